"""Whether a value reaches its target: decided here, for every page and document."""

import pandas as pd

from dashboard.i18n import _
from dashboard.metrics import Direction, Metric
from dashboard.store.metric_table import Row


def reaches(row: Row, metric: Metric) -> bool | None:
    """Whether the unrounded value reaches the target in force; None without either."""
    target = row.get("target")
    if not metric.has_better_side or pd.isna(target) or pd.isna(row["value"]):
        return None
    if metric.direction is Direction.UP:
        return bool(row["value"] >= target)
    return bool(row["value"] <= target)


def reach_title(reached: bool) -> str:
    """The verdict in a word."""
    return _("达到目标") if reached else _("未达目标")
