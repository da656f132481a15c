"""Where a unit stands among the others, said as an interval and never as a place.

Units are ranked in each draw of what their true values, or their composites, may be;
what the draws leave open is said (Goldstein & Spiegelhalter 1996, J. Royal Statistical
Society A 159(3), 385-443).
"""

from dataclasses import dataclass

import numpy as np

from dashboard.statistics.counts import FloatArray, IntArray
from dashboard.statistics.posterior import SEED


@dataclass(frozen=True, eq=False)
class RankIntervals:
    """Per unit, 1 is best: `median` rank, interval, P(among the `bottom` worst)."""

    median: FloatArray
    lower: IntArray
    upper: IntArray
    bottom_probability: FloatArray
    bottom: int


def rank(
    values: FloatArray, higher_is_better: bool = True, seed: int = SEED
) -> IntArray:
    """The ranks within each row of `values` (draws × units), 1 being best.

    Ties within a row are broken at random, anew in each row: equal values share out
    their ranks, and the order of units decides nothing.
    """
    keys = -values if higher_is_better else values
    lots = np.random.default_rng(seed).random(values.shape)
    order = np.lexsort((lots, keys), axis=-1)
    return np.asarray(np.argsort(order, axis=-1) + 1)


def summarise_ranks(ranks: IntArray, level: float, bottom: int) -> RankIntervals:
    """Median, interval and P(bottom) of each unit's ranks (draws × units)."""
    edges = [(1 - level) / 2, (1 + level) / 2]
    lower = np.quantile(ranks, edges[0], axis=0, method="inverted_cdf")
    upper = np.quantile(ranks, edges[1], axis=0, method="inverted_cdf")
    is_bottom = ranks > ranks.shape[1] - bottom
    return RankIntervals(
        np.median(ranks, axis=0),
        lower.astype(int),
        upper.astype(int),
        is_bottom.mean(axis=0),
        bottom,
    )


def tiers(ranks: RankIntervals) -> IntArray:
    """1: surely in the better half, -1: surely in the worse, 0: cannot be told.

    Surely: the whole rank interval lies on that side of the middle rank.
    """
    middle = (len(ranks.median) + 1) / 2
    return np.where(ranks.upper < middle, 1, np.where(ranks.lower > middle, -1, 0))
