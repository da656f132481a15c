"""A control chart in words: the finding, the reading, its months as a table."""

import pandas as pd

from dashboard.formats import (
    append_unit,
    format_limit,
    format_period,
    name_in_window,
    window_title,
)
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
from dashboard.reports.trends.control_charts import (
    Absence,
    ControlChart,
    describe_absence,
)
from dashboard.reports.trends.marks import explain_assurance
from dashboard.reports.trends.plain import explain_plain, tell_change
from dashboard.reports.trends.signals import (
    group_signals,
    signal_words,
    tell_group,
)
from dashboard.statistics.control import LEAST_POINTS, LimitKind


def control_title(control: ControlChart, place: str) -> str:
    """The finding of the month on show: a signal of it, none, or no verdict yet.

    A signal of an older month is named as one, with how long ago it was.
    """
    if control.absence is Absence.PLAIN:
        start = _("{place}{metric}").format(
            place=place, metric=name_in_window(control.metric)
        )
        return _("{start}：{change}").format(start=start, change=tell_change(control))
    start = _("{place}{metric}").format(place=place, metric=control.metric.title)
    known = sum(bool(pd.notna(row["value"])) for row in control.rows)
    if control.absence is Absence.SMALL:
        return _("{start}：样本太小，看不出变化").format(start=start)
    if control.absence is Absence.SHORT:
        return ngettext("{start}：只有 {count} 个月的值，看不出走势", known).format(
            start=start, count=known
        )
    if control.is_trial:
        count = control.chart.phases[-1].point_count
        return ngettext(
            "{start}：只有 {count} 个月的值，界限为试用，不作判断", count
        ).format(start=start, count=count)
    return _("{start}：{signal}").format(start=start, signal=_tell_latest(control))


def _tell_latest(control: ControlChart) -> str:
    """The month on show, and the last signal before it where that one is older."""
    groups = group_signals(control.chart)
    if not groups:
        known = control.chart.phases[-1].point_count
        return ngettext("{count} 个月都在正常波动之内", known).format(count=known)
    told = tell_group(control, groups[-1])
    back = len(control.rows) - 1 - groups[-1][-1].index
    if back == 0:
        return told
    if not control.is_current:
        return _("当月没有值；此前的信号：{signal}").format(signal=told)
    return ngettext("当月在正常波动之内；{count} 个月前的信号：{signal}", back).format(
        count=back, signal=told
    )


def read_control(control: ControlChart) -> list[str]:
    """What the chart says, a sentence each: limits, whether trial, signals, target."""
    if control.absence is Absence.PLAIN:
        return [explain_plain(control.metric)]
    if control.absence is Absence.SMALL:
        return [
            _(
                "样本太小：一个月的例数或分母太少，什么样的值都可能是偶然，"
                "不设控制限，不作判断。"
            )
        ]
    if control.absence is not None:
        return [_("{text}。").format(text=describe_absence(control))]
    if control.is_trial:
        return _tell_limits(control)
    lines = [*_tell_limits(control), *_tell_signals(control)]
    # A process that has just changed is not described by limits of its past.
    if control.signal is None and (told := explain_assurance(control)):
        lines.append(told)
    return lines


def describe_method(control: ControlChart) -> str:
    """How the chart is made, for its caption."""
    if control.absence is Absence.PLAIN:
        return _("每点为{window}的值；不设控制限，不标信号。").format(
            window=window_title(control.metric)
        )
    if control.chart.kind is LimitKind.XMR:
        return _(
            "每点为单月值，不是滚动值；实线为均值，虚线为均值 ± 2.66 × 平均移动极差，"
            "菱形为异常信号。规则同英国国民保健署《让数据有意义》。"
        )
    if control.chart.kind is LimitKind.NONE:
        return _("每点为单月值，不是滚动值。")
    return _(
        "每点为单月值，不是滚动值；实线为各月合计的水平，虚线为按当月样本算的 99.8% "
        "精确控制限（二项或泊松分布，离散超出偶然时放宽），菱形为限外的月份。"
    )


def _tell_limits(control: ControlChart) -> list[str]:
    """Mean and limits of the last phase, from when they hold, whether on trial."""
    phase, metric = control.chart.phases[-1], control.metric
    template = (
        _("{since}起的均值 {mean}，正常波动在 {low} 到 {high} 之间。")
        if phase.kind is LimitKind.XMR
        else _(
            "{since}起的水平 {mean}；按当月的样本，正常波动在 {low} 到 {high} 之间。"
        )
    )
    lines = [
        template.format(
            since=format_period(control.rows[phase.start]["period"]),
            mean=append_unit(format_limit(phase.mean, metric), metric),
            low=append_unit(format_limit(phase.lower, metric), metric),
            high=append_unit(format_limit(phase.upper, metric), metric),
        )
    ]
    if phase.is_trial:
        text = ngettext(
            "这段只有 {count} 个月的值，少于 {least} 个：界限是试用的，会随新月份变动，"
            "据此不作判断。",
            phase.point_count,
        )
        lines.append(text.format(count=phase.point_count, least=LEAST_POINTS))
    return lines


def _tell_signals(control: ControlChart) -> list[str]:
    """The month on show first, then the signals of months before it as such."""
    groups = group_signals(control.chart)
    if not groups:
        return [_("没有异常信号：月与月之间的涨落不必逐一解释。")]
    last = len(control.rows) - 1
    current = [group for group in groups if group[-1].index == last]
    older = [group for group in groups if group[-1].index != last]
    lines = []
    if current:
        told = _("；").join(tell_group(control, group) for group in current)
        lines.append(
            _("当月有异常信号：{signals}。值得查找原因。").format(signals=told)
        )
    elif control.is_current:
        lines.append(_("当月没有异常信号。"))
    if older:
        told = _("；").join(tell_group(control, group) for group in reversed(older))
        lines.append(_("以往月份的信号：{signals}。").format(signals=told))
    return lines


def control_table(control: ControlChart) -> Table:
    """A line a month, newest first: value, what it rests on, limits, rules broken."""
    words, metric = signal_words(control), control.metric
    lines = [
        {
            "period": row["period"],
            **value_cells(row),
            **basis_cells(row),
            "mean": phase.mean,
            "lower": control.chart.lowers[phase.start + place],
            "upper": control.chart.uppers[phase.start + place],
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
    if control.absence is Absence.PLAIN:
        table = table.without("mean", "lower", "upper", "signal")
    return table.without("numerator") if metric.kind is Kind.COUNT else table
