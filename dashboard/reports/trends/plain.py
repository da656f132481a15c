"""Months without control limits in words: the change, and what it came from."""

import datetime as dt

import pandas as pd

from dashboard.filters import months_before
from dashboard.formats import format_change, format_period, format_value, window_title
from dashboard.i18n import _
from dashboard.metrics import Metric, Series
from dashboard.reference import areas
from dashboard.reports.trends.change import (
    list_dimensions,
    list_parts,
    read_change,
    split_change,
)
from dashboard.reports.trends.control_charts import ControlChart
from dashboard.store.metric_table import MetricTable


def explain_plain(metric: Metric) -> str:
    """Why a metric has no control limits, in a sentence."""
    if metric.is_derived:
        return _("{metric}由其他指标合成，不设控制限：看变化和变化的来源。").format(
            metric=metric.title
        )
    if metric.series is not Series.FLOW:
        return _(
            "{metric}是{window}的状态，一个月的数大半是上个月留下来的，不设控制限："
            "看变化和变化的来源。"
        ).format(metric=metric.title, window=window_title(metric))
    return _(
        "{metric}随时段变长而增加，单月值是另一个量，不设控制限：看变化和变化的来源。"
    ).format(metric=metric.title)


def tell_change(control: ControlChart) -> str:
    """The last month's value and by how much it moved since the month before."""
    metric = control.metric
    known = [row for row in control.rows if pd.notna(row["value"])]
    if not known or not control.is_current:
        return _("当月没有值")
    now = format_value(known[-1]["value"], metric, unit=True)
    text = _("{month} {value}").format(
        month=format_period(known[-1]["period"]), value=now
    )
    before = control.rows[-2] if len(control.rows) > 1 else None
    if before is None or pd.isna(before["value"]):
        return text
    moved = known[-1]["value"] - before["value"]
    if format_change(moved, metric) == format_change(0, metric):
        return _("{text}，与上月基本持平").format(text=text)
    return _("{text}，比上月 {change}").format(
        text=text, change=format_change(moved, metric)
    )


def explain_change(
    table: MetricTable, metric: Metric, area_code: str, period: dt.date
) -> str:
    """What moved a rate since the month before, by its first dimension; '' if none."""
    area = areas()[area_code]
    for dimension in list_dimensions(metric, area):
        found = [
            (month, list_parts(table, metric, dimension, month, area))
            for month in (months_before(period, 1), period)
        ]
        if any(parts.empty for _month, parts in found):
            continue
        change = split_change(metric, dimension, *found)
        if change is not None and change.parts.change:
            return read_change(change)
    return ""
