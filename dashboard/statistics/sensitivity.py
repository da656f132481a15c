"""Would another set of weights have given another order?"""

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, as_values, divide
from dashboard.statistics.ranks import RankIntervals, rank, summarise_ranks

#: Below this share of the weight a unit has no composite score.
LEAST_WEIGHT = 0.7
_SEED = 20230901


def composite(
    scores: ArrayLike, weights: ArrayLike, least_weight: float = LEAST_WEIGHT
) -> FloatArray:
    """Σ weight × score over the metrics a unit has, weights made to sum to 1 again.

    `scores` are units × metrics, higher being better, NaN where a unit has none; the
    result has one element a unit, NaN where under `least_weight` of the weight is left.
    """
    values, shares = as_values(scores), as_values(weights)
    available = np.isfinite(values) @ shares
    total = np.nan_to_num(values) @ shares
    # A rounding error must not take the score from a unit with exactly that share.
    has_score = available >= least_weight * shares.sum() * (1 - 1e-9)
    return divide(total, np.where(has_score, available, 0.0))


def weight_sensitivity(
    scores: ArrayLike,
    weights: ArrayLike,
    *,
    variation: float = 0.5,
    level: float = 0.95,
    bottom: int = 5,
    draws: int = 2_000,
    seed: int = _SEED,
) -> RankIntervals:
    """The ranks of the units whose composite is known, over weights that might be.

    `draws` sets of weights come from a Dirichlet distribution around `weights`, in
    which a weight of average size has a standard deviation of `variation` times itself;
    with each set the units are ranked anew (uncertainty analysis of OECD & JRC 2008,
    Handbook on Constructing Composite Indicators, part 1.7). Elements follow the units
    for which `composite` is not NaN, in order. `scores` as for `composite`.
    """
    values, shares = as_values(scores), as_values(weights)
    values = values[np.isfinite(composite(values, shares))]
    drawn = draw_weights(shares, variation, draws, seed)
    total = drawn @ np.nan_to_num(values).T
    available = drawn @ np.isfinite(values).T
    return summarise_ranks(rank(total / available), level, bottom)


def draw_weights(
    shares: FloatArray, variation: float, draws: int, seed: int
) -> FloatArray:
    """Dirichlet weights (draws × metrics) with the mean `shares` / Σ `shares`.

    With k metrics in use and concentration c, a weight of 1/k has the variance
    (1/k)(1 - 1/k)/(c + 1); c is what makes that (`variation`/k)². A weight of 0 stays.
    """
    used = shares > 0
    metrics = int(used.sum())
    drawn = np.zeros((draws, len(shares)))
    concentration = max((metrics - 1) / variation**2 - 1, 1e-6)
    alpha = concentration * shares[used] / shares.sum()
    drawn[:, used] = np.random.default_rng(seed).dirichlet(alpha, draws)
    return drawn
