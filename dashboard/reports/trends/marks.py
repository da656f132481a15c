"""The two marks of a control chart in words: a name, and a sentence that explains."""

from dashboard.formats import append_unit, format_limit, format_value
from dashboard.i18n import _
from dashboard.reports.trends.control_charts import ControlChart
from dashboard.statistics.marks import Variation


def variation_title(variation: Variation) -> str:
    """What a variation mark is called."""
    return {
        "improving": _("好转"),
        "worsening": _("变差"),
        "changed": _("有变化"),
        "common": _("常规波动"),
    }[variation]


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
