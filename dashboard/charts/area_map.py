"""A map of the sub-districts that asks nothing of any other host."""

from collections.abc import Mapping
from html import escape
from typing import Any, Literal

import pandas as pd
import pydeck as pdk

from dashboard.charts.classes import ColorScale, build_scale
from dashboard.charts.frames import describe_row, list_rows
from dashboard.charts.geometry import CENTRE, MapGeometry, Shape
from dashboard.charts.text import label_name, measure_text
from dashboard.charts.theme import (
    EMPTY_LINE,
    FONT,
    INK,
    PALETTE,
    parse_color,
    text_color,
)
from dashboard.formats import State, format_cell, read_state
from dashboard.i18n import _
from dashboard.metrics import Metric

AREAS_LAYER = "areas"
HEIGHT = 560

# Any other provider or style, None included, fetches a base map from outside; this
# one is an empty style that the browser reads from the address itself.
_MAP_PROVIDER = "mapbox"
_MAP_STYLE = (
    "data:application/json,"
    "%7B%22version%22%3A8%2C%22sources%22%3A%7B%7D%2C%22layers%22%3A%5B%5D%7D"
)
_ZOOM = 10.3
_NARROW_ZOOM = 9.4  # shows the monitored cells on a screen of 390 px
_TOOLTIP = {
    "html": "<b>{name}</b><br>{text}",
    "style": {
        "backgroundColor": "#FFFFFF",
        "color": INK,
        "fontFamily": FONT,
        "fontSize": "13px",
        "border": "1px solid #D5DBE3",
        "borderRadius": "4px",
        "padding": "6px 10px",
    },
}


def area_deck(
    frame: pd.DataFrame,
    metric: Metric,
    geometry: MapGeometry,
    *,
    names: Mapping[str, str],
    mode: Literal["cells", "tiles"] = "cells",
    selected: str | None = None,
    is_narrow: bool = False,
) -> pdk.Deck:
    """A deck whose layer "areas" is filled by the class of each area's value.

    `frame`: metric values of one period (area_code, numerator, denominator, value).
    `names`: code -> name. Areas without a row are outlined only; one with a row and no
    value says why in its label. The view never depends on the data, so
    that a click or another metric leaves it where the reader moved it; `is_narrow`
    starts it smaller, for phones. `selected` (the code last clicked) gets a frame, and
    dark labels the others, which Streamlit pales.
    """
    shapes = geometry.cells if mode == "cells" else geometry.tiles
    rows = {row["area_code"]: row for row in list_rows(frame)}
    scale = build_scale(frame, metric)
    features = [
        _build_feature(shape, rows.get(shape.code), metric, scale, names)
        for shape in shapes
    ]
    layers = [
        _area_layer(features),
        *([_district_layer(geometry)] if mode == "cells" else []),
        _frame_layer([f for f in features if f["properties"]["code"] == selected]),
        _label_layer(features, shapes, selected),
    ]
    return pdk.Deck(
        layers=layers,
        initial_view_state=_initial_view(is_narrow),
        map_provider=_MAP_PROVIDER,
        map_style=_MAP_STYLE,
        tooltip=_TOOLTIP,
    )


def _initial_view(is_narrow: bool) -> pdk.ViewState:
    return pdk.ViewState(
        longitude=CENTRE[0],
        latitude=CENTRE[1],
        zoom=_NARROW_ZOOM if is_narrow else _ZOOM,
        min_zoom=8,
        max_zoom=15,
    )


def _build_feature(
    shape: Shape,
    row: dict[str, Any] | None,
    metric: Metric,
    scale: ColorScale,
    names: Mapping[str, str],
) -> dict[str, Any]:
    """GeoJSON with all texts written out: the browser only fills them in."""
    name = names.get(shape.code, shape.code)
    if row is None:
        fill, line, ink = [0, 0, 0, 0], [*parse_color(EMPTY_LINE), 140], EMPTY_LINE
        text, label = _("不在统计范围"), label_name(name)
    else:
        color = scale.color(row)
        is_value = read_state(row) is State.VALUE
        fill, ink = [*parse_color(color), 255], text_color(color)
        line = [255, 255, 255, 255] if is_value else [*parse_color(EMPTY_LINE), 255]
        text = describe_row(row, metric)
        label = f"{label_name(name)}\n{format_cell(row, metric)}"
    properties = {
        "code": shape.code,
        "name": escape(name),
        "text": escape(f"{metric.title} {text}" if row else text),
        "label": label,
        "fill": fill,
        "line": line,
        "ink": [*parse_color(ink), 255],
    }
    return {"type": "Feature", "geometry": shape.geometry, "properties": properties}


def _area_layer(features: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        data=features,
        id=AREAS_LAYER,
        pickable=True,
        filled=True,
        stroked=True,
        auto_highlight=True,
        highlight_color=[255, 255, 255, 70],
        get_fill_color="properties.fill",
        get_line_color="properties.line",
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1,
    )


def _district_layer(geometry: MapGeometry) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        data=[{**feature, "properties": {}} for feature in geometry.districts],
        id="districts",
        pickable=False,
        filled=False,
        stroked=True,
        get_line_color=[*parse_color(INK), 200],
        line_width_units=pdk.types.String("pixels"),
        get_line_width=2,
    )


def _frame_layer(features: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        data=features,
        id="selected",
        pickable=False,
        filled=False,
        stroked=True,
        get_line_color=[*parse_color(PALETTE[3]), 255],
        line_width_units=pdk.types.String("pixels"),
        get_line_width=4,
    )


def _label_layer(
    features: list[dict[str, Any]], shapes: tuple[Shape, ...], selected: str | None
) -> pdk.Layer:
    """Name and value in every area, as large as its room allows.

    Sizes are in metres: the labels of the small old-town cells come up on zooming in.
    GeoJSON points and not a TextLayer, whose text Streamlit pales with a selection.
    """
    labels = [
        _build_label(feature["properties"], shape, selected)
        for feature, shape in zip(features, shapes, strict=True)
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        data=labels,
        id="labels",
        pickable=False,
        point_type=pdk.types.String("text"),
        get_text="properties.label",
        get_text_color="properties.ink",
        get_text_size="properties.size",
        text_size_units=pdk.types.String("meters"),
        text_size_max_pixels=16,
        text_line_height=1.15,
        text_font_family=pdk.types.String(FONT),
        text_character_set=pdk.types.String("auto"),
    )


def _build_label(
    properties: dict[str, Any], shape: Shape, selected: str | None
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(shape.label_point)},
        "properties": {
            "label": properties["label"],
            "ink": _label_ink(properties, selected),
            "size": _fit_label(properties["label"], shape.room_m),
        },
    }


def _label_ink(properties: dict[str, Any], selected: str | None) -> list[int]:
    """Streamlit pales every area but the selected one: white would vanish there."""
    is_paled = selected is not None and properties["code"] != selected
    ink: list[int] = [*parse_color(INK), 255] if is_paled else properties["ink"]
    return ink


def _fit_label(label: str, room_m: tuple[float, float]) -> int:
    """The letter height in metres at which `label` fills its room, with some air."""
    lines = label.split("\n")
    longest = max(measure_text(line) for line in lines)
    return round(0.9 * min(room_m[0] / max(longest, 3.0), room_m[1] / len(lines) / 1.2))
