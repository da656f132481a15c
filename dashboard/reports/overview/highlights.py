"""The month of an area in a headline."""

import datetime as dt

from dashboard.formats import (
    State,
    describe_row,
    format_count,
    format_period,
    format_value,
    name_in_window,
    read_state,
)
from dashboard.i18n import _, in_sentence
from dashboard.metrics.catalogue import EXERCISE_RATE, OVERDUE_COUNT, RECTIFICATION_RATE
from dashboard.reference import areas
from dashboard.reports.attention.facts import LONGEST_OVERDUE
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable


def headline(table: MetricTable, period: dt.date, area_code: str) -> str:
    """The month's finding in about ten words: what is late, and what share is done.

    Every figure says its window. Without a ledger, how powers were used; else nothing.
    """
    parts = [
        part
        for part in (
            _tell_overdue(table, period, area_code),
            _tell_rate(table, period, area_code),
        )
        if part
    ]
    return _("{place}：{finding}").format(
        place=_place(period, area_code),
        finding=_("，").join(parts) or _("本月还没有指标"),
    )


def _place(period: dt.date, area_code: str) -> str:
    """The month, and the part of the city that is looked at."""
    if area_code == CITY_CODE:
        return format_period(period)
    return _("{period}{area}").format(
        period=format_period(period), area=areas()[area_code].title
    )


def _tell_overdue(table: MetricTable, period: dt.date, area_code: str) -> str:
    row = table.row(OVERDUE_COUNT, period, area_code)
    if row is None or read_state(row) is not State.VALUE:
        return ""
    text = _("{metric} {value}").format(
        metric=name_in_window(OVERDUE_COUNT),
        value=format_value(row["value"], OVERDUE_COUNT, unit=True),
    )
    old = table.parts(OVERDUE_COUNT, "age", period, area_code).get(LONGEST_OVERDUE)
    if old and old["value"] > 0:
        text += _("（{count} 例超过 90 天）").format(count=format_count(old["value"]))
    return text


def _tell_rate(table: MetricTable, period: dt.date, area_code: str) -> str:
    """The share rectified, or where nothing is known of it the use of powers."""
    for metric in (RECTIFICATION_RATE, EXERCISE_RATE):
        row = table.row(metric, period, area_code)
        if row and read_state(row) is State.VALUE:
            return _("{metric} {value}").format(
                metric=in_sentence(name_in_window(metric)),
                value=describe_row(row, metric),
            )
    return ""
