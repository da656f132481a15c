"""How every unit uses every domain: a clickable square for each pair that is held."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.classes import LegendStep, build_scale, legend_steps
from dashboard.charts.month_matrix import separate_districts
from dashboard.charts.text import measure_text
from dashboard.charts.theme import (
    EMPTY_FILL,
    EMPTY_LINE,
    INK,
    empty_chart,
    finish,
    title_margin,
)
from dashboard.formats import describe_row
from dashboard.metrics import Metric
from dashboard.names import shorten_name
from dashboard.rows import list_rows

_ROW_HEIGHT, _LEGEND_HEIGHT = 20, 64
_LABEL_EMS = 12.0  # a domain's name on top, upright; longer ones end in an ellipsis
_LABEL_SIZE = 11


def domain_matrix(
    frame: pd.DataFrame,
    metric: Metric,
    *,
    title: str,
    units: Mapping[str, str],
    domains: Mapping[str, str],
    small: bool = False,
) -> go.Figure:
    """A row a unit, a column a domain, coloured by the metric's class.

    `frame`: subdistrict_code, district_code, domain_code, numerator, denominator,
    value; a domain that a unit does not hold has no row and no mark. `units`,
    `domains`: code -> name. `small`: marks that fit a phone. A click gives unit and
    domain (customdata[0] and [1]).
    """
    if frame.empty:
        return empty_chart(title, 120)
    ordered = frame.sort_values(["district_code", "subdistrict_code", "domain_code"])
    rows, scale = list_rows(ordered), build_scale(ordered, metric)
    places = ordered.drop_duplicates("subdistrict_code")
    figure = go.Figure()
    for step in legend_steps(ordered, metric):
        members = [row for row in rows if scale.label(row) == step.label]
        _add_squares(figure, members, metric, step, units, domains, small)
    separate_districts(figure, places["district_code"].tolist())
    columns = {code: domains[code] for code in sorted(set(ordered["domain_code"]))}
    lines = {code: units[code] for code in places["subdistrict_code"]}
    return _finish_matrix(figure, title, lines, columns)


def _add_squares(
    figure: go.Figure,
    rows: list[dict[str, Any]],
    metric: Metric,
    step: LegendStep,
    units: Mapping[str, str],
    domains: Mapping[str, str],
    small: bool,
) -> None:
    """The squares of one class as one trace, so that the legend has a line for it."""
    if not rows:
        return
    line = EMPTY_LINE if step.color == EMPTY_FILL else step.color
    figure.add_scatter(
        x=[row["domain_code"] for row in rows],
        y=[row["subdistrict_code"] for row in rows],
        mode="markers",
        name=step.label,
        customdata=[
            [row["subdistrict_code"], row["domain_code"], text]
            for row, text in (
                (
                    row,
                    f"<b>{units[row['subdistrict_code']]}</b><br>"
                    f"{domains[row['domain_code']]}<br>{describe_row(row, metric)}",
                )
                for row in rows
            )
        ],
        hovertemplate="%{customdata[2]}<extra></extra>",
        marker={
            "symbol": "square",
            "size": 11 if small else 15,
            "color": step.color,
            "line": {"width": 1, "color": line},
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _finish_matrix(
    figure: go.Figure, title: str, lines: Mapping[str, str], columns: Mapping[str, str]
) -> go.Figure:
    """Domains on top, upright; rows of one height whatever their number."""
    names = [_shorten(name) for name in columns.values()]
    above = title_margin(title) + int(_label_width(names) * _LABEL_SIZE) + 12
    finish(figure, title, above + _LEGEND_HEIGHT + _ROW_HEIGHT * len(lines))
    figure.update_yaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(lines),
        tickvals=list(lines),
        ticktext=[shorten_name(name) for name in lines.values()],
        range=[len(lines) - 0.5, -0.5],
        showgrid=False,
        ticklabelstandoff=4,
        tickfont_color=INK,
    )
    figure.update_xaxes(
        type="category",
        categoryorder="array",
        categoryarray=list(columns),
        tickvals=list(columns),
        ticktext=names,
        range=[-0.6, len(columns) - 0.4],
        side="top",
        showgrid=False,
        tickangle=-90,
        tickfont={"size": _LABEL_SIZE, "color": INK},
    )
    return figure.update_layout(
        showlegend=True,
        hovermode="closest",
        margin={"t": above, "b": _LEGEND_HEIGHT},
        legend={"y": 0, "yanchor": "top", "itemclick": False,
                "itemdoubleclick": False, "traceorder": "normal"},
    )  # fmt: skip


def _shorten(name: str) -> str:
    if measure_text(name) <= _LABEL_EMS:
        return name
    while measure_text(name) > _LABEL_EMS - 1:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _label_width(names: list[str]) -> float:
    return max(map(measure_text, names), default=0.0)
