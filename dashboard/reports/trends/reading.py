"""A control chart in words: the finding, the reading, its months as a table."""

import pandas as pd

from dashboard.formats import format_period, format_value
from dashboard.i18n import _, ngettext
from dashboard.metrics import Kind
from dashboard.reports.metric_cells import (
    basis_cells,
    basis_column,
    month_column,
    value_cells,
    value_column,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.reports.trends.control_charts import ControlChart
from dashboard.reports.trends.marks import explain_assurance, variation_title
from dashboard.statistics.marks import latest_signal, signal_mark
from dashboard.statistics.xmr import LEAST_POINTS, Rule, Signal, Xmr


def rule_title(signal: Signal) -> str:
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
    }[signal.rule, signal.side]


def group_signals(chart: Xmr) -> list[list[Signal]]:
    """Neighbouring months that break the same rule the same way, each month once.

    A month that breaks several rules stands for the strongest.
    """
    groups: list[list[Signal]] = []
    for signal in _strongest(chart).values():
        last = groups[-1][-1] if groups else None
        if last is not None and _continues(last, signal):
            groups[-1].append(signal)
        else:
            groups.append([signal])
    return groups


def _strongest(chart: Xmr) -> dict[int, Signal]:
    found: dict[int, Signal] = {}
    for signal in chart.signals:
        found.setdefault(signal.index, signal)
    return found


def _continues(last: Signal, signal: Signal) -> bool:
    same = (last.rule, last.side) == (signal.rule, signal.side)
    return same and signal.index == last.index + 1


def signal_words(control: ControlChart) -> dict[int, str]:
    """What each month that is a signal says, by its place: 低于下限：变差."""
    return {
        place: _("{rule}：{mark}").format(
            rule=rule_title(signal),
            mark=variation_title(signal_mark(signal, control.metric.direction)),
        )
        for place, signal in _strongest(control.chart).items()
    }


def control_title(control: ControlChart, place: str) -> str:
    """The finding: the latest group of months out of routine variation, or none."""
    start = _("{place}{metric}").format(place=place, metric=control.metric.title)
    known = sum(bool(pd.notna(row["value"])) for row in control.rows)
    if not control.has_limits:
        return ngettext("{start}：只有 {count} 个月的值，看不出走势", known).format(
            start=start, count=known
        )
    groups = group_signals(control.chart)
    if not groups:
        return _("{start}：{count} 个月都在正常波动之内").format(
            start=start, count=known
        )
    return _("{start}：{signal}").format(
        start=start, signal=_tell_group(control, groups[-1])
    )


def read_control(control: ControlChart) -> list[str]:
    """What the chart says, a sentence each: limits, whether trial, signals, target."""
    if not control.has_limits:
        return [_("相邻两个月都有值才能计算界限。")]
    lines = [*_tell_limits(control), *_tell_signals(control)]
    # A process that has just changed will not stay within its limits.
    if latest_signal(control.chart) is None and (told := explain_assurance(control)):
        lines.append(told)
    return lines


def describe_method() -> str:
    """How the chart is made, for its caption."""
    return _(
        "每点为单月值，不是滚动值；实线为均值，虚线为均值 ± 2.66 × 平均移动极差，"
        "菱形为异常信号。规则同英国国民保健署《让数据有意义》。"
    )


def _tell_limits(control: ControlChart) -> list[str]:
    """Mean and limits of the last phase, from when they hold, whether on trial."""
    phase, metric = control.chart.phases[-1], control.metric
    lines = [
        _("{since}起的均值 {mean}，正常波动在 {low} 到 {high} 之间。").format(
            since=format_period(control.rows[phase.start]["period"]),
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


def _tell_signals(control: ControlChart) -> list[str]:
    groups = group_signals(control.chart)
    if not groups:
        return [_("没有异常信号：月与月之间的涨落不必逐一解释。")]
    told = _("；").join(_tell_group(control, group) for group in reversed(groups))
    return [_("异常信号：{signals}。值得查找原因。").format(signals=told)]


def _tell_group(control: ControlChart, group: list[Signal]) -> str:
    """高于上限（2023年5月）; of several months the first and the last."""
    first, last = (
        format_period(control.rows[signal.index]["period"])
        for signal in (group[0], group[-1])
    )
    words = rule_title(group[0])
    if len(group) == 1:
        return _("{words}（{month}）").format(words=words, month=first)
    return _("{words}（{first}至{last}）").format(words=words, first=first, last=last)


def control_table(control: ControlChart) -> Table:
    """A line a month, newest first: value, what it rests on, limits, rules broken."""
    words, metric = signal_words(control), control.metric
    lines = [
        {
            "period": row["period"],
            **value_cells(row),
            **basis_cells(row),
            "mean": phase.mean,
            "lower": phase.lower,
            "upper": phase.upper,
            "signal": words.get(phase.start + place, ""),
        }
        for phase in control.chart.phases
        for place, row in enumerate(control.rows[phase.start : phase.stop])
    ]
    columns = [
        month_column(),
        value_column("value", _("当月值"), metric),
        basis_column(),
        value_column("mean", _("均值"), metric),
        value_column("lower", _("下限"), metric),
        value_column("upper", _("上限"), metric),
        Column("signal", _("信号")),
    ]
    table = build_table(lines[::-1], columns)
    return table.without("numerator") if metric.kind is Kind.COUNT else table
