"""What units' values are worth in one month: shrunken, with intervals and ranks.

Every unit monitored in the month takes part, whatever part of the city is looked at: a
district's seven units say too little of what is usual.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.metrics import Direction, Metric
from dashboard.statistics.counts import Kind, pooled
from dashboard.statistics.intervals import wilson
from dashboard.statistics.methods import count_kind, is_placed
from dashboard.statistics.ranks import rank_intervals, tiers
from dashboard.statistics.shrinkage import Prior, estimate_prior, shrink


@dataclass(frozen=True, eq=False)
class Estimated:
    """Units with what their value is worth.

    `units`: the rows that have a value, with `estimate`, `low`, `high` (95 %) and, for
    a metric with a better side, `rank`, `rank_low`, `rank_high`, `bottom` (probability
    of being among the worst five) and `tier` (1 better half, -1 worse half, 0 open).
    """

    units: pd.DataFrame
    prior: Prior


def estimate_units(rows: pd.DataFrame, metric: Metric) -> Estimated | None:
    """Shrunken values and, where units are placed, ranks; None without a
    distribution or without a case."""
    kind, rows, top, bottom = _read(rows, metric)
    if kind is None or not bottom.sum() > 0:
        return None
    prior = estimate_prior(top, bottom, kind)
    shrunk = shrink(top, bottom, kind, prior=prior)
    units = rows.assign(estimate=shrunk.value, low=shrunk.lower, high=shrunk.upper)
    if np.isinf(prior.size) and kind == "proportion":
        # Nothing shows that units differ: how sure the whole is, is what is known.
        whole = wilson([top.sum()], [bottom.sum()])
        units = units.assign(low=whole.lower[0], high=whole.upper[0])
    if is_placed(metric):
        is_up = metric.direction is Direction.UP
        ranks = rank_intervals(top, bottom, kind, higher_is_better=is_up, prior=prior)
        units = units.assign(
            rank=ranks.median,
            rank_low=ranks.lower,
            rank_high=ranks.upper,
            bottom=ranks.bottom_probability,
            tier=tiers(ranks),
        )
    return Estimated(units, prior)


def whole_value(rows: pd.DataFrame) -> float:
    """The value of all units together: numerators over denominators."""
    known = rows[rows["value"].notna()]
    return pooled(
        known["numerator"].to_numpy(dtype=float),
        known["denominator"].to_numpy(dtype=float),
    )


def _read(
    rows: pd.DataFrame, metric: Metric
) -> tuple[Kind | None, pd.DataFrame, np.ndarray, np.ndarray]:
    known = rows[rows["value"].notna()].reset_index(drop=True)
    return (
        count_kind(metric),
        known,
        known["numerator"].to_numpy(dtype=float),
        known["denominator"].to_numpy(dtype=float),
    )
