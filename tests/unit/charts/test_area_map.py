import json
from typing import Any

import pytest

from dashboard.charts.area_map import area_deck
from dashboard.charts.geometry import MapGeometry, Shape
from dashboard.charts.theme import INK, RAMP, parse_color
from dashboard.metrics import METRICS
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
NAMES = {"a": "黄楼街道", "b": "丰财街道", "c": "七里沟街道", "d": "徐庄<镇>"}
SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}
SHAPES = tuple(Shape(code, SQUARE, (0.5, 0.5), (1000.0, 2400.0)) for code in "abcd")
GEOMETRY = MapGeometry(cells=SHAPES, tiles=SHAPES[:2], districts=())


@pytest.fixture
def deck(build_frame: BuildFrame) -> dict[str, Any]:
    """The JSON of a map on which b is selected."""
    frame = build_frame([("a", 1, 10), ("b", 9, 10), ("c", None, None)])
    drawn = area_deck(frame, RATE, GEOMETRY, names=NAMES, selected="b")
    spec: dict[str, Any] = json.loads(drawn.to_json())
    return spec


def list_properties(deck: dict[str, Any], layer_id: str) -> list[dict[str, Any]]:
    layer = next(layer for layer in deck["layers"] if layer["id"] == layer_id)
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
        [*parse_color(RAMP[1]), 255],
        [*parse_color(RAMP[4]), 255],
        [255, 255, 255, 255],
        [0, 0, 0, 0],
    ]


def test_labels_fill_the_room_of_their_area(deck: dict[str, Any]) -> None:
    labels = list_properties(deck, "labels")
    assert [p["label"] for p in labels[:3]] == [
        "黄楼\n10.0%",
        "丰财\n90.0%",
        "七里沟\n未上报",
    ]
    assert [p["size"] for p in labels[:3]] == [300, 300, 300]


def test_the_selected_area_is_framed_and_the_pale_ones_have_dark_labels(
    deck: dict[str, Any],
) -> None:
    assert [p["code"] for p in list_properties(deck, "selected")] == ["b"]
    inks = [p["ink"] for p in list_properties(deck, "labels")[:2]]
    assert inks == [[*parse_color(INK), 255], [255, 255, 255, 255]]


def test_only_areas_answer_a_click(deck: dict[str, Any]) -> None:
    pickable = [(layer["id"], layer["pickable"]) for layer in deck["layers"]]
    assert pickable == [
        ("areas", True),
        ("districts", False),
        ("selected", False),
        ("labels", False),
    ]


def test_the_base_map_is_an_empty_style_in_the_address(deck: dict[str, Any]) -> None:
    assert deck["mapProvider"] == "mapbox"
    assert deck["mapStyle"].startswith("data:application/json,%7B%22version%22%3A8")
    assert "http" not in deck["mapStyle"]


def test_the_view_depends_on_the_screen_alone(build_frame: BuildFrame) -> None:
    frame = build_frame([])
    decks = [
        area_deck(frame, RATE, GEOMETRY, names=NAMES, is_narrow=narrow)
        for narrow in (False, True)
    ]
    assert [deck.initial_view_state.zoom for deck in decks] == [10.3, 9.4]


def test_tiles_take_the_place_of_cells(build_frame: BuildFrame) -> None:
    drawn = area_deck(build_frame([]), RATE, GEOMETRY, names=NAMES, mode="tiles")
    spec = json.loads(drawn.to_json())
    assert [layer["id"] for layer in spec["layers"]] == ["areas", "selected", "labels"]
    assert [p["code"] for p in list_properties(spec, "areas")] == ["a", "b"]
