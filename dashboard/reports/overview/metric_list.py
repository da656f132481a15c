"""Every KPI of one area in a table."""

import datetime as dt
from typing import Any

from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric
from dashboard.reports.metric_cells import (
    basis_cells,
    basis_column,
    mixed_change,
    mixed_column,
    reported_column,
    value_cells,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.store.metric_table import MetricTable


def metric_table(table: MetricTable, period: dt.date, area_code: str) -> Table:
    """A line a metric, by its id: value, what it rests on, changes, reports."""
    columns = [
        Column("title", _("指标")),
        mixed_column("value", _("数值")),
        basis_column(),
        mixed_change("monthly_change", _("环比")),
        mixed_change("yearly_change", _("同比")),
        reported_column(),
    ]
    lines = [_tell(table, metric, period, area_code) for metric in METRICS.values()]
    return build_table(lines, columns, METRICS)


def _tell(
    table: MetricTable, metric: Metric, period: dt.date, area_code: str
) -> dict[str, Any]:
    row = table.row(metric, period, area_code)
    return {
        "metric": metric.id,
        "title": metric.title,
        **value_cells(row),
        **basis_cells(row),
        "monthly_change": table.change(metric, period, area_code),
        "yearly_change": table.change(metric, period, area_code, 12),
        "reported_count": row["reported_count"] if row else None,
        "expected_count": row["expected_count"] if row else None,
    }
