"""A caterpillar: units in order, each an estimate with its interval."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.ranking import write_column
from dashboard.charts.text import wrap_text
from dashboard.charts.theme import EMPTY_LINE, INK, MUTED, PALETTE, finish, title_margin
from dashboard.rows import list_rows

_NAME_EMS = 13.0
_LINE_HEIGHT, _ROW_HEIGHT = 16, 22
#: 1 in the better half, 0 cannot be told, -1 in the worse half.
_TIERS = {
    1: (PALETTE[1], "diamond"),
    0: (PALETTE[0], "circle"),
    -1: (PALETTE[2], "square"),
}


def caterpillar_chart(
    frame: pd.DataFrame,
    *,
    title: str,
    names: Mapping[str, str],
    tick_format: str,
    reference: float | None = None,
    own_title: str = "",
    tick_values: Sequence[float] = (),
) -> go.Figure:
    """A line a unit in the frame's order, from the top.

    `frame`: area_code, centre, low, high (missing: no interval), tier (0 where units
    are not placed), text (right of the plot), hover; `own` (a second, hollow mark such
    as the raw value, named `own_title`) where there is one. `reference`: a line across;
    `tick_values`: where the axis has numbers, if not anywhere.
    Points carry the code as ``customdata[0]``.
    """
    rows = list_rows(frame)
    labels = [wrap_text(names[row["area_code"]], _NAME_EMS) for row in rows]
    figure = go.Figure()
    if own_title:
        _add_own(figure, rows, labels, own_title)
    _add_estimates(figure, rows, labels)
    if reference is not None and pd.notna(reference):
        figure.add_vline(x=reference, line={"color": MUTED, "width": 1, "dash": "dot"})
    write_column(figure, labels, [row["text"] for row in rows])
    _finish_lines(figure, title, labels, tick_format, bool(own_title))
    return figure.update_xaxes(tickvals=list(tick_values)) if tick_values else figure


def _add_own(
    figure: go.Figure, rows: list[dict[str, Any]], labels: list[str], own_title: str
) -> None:
    figure.add_scatter(
        x=[row["own"] for row in rows],
        y=labels,
        mode="markers",
        marker={"symbol": "circle-open", "size": 7, "color": EMPTY_LINE},
        name=own_title,
        hoverinfo="skip",
        cliponaxis=False,
    )


def _add_estimates(
    figure: go.Figure, rows: list[dict[str, Any]], labels: list[str]
) -> None:
    marks = [_TIERS[int(row["tier"])] for row in rows]
    for label, row, (color, _symbol) in zip(labels, rows, marks, strict=True):
        if pd.notna(row["low"]):
            figure.add_shape(
                type="line",
                x0=row["low"],
                x1=row["high"],
                y0=label,
                y1=label,
                line={"color": color, "width": 3},
                opacity=0.45,
            )
    figure.add_scatter(
        x=[row["centre"] for row in rows],
        y=labels,
        mode="markers",
        marker={
            "color": [color for color, _symbol in marks],
            "symbol": [symbol for _color, symbol in marks],
            "size": 9,
        },
        customdata=[[row["area_code"], row["hover"]] for row in rows],
        hovertemplate="%{customdata[1]}<extra></extra>",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
        showlegend=False,
    )


def _finish_lines(
    figure: go.Figure,
    title: str,
    labels: list[str],
    tick_format: str,
    has_legend: bool,
) -> None:
    lines = max((label.count("<br>") + 1 for label in labels), default=1)
    row_height = max(_ROW_HEIGHT, _LINE_HEIGHT * lines + 4)
    top, below = title_margin(title), 36 + 28 * has_legend
    finish(figure, title, top + below + row_height * len(labels))
    figure.update_xaxes(tickformat=tick_format, nticks=6)
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=labels,
        range=[len(labels) - 0.5, -0.5],
        ticklabelstandoff=4,
        tickfont_color=INK,
    )
    figure.update_layout(
        hovermode="closest",
        clickmode="event+select",
        margin={"t": top, "b": below},
        showlegend=has_legend,
        legend={"yref": "container", "y": 0, "yanchor": "bottom"},
    )
