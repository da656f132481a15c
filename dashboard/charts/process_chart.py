"""Did it change? A monthly line with its mean, limits and the rules that it breaks."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.text import measure_text
from dashboard.charts.theme import MUTED, PALETTE
from dashboard.charts.trend import trend_chart
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.statistics.xmr import Phase, Rule, Signal, Xmr

_HEIGHT = 360
_SIGNAL = PALETTE[3]
_LABEL_SIZE = 11
_WIDE, _NARROW = 900, 240  # pixels of the plot on a desk and a phone
_LABEL_GAP = 0.07  # of the plot's height, between the lines of two labels
_FLOOR = 0.12  # below it a label stands above its month


def rule_title(rule: Rule, side: int) -> str:
    """Which rule a month breaks, and which way, in a few words."""
    return {
        (Rule.OUTSIDE, 1): _("高于上限"),
        (Rule.OUTSIDE, -1): _("低于下限"),
        (Rule.NEAR, 1): _("3 个月有 2 个接近上限"),
        (Rule.NEAR, -1): _("3 个月有 2 个接近下限"),
        (Rule.RUN, 1): _("连续 7 个月高于均值"),
        (Rule.RUN, -1): _("连续 7 个月低于均值"),
        (Rule.TREND, 1): _("连续 7 个月上升"),
        (Rule.TREND, -1): _("连续 7 个月下降"),
    }[rule, side]


def group_signals(chart: Xmr) -> list[list[Signal]]:
    """Neighbouring months that break the same rule the same way, each month once.

    A month that breaks several rules stands for the strongest.
    """
    strongest: dict[int, Signal] = {}
    for signal in chart.signals:
        strongest.setdefault(signal.index, signal)
    groups: list[list[Signal]] = []
    for signal in strongest.values():
        last = groups[-1][-1] if groups else None
        if last is not None and _continues(last, signal):
            groups[-1].append(signal)
        else:
            groups.append([signal])
    return groups


def _continues(last: Signal, signal: Signal) -> bool:
    same = (last.rule, last.side) == (signal.rule, signal.side)
    return same and signal.index == last.index + 1


def process_chart(
    frame: pd.DataFrame,
    metric: Metric,
    chart: Xmr,
    *,
    title: str,
    area_title: str,
    events: pd.DataFrame,
    small: bool = False,
) -> go.Figure:
    """The months of `frame` with the phases and signals of `chart`.

    `frame`: metric values of one area, a row a month from the first with a value on,
    in the order of time (period, area_code, numerator, denominator, value); `chart`:
    of its values. `events`: occurred_on, kind, title. `small`: labels for a phone.
    """
    figure = trend_chart(
        frame,
        metric,
        title=title,
        area_titles={str(code): area_title for code in frame["area_code"].unique()},
        events=events,
        height=_HEIGHT,
    )
    if frame["value"].notna().sum() == 0:
        return figure
    months = pd.to_datetime(frame["period"]).tolist()
    for phase in chart.phases:
        _add_phase(figure, phase, months)
    _make_room(figure, chart)
    width = _NARROW if small else _WIDE
    _add_signals(figure, chart, months, frame["value"].tolist(), width)
    return figure


def _add_phase(figure: go.Figure, phase: Phase, months: list[pd.Timestamp]) -> None:
    """Mean and limits over the months of one phase, half a month beyond its ends."""
    half = pd.Timedelta(days=15)
    span = [months[phase.start] - half, months[phase.stop - 1] + half]
    lines: list[tuple[float, dict[str, Any]]] = [
        (phase.mean, {"width": 1.25}),
        (phase.lower, {"width": 1.25, "dash": "dash"}),
        (phase.upper, {"width": 1.25, "dash": "dash"}),
    ]
    for value, look in lines:
        if value == value:
            figure.add_scatter(
                x=span,
                y=[value, value],
                mode="lines",
                line={"color": MUTED, **look},
                hoverinfo="skip",
                zorder=-50,
                showlegend=False,
            )


def _add_signals(
    figure: go.Figure,
    chart: Xmr,
    months: list[pd.Timestamp],
    values: list[float],
    plot_width: int,
) -> None:
    """Marks on the months that break a rule; the last of a group says which."""
    groups = group_signals(chart)
    labels = _place_labels(groups, values, figure.layout.yaxis.range,
                           plot_width / (len(months) + 1))  # fmt: skip
    for group, label in zip(groups, labels, strict=True):
        words = rule_title(group[0].rule, group[0].side)
        places = [signal.index for signal in group]
        figure.add_scatter(
            x=[months[place] for place in places],
            y=[values[place] for place in places],
            mode="markers+text",
            text=[""] * (len(group) - 1) + [words if label else ""],
            textposition=label or "top center",
            textfont={"size": _LABEL_SIZE, "color": _SIGNAL},
            marker={"symbol": "diamond", "size": 10, "color": _SIGNAL},
            hovertemplate=f"{words}<extra></extra>",
            cliponaxis=False,
            zorder=10,
            showlegend=False,
        )


def _place_labels(
    groups: list[list[Signal]],
    values: list[float],
    value_range: tuple[float, float],
    step: float,
) -> list[str]:
    """Where each group's words stand, '' where they would lie on newer ones.

    `step`: pixels from month to month. Words are kept apart in height or sideways.
    """
    low, high = value_range
    taken: list[tuple[float, float, float]] = []
    places = []
    for group in reversed(groups):
        last = group[-1]
        width = measure_text(rule_title(last.rule, last.side)) * _LABEL_SIZE
        height = (values[last.index] - low) / (high - low)
        vertical = "top" if last.side > 0 or height < _FLOOR else "bottom"
        align = _align(last.index, len(values))
        start = last.index * step - {"left": width, "center": width / 2}.get(align, 0)
        line = height + (_LABEL_GAP if vertical == "top" else -_LABEL_GAP)
        is_free = all(
            start > to or start + width < since or abs(line - other) > _LABEL_GAP
            for since, to, other in taken
        )
        if is_free:
            taken.append((start, start + width, line))
        places.append(f"{vertical} {align}" if is_free else "")
    return places[::-1]


def _align(place: int, count: int) -> str:
    """To which side of its month a label goes: away from the nearer edge."""
    if place >= count * 2 / 3:
        return "left"
    return "right" if place < count / 3 else "center"


def _make_room(figure: go.Figure, chart: Xmr) -> None:
    """Widen the axis to the limits, with room for the labels beside them."""
    low, high = figure.layout.yaxis.range
    ends = [v for p in chart.phases for v in (p.lower, p.upper, p.mean) if v == v]
    pad = (max([high, *ends]) - min([low, *ends])) * 0.06
    bottom = min([low, *(end - pad for end in ends)])
    top = max([high, *(end + pad for end in ends)])
    figure.layout.yaxis.range = [max(bottom, 0.0), top]
