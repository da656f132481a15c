"""Metric values by hand: rows that say only what a test is about."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.metrics import METRICS
from dashboard.reference import areas
from dashboard.reports.table import Table
from dashboard.store.metric_table import MetricTable
from dashboard.store.value_rows import ValueRows

NAN = float("nan")
DECEMBER = dt.date(2023, 12, 1)


def value_row(
    metric: str,
    area_code: str,
    numerator: float,
    denominator: float = NAN,
    period: dt.date = DECEMBER,
    **others: Any,
) -> dict[str, Any]:
    """One row, of the metric's own window unless `time_window` says otherwise."""
    is_count = METRICS[metric].kind == "count"
    share = numerator / denominator if denominator else NAN
    row = {
        "metric": metric,
        "time_window": METRICS[metric].kept().value,
        "period": period,
        "area_level": areas()[area_code].area_level,
        "area_code": area_code,
        "dimension": "",
        "part": "",
        "numerator": numerator,
        "denominator": denominator,
        "value": numerator if is_count else share,
        "row_count": 1,
        "reported_count": 1,
        "expected_count": 1,
        "reported_months": 12,
        "spanned_months": 12,
        "published_months": 12,
        "reported_unit_months": 12,
        "unit_months": 12,
        "target": NAN,
    }
    return row | others


def value_table(rows: Iterable[Mapping[str, Any]]) -> MetricTable:
    """A table of `rows` alone."""
    rows = list(rows)
    own = value_row("finding_count", "320300", 0)
    names = dict.fromkeys([*own, *(name for row in rows for name in row)])
    frame = pd.DataFrame(rows, columns=list(names))
    return MetricTable(ValueRows.of_table(frame.astype({"period": "datetime64[s]"})))


def written(table: Table) -> pd.DataFrame:
    """The cells of a table as pages write them, by key and neutral column name."""
    return pd.DataFrame(table.texts(), index=table.frame.index)
