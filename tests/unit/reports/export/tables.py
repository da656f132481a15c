"""A table with a column of every kind that files hold."""

import datetime as dt

from dashboard.formats import change_format
from dashboard.forms import (
    CODE,
    COUNT,
    DATE,
    DAYS_LEFT,
    METRIC,
    MOMENT,
    MONTH,
    SHARE,
    YUAN,
    decimal,
)  # fmt: skip
from dashboard.metrics import METRICS
from dashboard.reports.table import Column, Table, build_table

COLUMNS = (
    Column("unit", "镇街"),
    Column("code", "编号", CODE),
    Column("rate", "行权率", SHARE),
    Column("change", "环比", change_format(METRICS["exercise_rate"])),
    Column("count", "依据", COUNT, over="total", partner="共"),
    Column("low", "区间", decimal(1), until="high"),
    Column("fine", "罚款", YUAN),
    Column("left", "距期限", DAYS_LEFT),
    Column("day", "日期", DATE),
    Column("month", "月份", MONTH),
    Column("at", "时间", MOMENT),
    Column("value", "数值", METRIC),
    Column("note", "@备注"),
)
FIRST = {
    "unit": "黄楼街道",
    "code": "0012",
    "rate": 4172 / 11293,
    "change": -0.0254,
    "count": 4172,
    "total": 11293,
    "low": 1.25,
    "high": 2.0,
    "fine": 1188.5,
    "left": -7,
    "day": dt.date(2023, 9, 5),
    "month": dt.date(2023, 9, 1),
    "at": dt.datetime(2023, 9, 5, 14, 30),
    "metric": "findings_per_visit",
    "value": 2.4615,
    "note": "#N/A",
}
LAST = {
    "unit": "=1+1",
    "rate": None,
    "rate_state": "not_reported",
    "metric": "overdue_count",
    "value": 3.0,
    "note": "坏\x01字",
}


def every_kind() -> Table:
    """Two rows: one with a value in each column, one with gaps and traps."""
    return build_table([FIRST, LAST], COLUMNS)
