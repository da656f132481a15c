"""Exercises by procedure, month by month, with the months that are unusual."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import (
    INK,
    NEUTRAL_RAMP,
    PALETTE,
    date_formats,
    empty_chart,
    finish,
)
from dashboard.formats import format_count, format_period
from dashboard.i18n import _
from dashboard.rows import list_rows

HEIGHT = 320
_SHADES = {"simple_count": NEUTRAL_RAMP[1], "ordinary_count": NEUTRAL_RAMP[3]}


def procedure_title(column: str) -> str:
    """The word for a procedure's column."""
    return {"simple_count": _("简易程序"), "ordinary_count": _("普通程序")}[column]


def procedure_chart(
    frame: pd.DataFrame, *, title: str, marks: Mapping[pd.Timestamp, str]
) -> go.Figure:
    """Stacked bars of a month's exercises; a mark on top of each unusual month.

    `frame`: period, simple_count, ordinary_count, exercise_count (missing: nobody has
    reported, no bar). `marks`: month -> why it is unusual. Grey throughout: counts are
    context, neither good nor bad.
    """
    rows = [row for row in list_rows(frame) if pd.notna(row["exercise_count"])]
    if not rows:
        return empty_chart(title, 120)
    figure = go.Figure()
    for column, shade in _SHADES.items():
        name = procedure_title(column)
        figure.add_bar(
            x=[row["period"] for row in rows],
            y=[row[column] for row in rows],
            name=name,
            marker_color=shade,
            customdata=[
                f"{format_period(row['period'])} {name} {format_count(row[column])}"
                for row in rows
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    _mark_months(figure, [row for row in rows if row["period"] in marks], marks)
    tick, _hover = date_formats()
    finish(figure, title, HEIGHT)
    figure.update_xaxes(tickformat=tick, dtick="M3", showgrid=False)
    figure.update_yaxes(tickformat=",", rangemode="tozero", nticks=6)
    return figure.update_layout(
        barmode="stack",
        bargap=0.25,
        showlegend=True,
        hovermode="closest",
        legend={"y": -0.16, "yanchor": "top", "traceorder": "normal"},
    )


def _mark_months(
    figure: go.Figure,
    rows: list[dict[str, object]],
    marks: Mapping[pd.Timestamp, str],
) -> None:
    """A diamond above the bar, with the reason in its tooltip."""
    if not rows:
        return
    figure.add_scatter(
        x=[row["period"] for row in rows],
        y=[row["exercise_count"] for row in rows],
        mode="markers",
        name=_("与自身历史不符"),
        marker={"symbol": "diamond", "size": 11, "color": PALETTE[3],
                "line": {"width": 1, "color": INK}},
        customdata=[marks[row["period"]] for row in rows],  # type: ignore[index]
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )  # fmt: skip
