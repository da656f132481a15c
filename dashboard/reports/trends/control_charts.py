"""The control chart of one metric of one area: single months, never rolling windows.

Which metrics have one is declared by the metric (`has_control_chart`), which limits
suit its numbers is decided in `statistics.series`. What has none is drawn as a plain
line of its own window, without limits, marks or signals.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import dropwhile

import numpy as np
import pandas as pd

from dashboard.formats import format_limit, format_value
from dashboard.i18n import _, ngettext
from dashboard.metrics import Kind, Metric, Window
from dashboard.statistics.control import Chart, LimitKind, Rule, Signal
from dashboard.statistics.counts import as_values
from dashboard.statistics.marks import (
    Assurance,
    Variation,
    assurance_mark,
    latest_signal,
    variation_mark,
)
from dashboard.statistics.methods import month_kind
from dashboard.statistics.null import told_signals
from dashboard.statistics.series import control_months, plain_months
from dashboard.store.metric_table import MetricTable, Row

#: How far back the limits look.
CHART_MONTHS = 24


class Absence(StrEnum):
    """Why a chart has no limits."""

    PLAIN = "plain"  # no series of single months: none by the metric's nature
    SMALL = "small"  # too few cases a month for any limit
    SHORT = "short"  # no two neighbouring months with a value


@dataclass(frozen=True)
class ControlChart:
    """Months in order from the first with a value on, and the chart of their values."""

    metric: Metric
    rows: tuple[Row, ...]
    chart: Chart

    @property
    def signal(self) -> Signal | None:
        """The strongest signal of the last month, None if it has no value or none."""
        return latest_signal(self.chart) if self.is_current else None

    @property
    def has_limits(self) -> bool:
        """Whether the last months have limits."""
        return self.chart.has_limits

    @property
    def is_trial(self) -> bool:
        """Whether its limits rest on fewer than twelve months and judge nothing."""
        return self.has_limits and self.chart.is_trial

    @property
    def absence(self) -> Absence | None:
        """Why there are no limits; None where there are."""
        if self.has_limits:
            return None
        if not self.metric.has_control_chart:
            return Absence.PLAIN
        is_empty = self.chart.latest is None
        is_small = self.chart.kind is LimitKind.NONE and not is_empty
        return Absence.SMALL if is_small else Absence.SHORT

    @property
    def is_judged(self) -> bool:
        """Whether the last month stands against limits that are no trial ones."""
        return self.has_limits and not self.is_trial and self.is_current

    @property
    def variation(self) -> Variation | None:
        """The mark of the last month, None where it is not judged."""
        if not self.is_judged:
            return None
        return variation_mark(self.chart, self.metric.direction)

    @property
    def assurance(self) -> Assurance | None:
        """On which side of the target in force single months lie (see marks)."""
        return assurance_mark(self.chart, self.target, self.metric.direction)

    @property
    def target(self) -> float | None:
        """The target in force in the last month, None without one."""
        if not self.rows:
            return None
        target = self.rows[-1]["target"]
        return None if pd.isna(target) else float(target)

    @property
    def is_current(self) -> bool:
        """Whether the last month has a value."""
        return self.chart.latest == len(self.rows) - 1


def chart_months(
    table: MetricTable,
    metric: Metric,
    area_code: str,
    period: dt.date,
    months: int = CHART_MONTHS,
    rebase: dt.date | None = None,
) -> ControlChart:
    """The chart of the single `months` up to `period`.

    What lies before the first value was not measured and is left out; later months
    without a value keep their place. From `rebase` on the limits are new. A metric
    without a control chart comes in its own window and without limits (`absence`).
    """
    window = Window.MONTH if metric.has_control_chart else None
    every = table.history(metric, area_code, period, months, window=window)
    rows = tuple(dropwhile(lambda row: pd.isna(row["value"]), every))
    values = as_values([row["value"] for row in rows] or [None])
    if not metric.has_control_chart:
        return ControlChart(metric, rows, plain_months(values))
    places = [place for place, row in enumerate(rows) if row["period"] == rebase]
    tops, bottoms = (
        as_values([row[name] for row in rows] or [None])
        for name in ("numerator", "denominator")
    )
    if metric.kind is Kind.COUNT:
        tops, bottoms = values, np.where(np.isfinite(values), 1.0, np.nan)
    chart = control_months(
        tops, bottoms, month_kind(metric), values=values, rebase=places
    )
    return ControlChart(metric, rows, chart)


def describe_signal(chart: ControlChart) -> str:
    """The last month's signal in a sentence without a stop; '' where there is none."""
    signal = chart.signal
    if signal is None:
        return ""
    limits, metric = chart.chart, chart.metric
    return _signal_text(signal).format(
        name=metric.title,
        value=format_value(chart.rows[-1]["value"], metric, unit=True),
        upper=format_limit(limits.upper, metric),
        lower=format_limit(limits.lower, metric),
        mean=format_limit(limits.mean, metric),
    )


def _signal_text(signal: Signal) -> str:
    is_up = signal.side > 0
    return {
        (Rule.OUTSIDE, True): _("{name}当月 {value}，高于上控制限 {upper}"),
        (Rule.OUTSIDE, False): _("{name}当月 {value}，低于下控制限 {lower}"),
        (Rule.NEAR, True): _("{name}当月 {value}，3 个月中 2 个接近上控制限 {upper}"),
        (Rule.NEAR, False): _("{name}当月 {value}，3 个月中 2 个接近下控制限 {lower}"),
        (Rule.RUN, True): _("{name}当月 {value}，连续 7 个月以上高于均值 {mean}"),
        (Rule.RUN, False): _("{name}当月 {value}，连续 7 个月以上低于均值 {mean}"),
        (Rule.TREND, True): _("{name}当月 {value}，连续 7 个月以上上升"),
        (Rule.TREND, False): _("{name}当月 {value}，连续 7 个月以上下降"),
    }[signal.rule, is_up]


def describe_limits(chart: ControlChart) -> str:
    """Limits, mean, months and whether they are trial limits: evidence, one line.

    Without limits, why there are none.
    """
    if chart.absence is not None:
        return describe_absence(chart)
    limits, metric = chart.chart, chart.metric
    text = _("控制限 {lower}–{upper}，均值 {mean}，{count} 个月").format(
        lower=format_limit(limits.lower, metric),
        upper=format_limit(limits.upper, metric),
        mean=format_limit(limits.mean, metric),
        count=limits.phases[-1].point_count,
    )
    if limits.kind is not LimitKind.XMR:
        text = _("{text}，当月样本的精确限").format(text=text)
    if limits.is_trial:
        text = _("{text}（不足 12 个月，试用限，不作判断）").format(text=text)
    return text


def describe_absence(chart: ControlChart) -> str:
    """Why a chart has no limits, without a stop; '' where it has them."""
    if chart.absence is None:
        return ""
    if chart.absence is Absence.PLAIN:
        return _("不是单月发生的量，不设控制限")
    if chart.absence is Absence.SMALL:
        return _("样本太小，不设控制限")
    count = sum(bool(pd.notna(row["value"])) for row in chart.rows)
    return ngettext("只有 {count} 个月的值，还没有控制限", count).format(count=count)


def told_charts(charts: Sequence[ControlChart]) -> list[ControlChart]:
    """The charts of one area whose last month's signal may be told beside all others.

    Tested are those that stand against limits of twelve months or more.
    """
    judged = [chart for chart in charts if chart.is_judged]
    told = told_signals([chart.chart for chart in judged])
    return [chart for chart, is_told in zip(judged, told, strict=True) if is_told]
