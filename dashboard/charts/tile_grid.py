"""A map of equal tiles: every sub-district as large as any other, and clickable."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.classes import (
    LegendStep,
    build_scale,
    legend_steps,
    read_shade,
)
from dashboard.charts.text import label_name
from dashboard.charts.theme import (
    EMPTY_FILL,
    EMPTY_LINE,
    EMPTY_PATTERN,
    finish,
    text_color,
)
from dashboard.formats import (
    State,
    describe_row,
    format_fraction,
    format_label,
    format_value,
    read_state,
    state_title,
)
from dashboard.metrics import Metric
from dashboard.rows import list_rows

_TILE_HEIGHT = 58
_THUMBNAIL_TILE_HEIGHT = 30
_FILL = 0.94  # of a tile's place, the rest is the gap


def tile_grid_chart(
    frame: pd.DataFrame,
    metric: Metric,
    tiles: pd.DataFrame,
    names: Mapping[str, str],
    *,
    title: str = "",
    thumbnail: bool = False,
) -> go.Figure:
    """One tile a unit: its name, its value, a colour class; hatched without a value.

    `frame`: metric values of one period (area_code, numerator, denominator, value).
    `tiles`: code, column, row (rows from the top). `names`: code -> name. A unit
    without a row (another district is looked at) is an outline. `thumbnail`: lower,
    without values.

    Tiles are bars, not markers: they grow with the plot, and text shrinks to fit, so
    that one figure does for any width. Selection points carry the code as
    ``customdata[0]``.
    """
    placed = tiles.merge(frame, left_on="code", right_on="area_code", how="left")
    is_counted = placed["area_code"].notna()
    rows, others = list_rows(placed[is_counted]), list_rows(placed[~is_counted])
    scale = build_scale(placed[is_counted], metric)
    figure = go.Figure()
    _add_outlines(figure, others, names)
    for step in legend_steps(placed[is_counted], metric):
        members = [row for row in rows if scale.label(row) == step.label]
        _add_tiles(figure, members, metric, names, step, thumbnail)
    return _finish_grid(figure, tiles, title, thumbnail)


def _add_tiles(
    figure: go.Figure,
    rows: list[dict[str, Any]],
    metric: Metric,
    names: Mapping[str, str],
    step: LegendStep,
    thumbnail: bool,
) -> None:
    """The tiles of one class as one trace, so that the legend has a line for it."""
    titles = [names.get(row["code"], row["code"]) for row in rows]
    texts = [
        _label_tile(title, row, metric, thumbnail)
        for title, row in zip(titles, rows, strict=True)
    ]
    figure.add_bar(
        **_place_tiles(rows),
        **_write_tiles(texts, text_color(step.color)),
        name=step.label,
        customdata=[
            [row["code"], f"<b>{title}</b><br>{describe_row(row, metric)}"]
            for title, row in zip(titles, rows, strict=True)
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker=_tile_marker(step),
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _add_outlines(
    figure: go.Figure, rows: list[dict[str, Any]], names: Mapping[str, str]
) -> None:
    """Units that are not looked at: a name in a pale frame, without a legend."""
    if rows:
        texts = [_break_name(names.get(row["code"], row["code"])) for row in rows]
        figure.add_bar(
            **_place_tiles(rows),
            **_write_tiles(texts, EMPTY_LINE),
            marker={"color": EMPTY_FILL, "line": {"color": EMPTY_PATTERN, "width": 1}},
            hoverinfo="skip",
            showlegend=False,
        )


def _place_tiles(rows: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "x": [row["column"] for row in rows],
        "base": [row["row"] - _FILL / 2 for row in rows],
        "y": [_FILL] * len(rows),
        "width": _FILL,
    }


def _write_tiles(texts: list[str], color: str) -> dict[str, Any]:
    return {
        "text": texts,
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "constraintext": "inside",
        "textfont": {"size": 12, "color": color},
    }


def _break_name(title: str) -> str:
    return label_name(title).replace("\n", "<br>")


def _label_tile(
    title: str, row: dict[str, Any], metric: Metric, thumbnail: bool
) -> str:
    name = _break_name(title)
    return name if thumbnail else f"{name}<br><b>{_write_tile(row, metric)}</b>"


def _write_tile(row: dict[str, Any], metric: Metric) -> str:
    """What the tile's class was chosen by; of too few cases what there is of them."""
    if read_state(row) is not State.VALUE:
        return format_label(row, metric)
    if row.get("is_small"):
        return format_fraction(row["numerator"], row["denominator"])
    return format_value(read_shade(row), metric)


def _tile_marker(step: LegendStep) -> dict[str, Any]:
    """Plain colour for a class; a grey frame and hatching, or dots, for no value."""
    shapes = {
        state_title(State.NOT_REPORTED): "/",
        state_title(State.NOT_APPLICABLE): ".",
    }
    if step.color != EMPTY_FILL:
        return {"color": step.color}
    return {
        "color": EMPTY_FILL,
        "line": {"color": EMPTY_LINE, "width": 1},
        "pattern": {
            "shape": shapes[step.label],
            "fgcolor": EMPTY_PATTERN,
            "bgcolor": EMPTY_FILL,
            "size": 7,
            "solidity": 0.2,
        },
    }


def _finish_grid(
    figure: go.Figure, tiles: pd.DataFrame, title: str, thumbnail: bool
) -> go.Figure:
    first, last = tiles[["column", "row"]].min(), tiles[["column", "row"]].max()
    hidden = {"visible": False, "fixedrange": True}
    figure.update_xaxes(range=[first["column"] - 0.5, last["column"] + 0.5], **hidden)
    figure.update_yaxes(range=[last["row"] + 0.5, first["row"] - 0.5], **hidden)
    tile = _THUMBNAIL_TILE_HEIGHT if thumbnail else _TILE_HEIGHT
    lines = int(last["row"] - first["row"]) + 1
    finish(figure, title, tile * lines + (44 if thumbnail else 64))
    figure.update_layout(
        barmode="overlay",
        barcornerradius=3,
        showlegend=True,
        hovermode="closest",
        margin={"l": 0, "r": 0, "b": 4, "t": figure.layout.margin.t if title else 0},
        legend={
            "y": -0.02,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
            "traceorder": "normal",
            "font": {"size": 11},
        },
    )
    return figure
