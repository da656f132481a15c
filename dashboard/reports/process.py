"""Single months of a metric as an XmR chart: the months, the verdict, the reading."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.charts.process_chart import group_signals, rule_title
from dashboard.formats import (
    format_cell,
    format_fraction,
    format_period,
    format_value,
)
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.statistics.xmr import COUNT, LEAST_POINTS, RATE, Signal, Xmr, xmr


@dataclass(frozen=True)
class Process:
    """The months of one area, a row each from the first value on, and their chart."""

    months: pd.DataFrame
    chart: Xmr

    @property
    def has_limits(self) -> bool:
        """Whether there are two neighbouring values, so that limits exist."""
        return self.chart.upper == self.chart.upper


def judge_process(
    rows: pd.DataFrame, metric: Metric, rebase: dt.date | None = None
) -> Process:
    """The XmR chart of single months; from `rebase` on with limits of its own.

    `rows`: metric values with a window of one month, of one area, oldest first. Months
    without a row or value keep their place; those before the first value are left out.
    """
    known = rows[rows["value"].notna()]
    months = rows[rows["period"] >= known["period"].min()] if len(known) else rows
    places = [i for i, period in enumerate(months["period"]) if period == rebase]
    bounds = RATE if metric.kind is Kind.SHARE else COUNT
    return Process(months, xmr(months["value"], rebase=places, bounds=bounds))


def process_title(process: Process, metric: Metric, place: str) -> str:
    """The finding: the latest group of months out of routine variation, or none."""
    start = _("{place}{metric}").format(place=place, metric=metric.title)
    known = int(process.months["value"].notna().sum())
    if not process.has_limits:
        return _("{start}：只有 {count} 个月的值，看不出走势").format(
            start=start, count=known
        )
    groups = group_signals(process.chart)
    if not groups:
        return _("{start}：{count} 个月都在正常波动之内").format(
            start=start, count=known
        )
    return _("{start}：{signal}").format(
        start=start, signal=_tell_group(process, groups[-1])
    )


def read_process(process: Process, metric: Metric) -> list[str]:
    """What the chart says, a sentence each: limits, whether trial, signals."""
    if not process.has_limits:
        return [_("相邻两个月都有值才能计算界限。")]
    return [*_tell_limits(process, metric), *_tell_signals(process)]


def _tell_limits(process: Process, metric: Metric) -> list[str]:
    """Mean and limits of the last phase, from when they hold, whether on trial."""
    phase = process.chart.phases[-1]
    lines = [
        _("{since}起的均值 {mean}，正常波动在 {low} 到 {high} 之间。").format(
            since=format_period(process.months["period"].iloc[phase.start]),
            mean=format_value(phase.mean, metric, unit=True),
            low=format_value(phase.lower, metric, unit=True),
            high=format_value(phase.upper, metric, unit=True),
        )
    ]
    if phase.is_trial:
        text = _(
            "这段只有 {count} 个月的值，少于 {least} 个：界限是试算的，会随新月份变动。"
        )
        lines.append(text.format(count=phase.point_count, least=LEAST_POINTS))
    return lines


def _tell_signals(process: Process) -> list[str]:
    groups = group_signals(process.chart)
    if not groups:
        return [_("没有异常信号：月与月之间的涨落不必逐一解释。")]
    told = _("；").join(_tell_group(process, group) for group in reversed(groups))
    return [_("异常信号：{signals}。值得查找原因。").format(signals=told)]


def _tell_group(process: Process, group: list[Signal]) -> str:
    """高于上限（2023年5月）; of several months the first and the last."""
    periods = process.months["period"]
    first = format_period(periods.iloc[group[0].index])
    words = rule_title(group[0].rule, group[0].side)
    if len(group) == 1:
        return _("{words}（{month}）").format(words=words, month=first)
    last = format_period(periods.iloc[group[-1].index])
    return _("{words}（{first}至{last}）").format(words=words, first=first, last=last)


def process_table(process: Process, metric: Metric) -> pd.DataFrame:
    """A line a month, newest first: value, what it rests on, limits, rules broken."""
    limits = {
        place: phase
        for phase in process.chart.phases
        for place in range(phase.start, phase.stop)
    }
    lines = []
    for place, row in enumerate(list_rows(process.months)):
        phase = limits[place]
        broken = [s for s in process.chart.signals if s.index == place]
        lines.append(
            {
                _("月份"): format_period(row["period"]),
                _("当月值"): format_cell(row, metric),
                _("依据"): format_fraction(row["numerator"], row["denominator"]),
                _("均值"): format_value(phase.mean, metric),
                _("下限"): format_value(phase.lower, metric),
                _("上限"): format_value(phase.upper, metric),
                _("信号"): _("；").join(rule_title(s.rule, s.side) for s in broken),
            }
        )
    return pd.DataFrame(lines[::-1])
