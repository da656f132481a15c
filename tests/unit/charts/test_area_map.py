import json
from typing import Any

import pytest

from dashboard.charts.area_map import area_deck, area_features, area_layers
from dashboard.charts.classes import build_scale
from dashboard.charts.geometry import Shape
from dashboard.charts.theme import RAMP, parse_color
from dashboard.metrics import METRICS
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
NAMES = {"a": "黄楼街道", "b": "丰财街道", "c": "七里沟街道", "d": "徐庄<镇>"}
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
SHAPES = tuple(Shape(code, SQUARE, (0.5, 0.5), (1000.0, 2400.0)) for code in "abcd")
DISTRICT = {"type": "Feature", "geometry": SQUARE, "properties": {"code": "x"}}


@pytest.fixture
def deck(build_frame: BuildFrame) -> dict[str, Any]:
    """The JSON of a map on which b is selected."""
    frame = build_frame([("a", 1, 10), ("b", 9, 10), ("c", None, None)])
    scale = build_scale(frame, RATE)
    features = area_features(frame, RATE, scale, SHAPES, NAMES)
    layers = area_layers(features, SHAPES, [DISTRICT])
    spec: dict[str, Any] = json.loads(
        area_deck(layers, features, {"b": "#801650"}).to_json()
    )
    return spec


def flat_layers(deck: dict[str, Any]) -> list[dict[str, Any]]:
    nested = [layer if isinstance(layer, list) else [layer] for layer in deck["layers"]]
    return [layer for layers in nested for layer in layers]


def list_properties(deck: dict[str, Any], layer_id: str) -> list[dict[str, Any]]:
    layer = next(layer for layer in flat_layers(deck) if layer["id"] == layer_id)
    return [feature["properties"] for feature in layer["data"]]


def test_tooltips_are_written_out(deck: dict[str, Any]) -> None:
    texts = [(p["code"], p["text"]) for p in list_properties(deck, "areas")]
    assert texts == [
        ("a", "整改率 10.0%（1/10）"),
        ("b", "整改率 90.0%（9/10）"),
        ("c", "整改率 未上报"),
        ("d", "不在统计范围"),
    ]


def test_names_cannot_carry_markup(deck: dict[str, Any]) -> None:
    assert list_properties(deck, "areas")[3]["name"] == "徐庄&lt;镇&gt;"


def test_fill_is_the_class_and_nothing_outside_the_count(deck: dict[str, Any]) -> None:
    fills = [p["fill"] for p in list_properties(deck, "areas")]
    assert fills == [
        [*parse_color(RAMP[4]), 255],  # 10 % is worse than 90 %: darker
        [*parse_color(RAMP[1]), 255],
        [255, 255, 255, 255],
        [0, 0, 0, 0],
    ]


def test_selected_area_is_framed_in_its_colour_over_white(deck: dict[str, Any]) -> None:
    frames = [(p["code"], p["line"]) for p in list_properties(deck, "selected")]
    assert frames == [
        ("b", [255, 255, 255, 255]),
        ("b", [*parse_color("#801650"), 255]),
    ]


def test_areas_answer_a_click_and_are_not_paled(deck: dict[str, Any]) -> None:
    nested = [layer[0]["id"] for layer in deck["layers"] if isinstance(layer, list)]
    pickable = [layer["id"] for layer in flat_layers(deck) if layer["pickable"]]
    assert nested == pickable == ["areas", "selected"]


def test_the_base_map_is_an_empty_style_in_the_address(deck: dict[str, Any]) -> None:
    assert deck["mapProvider"] == "mapbox"
    assert deck["mapStyle"].startswith("data:application/json,%7B%22version%22%3A8")
    assert "http" not in deck["mapStyle"]


def test_layers_stand_whatever_is_selected(build_frame: BuildFrame) -> None:
    features = area_features(build_frame([]), RATE, build_scale(build_frame([]), RATE),
                             SHAPES, NAMES)  # fmt: skip
    layers = area_layers(features, SHAPES, [])
    decks = [area_deck(layers, features, chosen) for chosen in ({}, {"a": "#000000"})]
    assert decks[0].layers[:-1] == decks[1].layers[:-1] == layers
