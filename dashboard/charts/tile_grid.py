"""A map of equal tiles: every sub-district as large as any other, and clickable."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.classes import LegendStep, build_scale, legend_steps
from dashboard.charts.frames import describe_row, list_rows
from dashboard.charts.text import label_name
from dashboard.charts.theme import (
    EMPTY_FILL,
    EMPTY_LINE,
    EMPTY_PATTERN,
    INK,
    finish,
    text_color,
)
from dashboard.formats import State, format_cell, state_title
from dashboard.metrics import Metric

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
    selected: str | None = None,
    thumbnail: bool = False,
) -> go.Figure:
    """One tile a unit: its name, its value, a colour class; hatched without a value.

    `frame`: metric values of one period (area_code, numerator, denominator, value).
    `tiles`: code, column, row (rows from the top). `names`: code -> name. A unit with
    a tile but no row counts as not reported. `thumbnail`: lower, without values.

    Tiles are bars, not markers: they grow with the plot, and text shrinks to fit, so
    that one figure does for any width. Selection points carry the code as
    ``customdata[0]``.
    """
    rows = list_rows(
        tiles.merge(frame, left_on="code", right_on="area_code", how="left")
    )
    values = pd.DataFrame(rows, columns=["numerator", "denominator", "value"])
    scale = build_scale(values, metric)
    figure = go.Figure()
    for step in legend_steps(values, metric):
        members = [row for row in rows if scale.label(row) == step.label]
        _add_tiles(figure, members, metric, names, step, thumbnail)
    if selected in set(tiles["code"]):
        _outline(figure, next(row for row in rows if row["code"] == selected))
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
    gap = (1 - _FILL) / 2
    titles = [names.get(row["code"], row["code"]) for row in rows]
    figure.add_bar(
        x=[row["column"] for row in rows],
        base=[row["row"] - 0.5 + gap for row in rows],
        y=[_FILL] * len(rows),
        width=_FILL,
        name=step.label,
        text=[
            _label_tile(title, row, metric, thumbnail)
            for title, row in zip(titles, rows, strict=True)
        ],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        constraintext="inside",
        textfont={"size": 12, "color": text_color(step.color)},
        customdata=[
            [row["code"], f"<b>{title}</b><br>{describe_row(row, metric)}"]
            for title, row in zip(titles, rows, strict=True)
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker=_tile_marker(step),
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _label_tile(
    title: str, row: dict[str, Any], metric: Metric, thumbnail: bool
) -> str:
    name = label_name(title).replace("\n", "<br>")
    return name if thumbnail else f"{name}<br><b>{format_cell(row, metric)}</b>"


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


def _outline(figure: go.Figure, row: dict[str, Any]) -> None:
    figure.add_shape(
        type="rect",
        x0=row["column"] - 0.5,
        x1=row["column"] + 0.5,
        y0=row["row"] - 0.5,
        y1=row["row"] + 0.5,
        line={"color": INK, "width": 3},
    )


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
