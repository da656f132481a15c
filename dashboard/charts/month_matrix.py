"""A mark for every sub-district and month: shape, colour and word by its state."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import GRID, INK, empty_chart, finish, title_margin
from dashboard.formats import format_period
from dashboard.names import shorten_name
from dashboard.rows import list_rows

_ROW_HEIGHT, _AXIS_HEIGHT, _LEGEND_HEIGHT = 20, 44, 30


@dataclass(frozen=True)
class Mark:
    """How a state is drawn: the word for it, Plotly's symbol, colour, line width."""

    title: str
    symbol: str
    color: str
    line_width: float = 0.0


def month_matrix(
    frame: pd.DataFrame,
    names: Mapping[str, str],
    marks: Mapping[str, Mark],
    *,
    title: str,
    small: bool = False,
) -> go.Figure:
    """A row a unit, a column a month, a mark for each row of `frame`.

    `frame`: period, district_code, subdistrict_code, state (a key of `marks`) and, to
    stand in the tooltip instead of the state's word, text. `names`: code -> name.
    `small`: marks that fit a phone. A click gives the unit's code (customdata[0]).
    """
    if frame.empty:
        return empty_chart(title, 120)
    rows = list_rows(frame)
    places = frame[["district_code", "subdistrict_code"]].drop_duplicates()
    units = places.sort_values(["district_code", "subdistrict_code"])
    labels = {
        code: shorten_name(names.get(code, code)) for code in units["subdistrict_code"]
    }
    figure = go.Figure()
    for state, mark in marks.items():
        members = [row for row in rows if row["state"] == state]
        if members:
            _add_marks(figure, mark, members, labels, names, small)
    separate_districts(figure, units["district_code"].tolist())
    return _finish_matrix(figure, title, list(labels.values()), frame["period"])


def separate_districts(figure: go.Figure, districts: list[str]) -> None:
    """A line where the next unit belongs to another district."""
    for row in range(1, len(districts)):
        if districts[row] != districts[row - 1]:
            figure.add_hline(y=row - 0.5, line={"color": GRID, "width": 1})


def _add_marks(
    figure: go.Figure,
    mark: Mark,
    rows: list[dict[str, Any]],
    labels: Mapping[str, str],
    names: Mapping[str, str],
    small: bool,
) -> None:
    size, width = (9, mark.line_width / 2) if small else (14, mark.line_width)
    texts = [
        f"<b>{names.get(row['subdistrict_code'], row['subdistrict_code'])}</b>"
        f"<br>{format_period(row['period'])} {row.get('text', mark.title)}"
        for row in rows
    ]
    figure.add_scatter(
        x=[f"{row['period']:%Y-%m}" for row in rows],
        y=[labels[row["subdistrict_code"]] for row in rows],
        mode="markers",
        name=mark.title,
        customdata=[
            [row["subdistrict_code"], text]
            for row, text in zip(rows, texts, strict=True)
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker={
            "symbol": mark.symbol,
            "size": size,
            "color": mark.color,
            "line": {"width": width, "color": mark.color},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


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
