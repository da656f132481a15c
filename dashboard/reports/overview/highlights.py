"""The month of an area in a headline, and which units lie within an area."""

import datetime as dt

from dashboard.formats import State, format_cell, format_period, read_state
from dashboard.i18n import _
from dashboard.metrics.catalogue import EXERCISE_RATE, OVERDUE_COUNT, RECTIFICATION_RATE
from dashboard.store.metric_table import MetricTable


def headline(table: MetricTable, period: dt.date, area_code: str) -> str:
    """The month's finding in about ten words."""
    parts: list[str] = []
    for metric in (RECTIFICATION_RATE, OVERDUE_COUNT, EXERCISE_RATE):
        row = table.row(metric, period, area_code)
        if row and read_state(row) is State.VALUE and len(parts) < 2:
            value = format_cell(row, metric, unit=True)
            parts.append(f"{metric.title} {value}")
    return _("{period}：{finding}").format(
        period=format_period(period), finding=_("，").join(parts) or _("暂无指标")
    )
