"""How findings came to light and what they are of: a square a source and category."""

from collections.abc import Callable, Collection
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.text import measure_text, wrap_text
from dashboard.charts.theme import (
    INK,
    RAMP,
    empty_chart,
    finish,
    text_color,
    title_margin,
)
from dashboard.formats import format_count
from dashboard.rows import list_rows

_ROW_HEIGHT, _SIZE, _LABEL_SIZE = 30, 25, 12
_LEVEL_EMS, _CATEGORY_EMS = 4.0, 14.0  # wider names of sources stand upright
_FADED = 0.25


def kind_matrix(
    frame: pd.DataFrame,
    *,
    title: str,
    name_value: Callable[[str], str],
    sources: Collection[str] = (),
    categories: Collection[str] = (),
) -> go.Figure:
    """Categories downwards by their number, sources across; the count in each square.

    `frame`: source, category, count. `name_value`: value -> its name. Squares
    outside `sources` and `categories`, where any are chosen, are pale. A click gives
    source and category (customdata[0], customdata[1]).
    """
    if frame.empty:
        return empty_chart(title, 120)
    rows = list_rows(frame)
    most = int(frame["count"].max())
    colors = [_shade(row["count"], most) for row in rows]
    figure = go.Figure()
    figure.add_scatter(
        x=[name_value(row["source"]) for row in rows],
        y=[_name_category(row["category"], name_value) for row in rows],
        mode="markers+text",
        text=[format_count(row["count"]) for row in rows],
        textfont={
            "size": _LABEL_SIZE,
            "color": [text_color(color) for color in colors],
        },
        customdata=[[row["source"], row["category"]] for row in rows],
        hovertemplate="%{y} · %{x}<br>%{text}<extra></extra>",
        marker={
            "symbol": "square",
            "size": _SIZE,
            "color": colors,
            "opacity": [_opacity(row, sources, categories) for row in rows],
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )
    return _finish_matrix(figure, frame, title, name_value)


def _shade(count: int, most: int) -> str:
    return RAMP[min(len(RAMP) - 1, (count - 1) * len(RAMP) // most)]


def _opacity(
    row: dict[str, Any], sources: Collection[str], categories: Collection[str]
) -> float:
    is_outside = (sources and row["source"] not in sources) or (
        categories and row["category"] not in categories
    )
    return _FADED if is_outside else 1


def _name_category(value: str, name_value: Callable[[str], str]) -> str:
    return wrap_text(name_value(value), _CATEGORY_EMS)


def _finish_matrix(
    figure: go.Figure,
    frame: pd.DataFrame,
    title: str,
    name_value: Callable[[str], str],
) -> go.Figure:
    """The most frequent source left, the most frequent category on top."""
    sources = _by_number(frame, "source")
    categories = _by_number(frame, "category")
    names = [name_value(value) for value in sources]
    labels, ems = _label_sources(names)
    above = title_margin(title) + int(ems * _LABEL_SIZE) + 16
    finish(figure, title, above + 8 + _ROW_HEIGHT * len(categories))
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=names,
        range=[-0.6, len(sources) - 0.4],
        side="top",
        showgrid=False,
        tickvals=names,
        ticktext=labels,
        tickangle=-90 if labels == names else 0,
    )
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=[_name_category(value, name_value) for value in categories],
        range=[len(categories) - 0.5, -0.5],
        ticklabelstandoff=4,
        tickfont_color=INK,
        dtick=1,
    )
    return figure.update_layout(hovermode="closest", margin={"t": above, "b": 8})


def _label_sources(names: list[str]) -> tuple[list[str], float]:
    """The sources' labels and their height in ems.

    Chinese breaks anywhere and lies in two lines; a long English word would be cut in
    the narrow columns: such names stand upright, unbroken.
    """
    widest = max(map(measure_text, names))
    if widest > _LEVEL_EMS and all(name.isascii() for name in names):
        return names, widest
    return [wrap_text(name, _LEVEL_EMS) for name in names], 2.6


def _by_number(frame: pd.DataFrame, column: str) -> list[str]:
    """The column's values, the most frequent first."""
    totals = frame.groupby(column)["count"].sum()
    return [str(value) for value in totals.sort_values(ascending=False).index]
