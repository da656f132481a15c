"""Rows that a publish adds, removes or changes, as a person reads them."""

from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.datasets.codes import name_code
from dashboard.formats import format_day, format_period
from dashboard.forms import COUNT, DATE, MONTH, TEXT, decimal
from dashboard.i18n import _
from dashboard.ingest.changes import Change
from dashboard.reports.metric_cells import reported_column
from dashboard.reports.table import Column as TableColumn
from dashboard.reports.table import Table, build_table, table_of


def readable_rows(dataset: Dataset, rows: pd.DataFrame) -> Table:
    """The contract's columns: numbers and dates as they are, codes as names."""
    columns = [_column(column, name) for name, column in dataset.columns.items()]
    frame = pd.DataFrame(
        {
            name: _read_column(column, rows[name])
            for name, column in dataset.columns.items()
        }
    )
    return table_of(frame, columns)


def readable_cells(dataset: Dataset, cells: pd.DataFrame) -> Table:
    """`Difference.changed`: the key of each cell, its column, old and new value.

    The values are of several columns, and therefore text.
    """
    changed = [dataset.columns[name] for name in cells["column"]]
    keys = {name: dataset.columns[name] for name in dataset.key}
    frame = pd.DataFrame(
        {name: _read_column(column, cells[name]) for name, column in keys.items()}
        | {
            "changed_column": [column.title for column in changed],
            "before": _write_cells(changed, cells["before"]),
            "after": _write_cells(changed, cells["after"]),
        }
    )
    columns = [
        *(_column(column, name) for name, column in keys.items()),
        TableColumn("changed_column", _("列")),
        TableColumn("before", _("原值")),
        TableColumn("after", _("新值")),
    ]
    return table_of(frame, columns)


_FORMATS = {"month": MONTH, "day": DATE, "count": COUNT, "amount": decimal(2)}


def _column(column: Column, name: str) -> TableColumn:
    return TableColumn(name, column.title, _FORMATS.get(column.kind, TEXT))


def _read_column(column: Column, values: pd.Series) -> list[Any]:
    if column.kind in _FORMATS:
        return list(values)
    return [write_value(column, value) for value in values]


def _write_cells(columns: Iterable[Column], values: pd.Series) -> list[str]:
    return [
        write_value(column, value)
        for column, value in zip(columns, values, strict=True)
    ]


def write_value(column: Column, value: Any) -> str:
    """One stored value as its workbook would show it; '' for a blank."""
    if pd.isna(value):
        return ""
    if column.kind == "month":
        return format_period(value)
    if column.kind == "day":
        return format_day(value)
    if column.kind == "count":
        return f"{value:,}"
    if column.kind == "metric_value":
        return f"{value:g}"
    if column.kind == "amount":  # to the cent: a small change must be seen
        return f"{value:,.2f}".removesuffix(".00")
    return name_code(column.kind, column.name_choice(str(value)))


def summary_table(changes: Sequence[Change]) -> Table:
    """A line a data set and month: how many rows there will be, what they replace."""
    columns = [
        TableColumn("dataset", _("数据集")),
        TableColumn("period", _("月份"), MONTH),
        TableColumn("row_count", _("共"), COUNT),
        TableColumn("added_count", _("新增"), COUNT),
        TableColumn("removed_count", _("删除"), COUNT),
        TableColumn("changed_count", _("更改"), COUNT),
        reported_column(),
        TableColumn("note", _("说明")),
    ]
    return build_table(map(_summarise, changes), columns)


def _summarise(change: Change) -> dict[str, Any]:
    item, counts, coverage = (
        change.replacement,
        change.difference.counts,
        change.coverage,
    )
    return {
        "dataset": DATASETS[item.dataset].title,
        "period": item.period,
        "row_count": item.rows.num_rows,
        "added_count": counts.added,
        "removed_count": counts.removed,
        "changed_count": counts.changed,
        "reported_count": coverage.reported_count if coverage else None,
        "expected_count": coverage.expected_count if coverage else None,
        "note": _explain(change),
    }


def _explain(change: Change) -> str:
    before = change.before
    if before is None:
        return _("首次发布")
    if change.is_identical:
        return _("与已发布的相同")
    if before.period == change.replacement.period:
        return _("替换在用版本")
    return _("接替 {period}的版本").format(period=format_period(before.period))
