"""A control chart of single months: mean, limits, and the points that are signals."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.events import add_events, place_events
from dashboard.charts.text import measure_text
from dashboard.charts.theme import (
    INK,
    MUTED,
    PALETTE,
    date_formats,
    empty_chart,
    finish,
)
from dashboard.charts.trend import EVENT_STRIP, HEIGHT, spread_places
from dashboard.formats import (
    axis_format,
    describe_row,
    format_limit,
    format_period,
    format_value,
)
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.statistics.control import Chart, LimitKind, Phase
from dashboard.statistics.marks import signal_mark

_LABEL_SIZE = 11
_PLOT_HEIGHT = 190  # pixels, about: labels are kept apart by it
_BAND = "rgba(91, 101, 115, 0.10)"
_COLORS = {"worsening": PALETTE[3], "improving": PALETTE[1], "changed": INK}


def control_chart(
    rows: Sequence[Mapping[str, Any]],
    metric: Metric,
    chart: Chart,
    *,
    title: str,
    words: Mapping[int, str],
    target: float | None = None,
    events: pd.DataFrame | None = None,
) -> go.Figure:
    """The monthly values with the mean and limits of each phase; diamonds are signals.

    `rows`: the months that `chart` was made of (period, numerator, denominator,
    value), in order; without limits they are a plain line. `words`: index of a signal
    -> what it says, for its tooltip. `target` is drawn as a line of its own. A signal
    for the worse is orange, for the better green, without a better side black.
    `events`: occurred_on, kind, title.
    """
    if not rows:
        return empty_chart(title, HEIGHT)
    months = [pd.Timestamp(row["period"]) for row in rows]
    figure = go.Figure()
    for phase in chart.phases:
        _add_limits(figure, chart, phase, months)
    _add_values(figure, rows, months, metric, _colors(chart, metric), words)
    low, high = _value_range(rows, chart, target)
    tick, _hover = date_formats()
    half = pd.Timedelta(days=16)
    figure.update_xaxes(
        range=[months[0] - half, months[-1] + half],
        tickformat=tick,
        dtick="M3" if len(months) <= 14 else "M6",
        tick0="2020-01-01",
        showgrid=False,
        showline=True,
        ticks="outside",
    )
    has_events = events is not None and len(events)
    figure.update_yaxes(
        range=[low, high],
        tickformat=axis_format(metric),
        nticks=6,
        domain=[0, EVENT_STRIP - 0.02 if has_events else 1],
    )
    if events is not None and has_events:
        marks = place_events(events, months[0], months[-1])
        add_events(figure, marks, EVENT_STRIP)
    finish(figure, title, HEIGHT)
    _add_lines(figure, chart, metric, target, low, high)
    return figure.update_layout(hovermode="closest", showlegend=False)


def _add_limits(
    figure: go.Figure, chart: Chart, phase: Phase, months: list[pd.Timestamp]
) -> None:
    """The band between a phase's limits and its mean; no band without limits.

    Exact limits are steps: each month has those of its own size. Trial ones are dots.
    """
    if phase.kind is LimitKind.NONE:
        return
    ends = [months[phase.start], months[phase.stop - 1]]
    if phase.has_limits:
        span = slice(phase.start, phase.stop)
        shape = "linear" if phase.kind is LimitKind.XMR else "hvh"
        for levels, fill in ((chart.lowers, None), (chart.uppers, "tonexty")):
            known = [
                (month, level)
                for month, level in zip(months[span], levels[span], strict=True)
                if level == level
            ]
            figure.add_scatter(
                x=[month for month, _level in known],
                y=[level for _month, level in known],
                mode="lines",
                line={
                    "color": MUTED,
                    "width": 1,
                    "dash": "dot" if phase.is_trial else "dash",
                    "shape": shape,
                },
                fill=fill,
                fillcolor=_BAND,
                hoverinfo="skip",
            )
    figure.add_scatter(
        x=ends,
        y=[phase.mean, phase.mean],
        mode="lines",
        line={"color": MUTED, "width": 1},
        hoverinfo="skip",
    )


def _colors(chart: Chart, metric: Metric) -> dict[int, str]:
    """The colour of every index that is a signal, by its strongest rule."""
    return {
        signal.index: _COLORS[signal_mark(signal, metric.direction)]
        for signal in reversed(chart.signals)
    }


def _add_values(
    figure: go.Figure,
    rows: Sequence[Mapping[str, Any]],
    months: list[pd.Timestamp],
    metric: Metric,
    colors: Mapping[int, str],
    words: Mapping[int, str],
) -> None:
    """The line, round points for routine months and diamonds for signals."""
    places = range(len(rows))
    texts = [
        "<br>".join(
            [format_period(month), describe_row(row, metric), words.get(place, "")]
        )
        for place, month, row in zip(places, months, rows, strict=True)
    ]
    figure.add_scatter(
        x=months,
        y=[row["value"] for row in rows],
        customdata=texts,
        mode="lines+markers",
        connectgaps=False,
        line={"color": PALETTE[0], "width": 1.75},
        marker={
            "symbol": ["diamond" if place in colors else "circle" for place in places],
            "size": [11 if place in colors else 6 for place in places],
            "color": [colors.get(place, PALETTE[0]) for place in places],
        },
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
    )


def _add_lines(
    figure: go.Figure,
    chart: Chart,
    metric: Metric,
    target: float | None,
    low: float,
    high: float,
) -> None:
    """Name mean, limits and target at the right, clear of one another."""
    titles = {
        "upper": _("试用上限 {value}") if chart.is_trial else _("上限 {value}"),
        "mean": _("均值 {value}"),
        "lower": _("试用下限 {value}") if chart.is_trial else _("下限 {value}"),
        "target": _("目标 {value}"),
    }
    levels = {"upper": chart.upper, "mean": chart.mean, "lower": chart.lower}
    if target is not None:
        figure.add_hline(y=target, line={"color": PALETTE[1], "width": 1.5})
        levels["target"] = target
    levels = {name: level for name, level in levels.items() if level == level}
    gap = (high - low) * (_LABEL_SIZE + 4) / _PLOT_HEIGHT
    texts = {
        name: titles[name].format(
            value=(format_value if name == "target" else format_limit)(level, metric)
        )
        for name, level in levels.items()
    }
    for name, place in spread_places(levels, gap, low).items():
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=place,
            text=texts[name],
            showarrow=False,
            font={"size": _LABEL_SIZE, "color": MUTED},
        )
    widest = max(map(measure_text, texts.values()), default=0.0)
    figure.update_layout(margin_r=int(widest * _LABEL_SIZE) + 14)


def _value_range(
    rows: Sequence[Mapping[str, Any]], chart: Chart, target: float | None
) -> tuple[float, float]:
    """From the lowest to the highest of values, limits and target, with some air."""
    limits = [*chart.lowers, *chart.uppers]
    values = [row["value"] for row in rows]
    known = pd.Series([*values, *limits, target], dtype=float).dropna()
    low, high = float(known.min()), float(known.max())
    pad = max((high - low) * 0.08, abs(high) * 0.02, 0.01)
    return low - pad, high + pad
