"""The XmR chart of one metric of one area: single months, never rolling windows."""

import datetime as dt
from dataclasses import dataclass
from itertools import dropwhile

import pandas as pd

from dashboard.formats import format_limit, format_value
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric, Window
from dashboard.statistics.marks import (
    Assurance,
    Variation,
    assurance_mark,
    latest_signal,
    variation_mark,
)
from dashboard.statistics.xmr import COUNT, RATE, Rule, Signal, Xmr, xmr
from dashboard.store.metric_table import MetricTable, Row

#: How far back the limits look.
CHART_MONTHS = 24


@dataclass(frozen=True)
class ControlChart:
    """Months in order from the first with a value on, and the chart of their values."""

    metric: Metric
    rows: tuple[Row, ...]
    chart: Xmr

    @property
    def signal(self) -> Signal | None:
        """The strongest signal of the last month, None if it has no value or none."""
        return latest_signal(self.chart) if self._is_current else None

    @property
    def has_limits(self) -> bool:
        """Whether two months in a row have values."""
        return self.chart.lower == self.chart.lower

    @property
    def variation(self) -> Variation | None:
        """The mark of the last month, None where it has no value or no limits."""
        if not self.has_limits or not self._is_current:
            return None
        return variation_mark(self.chart, self.metric.direction)

    @property
    def assurance(self) -> Assurance | None:
        """Whether single months will reach the target in force (see marks)."""
        return assurance_mark(self.chart, self.target, self.metric.direction)

    @property
    def target(self) -> float | None:
        """The target that single months can be held against, None without one."""
        if not self.rows or self.metric.grows_with_window:
            return None
        target = self.rows[-1]["target"]
        return None if pd.isna(target) else float(target)

    @property
    def _is_current(self) -> bool:
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
    without a value keep their place. From `rebase` on the limits are new.
    """
    every = table.history(metric, area_code, period, months, window=Window.MONTH)
    rows = tuple(dropwhile(lambda row: pd.isna(row["value"]), every))
    places = [place for place, row in enumerate(rows) if row["period"] == rebase]
    values = [row["value"] for row in rows] or [None]
    bounds = RATE if metric.kind is Kind.SHARE else COUNT
    return ControlChart(metric, rows, xmr(values, rebase=places, bounds=bounds))


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
    """Limits, mean, months and whether they are trial limits: evidence, one line."""
    limits, metric = chart.chart, chart.metric
    text = _("控制限 {lower}–{upper}，均值 {mean}，{count} 个月").format(
        lower=format_limit(limits.lower, metric),
        upper=format_limit(limits.upper, metric),
        mean=format_limit(limits.mean, metric),
        count=limits.phases[-1].point_count,
    )
    return (
        _("{text}（不足 12 个月，试用限）").format(text=text)
        if limits.is_trial
        else text
    )
