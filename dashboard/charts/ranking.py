"""Horizontal bars: the parts of one area, a mix beside the city's."""

import re
from collections.abc import Callable, Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.text import measure_text, wrap_text
from dashboard.charts.theme import (
    INK,
    MUTED,
    NEUTRAL_RAMP,
    PALETTE,
    empty_chart,
    finish,
    title_margin,
)
from dashboard.formats import describe_row, format_cell, format_count, format_fraction
from dashboard.metrics import Kind, Metric
from dashboard.rows import list_rows

BAR_HEIGHT = 28
_BAR_COLOR = "#6C9FC8"
_NAME_EMS = 13.0  # 150 px, so that bars are left on a phone
_LINE_HEIGHT = 16
_SMALL = f"<span style='color:{MUTED};font-size:11px'>  {{}}</span>"
_TAG = re.compile("<[^>]+>")


def part_bars(
    frame: pd.DataFrame, metric: Metric, *, title: str, names: Mapping[str, str]
) -> go.Figure:
    """One bar a part of one area, in the order of the frame.

    `frame`: metric values of one area and period by `part`. `names`: part -> name; one
    without stands as it is.
    """
    figure = _draw_bars(frame, metric, "part", names)
    return finish_bars(figure, title, len(frame))


def domain_bars(
    frame: pd.DataFrame, metric: Metric, *, title: str, names: Mapping[str, str]
) -> go.Figure:
    """One bar a domain of one area, highest first (domain_code instead of a unit).

    `frame`: domain_code, numerator, denominator, value. `names`: code -> name.
    """
    ordered = frame.sort_values("value", ascending=False, na_position="last")
    figure = _draw_bars(ordered, metric, "domain_code", names)
    return finish_bars(figure, title, len(frame))


def mix_chart(
    frame: pd.DataFrame,
    *,
    title: str,
    area_title: str,
    city_title: str,
    names: Callable[[str], str] = str,
) -> go.Figure:
    """The shares of an area's categories as bars, the city's as a tick on each.

    `frame`: category, area_count, area_share, city_share (shares 0..1); drawn with
    the largest share of the area on top. `names`: category -> name. A click gives the
    category (customdata[0]).
    """
    rows = list_rows(frame.sort_values("area_share", ascending=False, kind="stable"))
    labels = [wrap_text(names(row["category"]), _NAME_EMS) for row in rows]
    figure = go.Figure()
    figure.add_bar(
        orientation="h",
        y=labels,
        x=[row["area_share"] for row in rows],
        customdata=[[row["category"], _describe_part(row)] for row in rows],
        marker_color=PALETTE[0],
        name=area_title,
        hovertemplate="%{y}<br>%{fullData.name} %{customdata[1]}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )
    figure.add_scatter(
        y=labels,
        x=[row["city_share"] for row in rows],
        customdata=[[row["category"]] for row in rows],
        mode="markers",
        marker={"symbol": "line-ns-open", "size": 18, "color": PALETTE[3]},
        marker_line_width=3,
        cliponaxis=False,
        name=city_title,
        hovertemplate="%{y}<br>%{fullData.name} %{x:.1%}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )
    write_column(figure, labels, [_describe_part(row) for row in rows])
    # Beside long names a phone has no room for a legend: the caption explains.
    return finish_bars(figure.update_layout(showlegend=False), title, len(rows))


def _describe_part(row: Mapping[str, float]) -> str:
    share, count = f"{row['area_share']:.1%}", format_count(row["area_count"])
    return f"{share}{_SMALL.format(count)}"


def _draw_bars(
    frame: pd.DataFrame,
    metric: Metric,
    key: str,
    names: Mapping[str, str],
) -> go.Figure:
    """Bars, and beside them a column with each value or the word for its absence."""
    rows = list_rows(frame)
    labels = [wrap_text(names.get(row[key], row[key]), _NAME_EMS) for row in rows]
    figure = go.Figure()
    figure.add_bar(
        orientation="h",
        y=labels,
        x=[0.0 if pd.isna(row["value"]) else float(row["value"]) for row in rows],
        customdata=[[row[key], describe_row(row, metric)] for row in rows],
        marker_color=_BAR_COLOR if metric.is_ranked else NEUTRAL_RAMP[2],
        hovertemplate="%{y}<br>%{customdata[1]}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        showlegend=False,
    )
    write_column(figure, labels, [_label_bar(row, metric) for row in rows])
    return figure


def write_column(figure: go.Figure, labels: list[str], texts: list[str]) -> None:
    """Write `texts` right of the plot, a line a bar: clear of bars at any width."""
    for label, text in zip(labels, texts, strict=True):
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=label,
            text=text,
            showarrow=False,
            align="left",
        )
    widest = max((measure_text(_TAG.sub("", text)) for text in texts), default=0)
    figure.update_layout(margin_r=int(widest * 13) + 14)


def _label_bar(row: Mapping[str, float], metric: Metric) -> str:
    """The value and, where it is a ratio, what it rests on."""
    text = format_cell(row, metric)
    if metric.kind is Kind.COUNT or pd.isna(row["value"]):
        return text
    fraction = format_fraction(row["numerator"], row["denominator"])
    return f"{text}{_SMALL.format(fraction)}"


def finish_bars(figure: go.Figure, title: str, count: int, above: int = 0) -> go.Figure:
    """Bars of one thickness whatever their number; `above`: pixels for a legend."""
    if count == 0:
        return empty_chart(title, 120)
    top, bottom = title_margin(title) + above, 8
    lines = max((str(y).count("<br>") + 1 for y in figure.data[0].y), default=1)
    bar_height = max(BAR_HEIGHT, _LINE_HEIGHT * lines + 6)
    height = top + bottom + bar_height * max(count, 1)
    finish(figure, title, height)
    figure.update_yaxes(
        range=[max(count, 1) - 0.5, -0.5],
        type="category",
        ticklabelstandoff=4,
        showgrid=False,
        tickfont_color=INK,
    )
    figure.update_xaxes(visible=False, rangemode="tozero")
    return figure.update_layout(
        bargap=0.28, barcornerradius=2, margin={"t": top, "b": bottom}
    )
