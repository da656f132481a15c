"""A map of the sub-districts that asks nothing of any other host."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import pandas as pd
import pydeck as pdk

from dashboard.charts.classes import ColorScale, read_shade
from dashboard.charts.geometry import Shape
from dashboard.charts.map_labels import label_layers
from dashboard.charts.map_view import fit_view
from dashboard.charts.text import label_name
from dashboard.charts.theme import (
    EMPTY_LINE,
    FONT,
    INK,
    OUTLINE,
    parse_color,
    text_color,
)
from dashboard.formats import (
    State,
    describe_row,
    format_label,
    format_value,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.rows import list_rows

AREAS_LAYER, SELECTED_LAYER = "areas", "selected"

# Any other provider or style, None included, fetches a base map from outside; this
# one is an empty style that the browser reads from the address itself.
_MAP_PROVIDER = "mapbox"
_MAP_STYLE = (
    "data:application/json,"
    "%7B%22version%22%3A8%2C%22sources%22%3A%7B%7D%2C%22layers%22%3A%5B%5D%7D"
)
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


def area_features(
    frame: pd.DataFrame,
    metric: Metric,
    scale: ColorScale,
    shapes: Sequence[Shape],
    names: Mapping[str, str],
) -> list[dict[str, Any]]:
    """GeoJSON features of `shapes`, coloured, with their texts written out.

    `frame`: metric values of one period (area_code, numerator, denominator, value).
    `names`: code -> name. Areas without a row are outlined only; one with a row and no
    value says why in its label.
    """
    rows = {row["area_code"]: row for row in list_rows(frame)}
    return [
        _build_feature(shape, rows.get(shape.code), metric, scale, names)
        for shape in shapes
    ]


def area_layers(
    features: Sequence[dict[str, Any]],
    shapes: Sequence[Shape],
    districts: Sequence[dict[str, Any]],
) -> list[Any]:
    """The layers that stand whatever is selected: areas, district lines, labels.

    The areas stand in a list of their own: Streamlit pales the unselected parts of
    every layer but of nested ones, and the selection here is not Streamlit's.
    """
    lines = [_district_layer(districts)] if districts else []
    return [[_area_layer(list(features))], *lines, *label_layers(features, shapes)]


def area_deck(
    layers: Sequence[Any],
    features: Sequence[dict[str, Any]],
    selected: Mapping[str, str],
    view: pdk.ViewState | None = None,
) -> pdk.Deck:
    """A deck of `layers` in which the areas of `selected` (code -> colour) are framed.

    A click is answered with the layer, "areas" or "selected", and the feature's
    properties: two layers, because Streamlit tells of no second click on the same
    object. `view` should not depend on the data, so that a click or another metric
    leaves the map where the reader moved it.
    """
    chosen = [f for f in features if f["properties"]["code"] in selected]
    return pdk.Deck(
        layers=[*layers, [_frame_layer(chosen, selected)]],
        initial_view_state=view or fit_view(()),
        map_provider=_MAP_PROVIDER,
        map_style=_MAP_STYLE,
        tooltip=_TOOLTIP,
    )


def _build_feature(
    shape: Shape,
    row: dict[str, Any] | None,
    metric: Metric,
    scale: ColorScale,
    names: Mapping[str, str],
) -> dict[str, Any]:
    name = names.get(shape.code, shape.code)
    if row is None:
        fill, line, ink = [0, 0, 0, 0], [*parse_color(EMPTY_LINE), 140], EMPTY_LINE
        text, label = _("不在统计范围"), label_name(name)
    else:
        color = scale.color(row)
        is_value = read_state(row) is State.VALUE
        fill, ink = [*parse_color(color), 255], text_color(color)
        line = [255, 255, 255, 255] if is_value else [*parse_color(EMPTY_LINE), 255]
        text = _describe_area(row, metric)
        label = f"{label_name(name)}\n{format_label(row, metric)}"
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


def _describe_area(row: dict[str, Any], metric: Metric) -> str:
    """Value and what it rests on; the drawn value, where that decides the colour."""
    text = describe_row(row, metric)
    if read_state(row) is not State.VALUE:
        return text
    if row.get("is_small"):
        return _("{text}，样本不足").format(text=text)
    shade = format_value(read_shade(row), metric)
    if shade == format_value(row["value"], metric):
        return text
    return _("{text}，收缩值 {shade}").format(text=text, shade=shade)


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


def _district_layer(districts: Sequence[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        data=[{**feature, "properties": {}} for feature in districts],
        id="districts",
        pickable=False,
        filled=False,
        stroked=True,
        get_line_color=[*parse_color(INK), 200],
        line_width_units=pdk.types.String("pixels"),
        get_line_width=2,
    )


def _frame_layer(
    features: Sequence[dict[str, Any]], colors: Mapping[str, str]
) -> pdk.Layer:
    """Each frame white below its colour, so that it stands out on any fill."""
    framed = [
        {
            "type": "Feature",
            "geometry": feature["geometry"],
            "properties": {
                **feature["properties"],
                "line": [*parse_color(color), 255],
                "width": width,
            },
        }
        for feature in features
        for color, width in (
            (OUTLINE, 8),
            (colors[feature["properties"]["code"]], 5),
        )
    ]
    return pdk.Layer(
        "GeoJsonLayer",
        data=framed,
        id=SELECTED_LAYER,
        pickable=True,
        filled=True,
        get_fill_color=[255, 255, 255, 1],  # as good as none, but it takes clicks
        stroked=True,
        get_line_color="properties.line",
        line_width_units=pdk.types.String("pixels"),
        get_line_width="properties.width",
    )
