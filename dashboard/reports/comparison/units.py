"""What units' values are worth in one month: shrunken, with intervals and ranks.

Every unit monitored in the month takes part, whatever part of the city is looked at: a
district's seven units say too little of what is usual.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.metrics import Direction, Metric
from dashboard.reports.comparison.small import small_units
from dashboard.statistics.counts import IntArray, Kind, pooled
from dashboard.statistics.methods import count_kind, is_placed
from dashboard.statistics.prior import Prior
from dashboard.statistics.ranks import rank, summarise_ranks, tiers
from dashboard.statistics.shrinkage import shrink

_LEVEL, _BOTTOM = 0.95, 5
#: Among fewer units the worst five are half of all, or all.
_LEAST_PLACED = 2 * _BOTTOM + 1


@dataclass(frozen=True, eq=False)
class Estimated:
    """Units with what their value is worth.

    `units`: the rows that have a value, with `estimate` (Marshall 1991), `low`, `high`
    (95 %, which hold the doubt about how much units differ) and `is_small`. For a
    metric with a better side also `rank_low`, `rank_high`, `tier` (1 better half, -1
    worse half, 0 open) and `bottom` (probability of being among the worst five, missing
    under eleven units), all among the units that are not small; of a small one they
    are missing, its tier is 0.
    """

    units: pd.DataFrame
    prior: Prior

    @property
    def large(self) -> pd.DataFrame:
        """The units of which anything may be said."""
        return self.units[~self.units["is_small"].astype(bool)]


def estimate_units(rows: pd.DataFrame, metric: Metric) -> Estimated | None:
    """Shrunken values and, where units are placed, ranks; None without a
    distribution or without a case."""
    kind, rows, top, bottom = _read(rows, metric)
    if kind is None or not bottom.sum() > 0:
        return None
    shrunk = shrink(top, bottom, kind)
    small = small_units(rows, metric).to_numpy()
    units = rows.assign(
        estimate=shrunk.value, low=shrunk.lower, high=shrunk.upper, is_small=small
    )
    if is_placed(metric):
        is_up = metric.direction is Direction.UP
        drawn = shrunk.drawn[:, ~small]
        units = place_units(units, rank(drawn, higher_is_better=is_up))
    return Estimated(units, shrunk.prior)


def place_units(units: pd.DataFrame, ranks: IntArray) -> pd.DataFrame:
    """`units` with what `ranks` (draws × those not small) leave open of their place."""
    found = units.assign(
        rank_median=np.nan, rank_low=np.nan, rank_high=np.nan, bottom=np.nan, tier=0
    )
    if not ranks.shape[1]:
        return found
    summary = summarise_ranks(ranks, _LEVEL, _BOTTOM)
    large = ~units["is_small"].to_numpy(dtype=bool)
    found.loc[large, "rank_median"] = summary.median
    found.loc[large, "rank_low"] = summary.lower
    found.loc[large, "rank_high"] = summary.upper
    if ranks.shape[1] >= _LEAST_PLACED:
        found.loc[large, "bottom"] = summary.bottom_probability
    found.loc[large, "tier"] = tiers(summary)
    return found


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
