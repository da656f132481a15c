"""The one judge of targets: whether a value reaches what it is to reach."""

import math

import pandas as pd

from dashboard.completeness import is_young
from dashboard.i18n import _
from dashboard.metrics import Direction, Metric, Window
from dashboard.statistics.counts import is_small
from dashboard.statistics.methods import count_kind
from dashboard.store.metric_table import Row


def find_target(row: Row, metric: Metric) -> float | None:
    """What the value is to have reached by now, on the metric's scale; None: no target.

    The target in force; of a sum over the year so far, the share of it that the months
    gone are of the year.
    """
    target = row.get("target")
    if target is None or pd.isna(target):
        return None
    is_sum = metric.window is Window.YEAR and metric.grows_with_window
    if is_sum and row["time_window"] == Window.YEAR:
        return float(target) * int(row["spanned_months"]) / 12
    return float(target)


def reaches(row: Row | None, metric: Metric) -> bool | None:
    """Whether the value is at its target or on the better side of it; a tie is.

    Judged on the value itself, not as it is rounded. None where there is nothing to
    judge: no value, no target, no better side, fewer than six months of a rolling
    window (`is_young`), a share or a rate of events that rests on too little.
    """
    if row is None or not metric.has_better_side or pd.isna(row["value"]):
        return None
    target = find_target(row, metric)
    if target is None or is_young(row) or _is_small(row, metric, target):
        return None
    value = float(row["value"])
    # quotients of the same fraction may differ in their last digit
    is_tie = math.isclose(value, target, rel_tol=1e-9, abs_tol=1e-12)
    return is_tie or (value > target) == (metric.direction is Direction.UP)


def reach_title(reached: bool) -> str:
    """The verdict in a word."""
    return _("达到目标") if reached else _("未达目标")


def _is_small(row: Row, metric: Metric, target: float) -> bool:
    """Whether chance alone decides: the smallest n, at the target."""
    kind = count_kind(metric)
    return kind is not None and bool(is_small(row["denominator"], kind, target))
