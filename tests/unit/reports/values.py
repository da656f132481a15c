"""Metric values by hand: rows that say only what a test is about."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.metrics import METRICS
from dashboard.reference import areas
from dashboard.reports.table import Table
from dashboard.store.metric_table import MetricTable

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
    """One row, of the metric's own window unless `window_months` says otherwise."""
    is_count = METRICS[metric].kind == "count"
    share = numerator / denominator if denominator else NAN
    row = {
        "metric": metric,
        "window_months": METRICS[metric].window,
        "period": pd.Timestamp(period),
        "area_level": areas()[area_code].area_level,
        "area_code": area_code,
        "breakdown": "",
        "numerator": numerator,
        "denominator": denominator,
        "value": numerator if is_count else share,
        "target": NAN,
    }
    return row | others


def value_table(rows: Iterable[Mapping[str, Any]]) -> MetricTable:
    """A table of `rows`; every other metric and window has a row that says nothing."""
    rows = list(rows)
    silence = [
        value_row(metric.id, "320300", NAN, NAN, window_months=window, breakdown=part)
        for metric in METRICS.values()
        for window in {1, metric.window}
        for part in ("", ">90")
    ]
    named = {(r["metric"], r["window_months"], r["breakdown"]) for r in rows}
    silence = [
        row
        for row in silence
        if (row["metric"], row["window_months"], row["breakdown"]) not in named
    ]
    return MetricTable(pd.DataFrame([*rows, *silence]))


def written(table: Table) -> pd.DataFrame:
    """The cells of a table as pages write them, by key and neutral column name."""
    return pd.DataFrame(table.texts(), index=table.frame.index)
