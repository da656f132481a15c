"""Rows that a publish adds, removes or changes, as a person reads them."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dashboard.datasets import Column, Dataset
from dashboard.datasets.codes import name_code
from dashboard.formats import format_day, format_period
from dashboard.i18n import _


def readable_rows(dataset: Dataset, rows: pd.DataFrame) -> pd.DataFrame:
    """The contract's columns under their headers, codes as names, all text."""
    return pd.DataFrame(
        {
            dataset.columns[name].title: _write_column(
                dataset.columns[name], rows[name]
            )
            for name in dataset.columns
        }
    )


def readable_cells(dataset: Dataset, cells: pd.DataFrame) -> pd.DataFrame:
    """`Difference.changed`: the key of each cell, its column, old and new value."""
    changed = [dataset.columns[name] for name in cells["column"]]
    keys = {
        dataset.columns[name].title: _write_column(dataset.columns[name], cells[name])
        for name in dataset.key
    }
    return pd.DataFrame(
        keys
        | {
            _("列"): [column.title for column in changed],
            _("原值"): _write_cells(changed, cells["before"]),
            _("新值"): _write_cells(changed, cells["after"]),
        }
    )


def _write_column(column: Column, values: pd.Series) -> list[str]:
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
