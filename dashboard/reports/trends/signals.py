"""The signals of a control chart in words: which rule, which way, which months."""

from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.reports.trends.control_charts import ControlChart
from dashboard.reports.trends.marks import variation_title
from dashboard.statistics.control import Chart, Rule, Signal
from dashboard.statistics.marks import signal_mark


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


def group_signals(chart: Chart) -> list[list[Signal]]:
    """Neighbouring months that break the same rule the same way, each month once.

    A month that breaks several rules stands for the strongest.
    """
    groups: list[list[Signal]] = []
    for signal in strongest_signals(chart).values():
        last = groups[-1][-1] if groups else None
        if last is not None and _continues(last, signal):
            groups[-1].append(signal)
        else:
            groups.append([signal])
    return groups


def strongest_signals(chart: Chart) -> dict[int, Signal]:
    """The strongest signal of each month that has one, by its place."""
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
        for place, signal in strongest_signals(control.chart).items()
    }


def tell_group(control: ControlChart, group: list[Signal]) -> str:
    """高于上限（2023年5月）; of several months the first and the last."""
    first, last = (
        format_period(control.rows[signal.index]["period"])
        for signal in (group[0], group[-1])
    )
    words = rule_title(group[0])
    if len(group) == 1:
        return _("{words}（{month}）").format(words=words, month=first)
    return _("{words}（{first}至{last}）").format(words=words, first=first, last=last)
