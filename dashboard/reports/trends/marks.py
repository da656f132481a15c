"""The two marks of a control chart in words: a name, and a sentence that explains."""

from dashboard.formats import (
    append_unit,
    format_limit,
    format_period,
    format_value,
    window_title,
)
from dashboard.i18n import _
from dashboard.reports.trends.control_charts import (
    ControlChart,
    describe_limits,
    describe_signal,
)
from dashboard.statistics.marks import Assurance, Variation


def variation_title(variation: Variation) -> str:
    """What a variation mark is called."""
    return {
        "improving": _("好转"),
        "worsening": _("变差"),
        "changed": _("有变化"),
        "common": _("常规波动"),
    }[variation]


def assurance_title(assurance: Assurance) -> str:
    """What an assurance mark is called."""
    return {
        "reached": _("稳达目标"),
        "missed": _("难达目标"),
        "uncertain": _("达标不稳"),
    }[assurance]


def explain_variation(chart: ControlChart) -> str:
    """Why the chart has its variation mark, and the limits it rests on."""
    if not chart.is_judged:
        return _("{limits}。").format(limits=describe_limits(chart))
    reason = describe_signal(chart) or _("单月值没有信号，不必为一次升降找原因")
    return _("{reason}。{limits}。").format(
        reason=reason, limits=describe_limits(chart)
    )


def explain_assurance(chart: ControlChart) -> str:
    """On which side of the target months have been so far; '' without a mark.

    What was, and no forecast: from a dozen or two of months none is promised.
    """
    if chart.assurance is None:
        return ""
    template = {
        "reached": _(
            "近 {count} 个月单月值的常规范围 {lower}–{upper} 整个达到目标 {target}："
            "稳达目标。"
        ),
        "missed": _(
            "近 {count} 个月单月值的常规范围 {lower}–{upper} 整个达不到目标 {target}："
            "难达目标。"
        ),
        "uncertain": _(
            "近 {count} 个月单月值的常规范围 {lower}–{upper} 跨过目标 {target}："
            "有的月份达到，有的达不到。"
        ),
    }[chart.assurance]
    return template.format(
        count=chart.chart.phases[-1].point_count,
        lower=format_limit(chart.chart.lower, chart.metric),
        upper=format_limit(chart.chart.upper, chart.metric),
        target=append_unit(format_value(chart.target, chart.metric), chart.metric),
    )


def describe_chart(chart: ControlChart) -> str:
    """What the small line of a card shows, for those who hover or listen."""
    parts = [
        _("{name}：{window}，截至 {month}").format(
            name=chart.metric.title,
            window=_("单月值")
            if chart.metric.has_control_chart
            else window_title(chart.metric),
            month=format_period(chart.rows[-1]["period"]),
        ),
        describe_limits(chart),
    ]
    if chart.target is not None:
        target = append_unit(format_value(chart.target, chart.metric), chart.metric)
        parts.append(_("虚线为目标 {target}").format(target=target))
    return _("；").join(parts)
