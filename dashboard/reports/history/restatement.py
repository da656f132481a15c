"""What a snapshot says of months that the one before it had already told."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.formats import format_cell, format_change, format_period
from dashboard.i18n import _
from dashboard.metrics import METRICS
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


def restated_table(restated: pd.DataFrame) -> pd.DataFrame:
    """A line a restated value: metric, month, before, after, change."""
    return pd.DataFrame(
        [
            {
                _("指标"): METRICS[row["metric"]].title,
                _("月份"): format_period(row["period"]),
                _("上一快照"): _write(row, "before"),
                _("本快照"): _write(row, "after"),
                _("变化"): format_change(
                    row["value_after"] - row["value_before"], METRICS[row["metric"]]
                ),
            }
            for row in list_rows(restated)
        ]
    )


def _own_windows(table: MetricTable, area_code: str) -> pd.DataFrame:
    last, count = table.periods[-1], len(table.periods)
    rows = [
        row
        for metric in METRICS.values()
        for row in table.history(metric, area_code, last, count)
    ]
    return pd.DataFrame(rows, columns=_PLACE + _NUMBERS)


def _write(row: Mapping[str, Any], when: str) -> str:
    own = {name: row[f"{name}_{when}"] for name in _NUMBERS}
    return format_cell(own, METRICS[row["metric"]], unit=True)
