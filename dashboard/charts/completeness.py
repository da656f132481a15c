"""Who has reported when: a square for every sub-district and month."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.frames import list_rows
from dashboard.charts.text import shorten_name
from dashboard.charts.theme import (
    EMPTY_LINE,
    GRID,
    INK,
    PALETTE,
    empty_chart,
    finish,
    title_margin,
)
from dashboard.formats import format_period
from dashboard.i18n import _

_ROW_HEIGHT, _AXIS_HEIGHT, _LEGEND_HEIGHT = 20, 44, 30

#: Shape, colour and width of the line of each state's mark.
_MARKS: dict[str, tuple[str, str, float]] = {
    "reported": ("square", "#6C9FC8", 0),
    "missing": ("square-x-open", PALETTE[2], 2.5),
    "unpublished": ("square-open-dot", EMPTY_LINE, 1),
}


def report_title(state: str) -> str:
    """The word for the state of a unit's month."""
    return {
        "reported": _("已报"),
        "missing": _("未报"),
        "unpublished": _("未发布"),
    }[state]


def completeness_chart(
    frame: pd.DataFrame, names: Mapping[str, str], *, title: str, small: bool = False
) -> go.Figure:
    """A row a unit, a column a month; each state has a shape, a colour and a word.

    `frame`: period, district_code, subdistrict_code, state; a unit that was not
    monitored in a month has no row and no mark. `names`: code -> name. `small`: marks
    that fit a phone. A click gives the unit's code (customdata[0]).
    """
    if frame.empty:
        return empty_chart(title, 120)
    rows = list_rows(frame)
    places = frame[["district_code", "subdistrict_code"]].drop_duplicates()
    units = places.sort_values(["district_code", "subdistrict_code"])
    labels = {code: _label(code, names) for code in units["subdistrict_code"]}
    figure = go.Figure()
    for state in _MARKS:
        members = [row for row in rows if row["state"] == state]
        if members:
            _add_marks(figure, state, members, labels, names, small)
    _separate_districts(figure, units["district_code"].tolist())
    return _finish_matrix(figure, title, list(labels.values()), frame["period"])


def _label(code: str, names: Mapping[str, str]) -> str:
    return shorten_name(names.get(code, code))


def _add_marks(
    figure: go.Figure,
    state: str,
    rows: list[dict[str, Any]],
    labels: Mapping[str, str],
    names: Mapping[str, str],
    small: bool,
) -> None:
    symbol, color, width = _MARKS[state]
    size, width = (9, width / 2) if small else (14, width)
    texts = [
        f"<b>{names.get(row['subdistrict_code'], row['subdistrict_code'])}</b>"
        f"<br>{format_period(row['period'])} {report_title(state)}"
        for row in rows
    ]
    figure.add_scatter(
        x=[f"{row['period']:%Y-%m}" for row in rows],
        y=[labels[row["subdistrict_code"]] for row in rows],
        mode="markers",
        name=report_title(state),
        customdata=[
            [row["subdistrict_code"], text]
            for row, text in zip(rows, texts, strict=True)
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker={
            "symbol": symbol,
            "size": size,
            "color": color,
            "line": {"width": width, "color": color},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _separate_districts(figure: go.Figure, districts: list[str]) -> None:
    """A line where the next unit belongs to another district."""
    for row in range(1, len(districts)):
        if districts[row] != districts[row - 1]:
            figure.add_hline(y=row - 0.5, line={"color": GRID, "width": 1})


def _finish_matrix(
    figure: go.Figure, title: str, labels: list[str], periods: pd.Series
) -> go.Figure:
    """Months on top, rows of one height whatever their number."""
    months = sorted(periods.unique())
    above = title_margin(title) + _AXIS_HEIGHT
    finish(figure, title, above + _LEGEND_HEIGHT + _ROW_HEIGHT * len(labels))
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=labels,
        range=[len(labels) - 0.5, -0.5],
        showgrid=False,
        ticklabelstandoff=4,
        tickfont_color=INK,
        dtick=1,
    )
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=[f"{month:%Y-%m}" for month in months],
        range=[-0.6, len(months) - 0.4],
        side="top",
        showgrid=False,
        tickangle=0,
        **_month_ticks(months),
    )
    return figure.update_layout(
        showlegend=True,
        hovermode="closest",
        margin={"t": above, "b": _LEGEND_HEIGHT},
        legend={"y": 0, "yanchor": "top", "itemclick": False,
                "itemdoubleclick": False, "traceorder": "normal"},
    )  # fmt: skip


def _month_ticks(months: list[pd.Timestamp]) -> dict[str, list[str]]:
    """The number of every month, or of every third, with the year where it begins."""
    step = 1 if len(months) <= 12 else 3
    shown = months[::step]
    texts = [
        f"{month.year}<br>{month.month}"
        if number == 0 or month.year != shown[number - 1].year
        else str(month.month)
        for number, month in enumerate(shown)
    ]
    return {"tickvals": [f"{month:%Y-%m}" for month in shown], "ticktext": texts}
