"""What a snapshot says of months that the one before it had already told."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reports.metric_cells import (
    mixed_change,
    mixed_column,
    month_column,
    value_cells,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows
from dashboard.store.metric_table import MetricTable

_PLACE = ["metric", "period"]
_NUMBERS = ["numerator", "denominator", "value"]
#: Sums of floats in another order differ by less.
_TOLERANCE = 1e-9


def previous_snapshot_id(snapshot_id: str) -> str | None:
    """The snapshot that the last publish made this one of; None for the first."""
    head, _dash, number = snapshot_id.rpartition("-")
    before = int(number) - 1
    return f"{head}-{before}" if before > 0 else None


def list_restated(
    before: MetricTable, after: MetricTable, area_code: str
) -> pd.DataFrame:
    """The values of an area that changed between two snapshots, newest month first.

    One row per metric and month that both hold, at the metric's own window: numerator,
    denominator and value with the suffixes _before and _after. Values that appeared or
    vanished count as changed.
    """
    both = _own_windows(before, area_code).merge(
        _own_windows(after, area_code), on=_PLACE, suffixes=("_before", "_after")
    )
    is_same = pd.Series(True, index=both.index)
    for name in _NUMBERS:
        old, new = both[f"{name}_before"], both[f"{name}_after"]
        is_close = (old - new).abs() <= _TOLERANCE * (1 + old.abs())
        is_same &= is_close | (old.isna() & new.isna())
    return both[~is_same].sort_values(
        ["period", "metric"], ascending=[False, True], ignore_index=True
    )


def restated_table(restated: pd.DataFrame) -> Table:
    """A line a restated value: metric, month, before, after, change."""
    lines = [
        {
            "metric": row["metric"],
            "title": METRICS[row["metric"]].title,
            "period": row["period"],
            **_tell(row, "before"),
            **_tell(row, "after"),
            "change": row["value_after"] - row["value_before"],
        }
        for row in list_rows(restated)
    ]
    columns = [
        Column("title", _("指标")),
        month_column(),
        mixed_column("before", _("上一快照")),
        mixed_column("after", _("本快照")),
        mixed_change("change", _("变化")),
    ]
    return build_table(lines, columns)


def _own_windows(table: MetricTable, area_code: str) -> pd.DataFrame:
    last, count = table.periods[-1], len(table.periods)
    rows = [
        row
        for metric in METRICS.values()
        for row in table.history(metric, area_code, last, count)
    ]
    return pd.DataFrame(rows, columns=_PLACE + _NUMBERS)


def _tell(row: Mapping[str, Any], when: str) -> dict[str, Any]:
    own = {name: row[f"{name}_{when}"] for name in _NUMBERS}
    return value_cells(own, when)
