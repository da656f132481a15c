"""Where a unit stands among the others, said as an interval and never as a place."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, IntArray, Kind, read_counts
from dashboard.statistics.shrinkage import Prior, estimate_prior, posterior

#: The same data give the same intervals, today and in a bulletin made again.
_SEED = 20230901


@dataclass(frozen=True, eq=False)
class RankIntervals:
    """Per unit, 1 is best: `median` rank, interval, P(among the `bottom` worst)."""

    median: FloatArray
    lower: IntArray
    upper: IntArray
    bottom_probability: FloatArray
    bottom: int


def rank_intervals(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind = "proportion",
    *,
    higher_is_better: bool = True,
    level: float = 0.95,
    bottom: int = 5,
    prior: Prior | None = None,
    draws: int = 10_000,
    seed: int = _SEED,
) -> RankIntervals:
    """The ranks that the data leave open to each unit.

    `draws` times a true value is drawn for every unit from its posterior (see
    `shrinkage.shrink`) and the units are ranked; the interval holds the middle `level`
    of a unit's ranks (Goldstein & Spiegelhalter 1996, J. Royal Statistical Society A
    159(3), 385-443). Where nothing shows that units differ, every order is as likely.
    """
    counts, totals = read_counts(numerator, denominator, kind)
    prior = prior or estimate_prior(counts, totals, kind)
    rng = np.random.default_rng(seed)
    shape = (draws, len(counts))
    first, second = posterior(counts, totals, kind, prior)
    if np.isinf(prior.size):
        values = rng.random(shape)
    elif kind == "proportion":
        values = rng.beta(first, second, shape)
    else:
        values = rng.gamma(first, 1 / second, shape)
    return summarise_ranks(rank(values, higher_is_better), level, bottom)


def rank(values: FloatArray, higher_is_better: bool = True) -> IntArray:
    """The ranks within each row of `values` (draws × units), 1 being best."""
    order = np.argsort(-values if higher_is_better else values, axis=1)
    return np.asarray(np.argsort(order, axis=1) + 1)


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
