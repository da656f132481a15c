"""The same months of several years beside each other: sentence and table."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.charts.year_lines import month_name
from dashboard.formats import format_change, format_period, format_value
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.reports.metric_cells import value_cells, value_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows


def year_table(rows: pd.DataFrame, metric: Metric) -> Table:
    """A line a month of the year, a column a year; `rows`: single months of an area."""
    lines: list[dict[str, Any]] = [{"month": month_name(m)} for m in range(1, 13)]
    known = rows[rows["value"].notna()]
    first = known["period"].min() if len(known) else None
    years: dict[int, Column] = {}
    for row in list_rows(rows):
        if first is not None and row["period"] >= first:
            year = row["period"].year
            years[year] = value_column(f"value_{year}", str(year), metric)
            lines[row["period"].month - 1] |= value_cells(row, f"value_{year}")
    return build_table(lines, [Column("month", _("月份")), *years.values()])


def read_years(rows: pd.DataFrame, metric: Metric, period: dt.date) -> str:
    """The month beside the year before, and in how many months the year was above."""
    values = {row["period"]: row["value"] for row in list_rows(rows)}
    pairs = [
        (values[month], values[before])
        for month in values
        if month.year == period.year
        and (before := month.replace(year=month.year - 1)) in values
        and pd.notna(values[month])
        and pd.notna(values[before])
    ]
    before = period.replace(year=period.year - 1)
    if not pairs:
        return _("没有上年同月的值可比。")
    above = sum(now > then for now, then in pairs)
    count = _("{year}年有 {count} 个月可与上年比，其中 {above} 个月高于上年。").format(
        year=period.year, count=len(pairs), above=above
    )
    now, then = values.get(period), values.get(before)
    if now is None or then is None or pd.isna(now) or pd.isna(then):
        return count
    first = _("{month} {now}，{before} {then}（{change}）。").format(
        month=format_period(period),
        now=format_value(now, metric, unit=True),
        before=format_period(before),
        then=format_value(then, metric, unit=True),
        change=format_change(now - then, metric),
    )
    return first + count
