"""What the composite might be, had rates and weights come out otherwise."""

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, as_values, divide
from dashboard.statistics.posterior import SEED

#: Below this share of the weight a unit has no composite score.
LEAST_WEIGHT = 0.7


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


def draw_composites(
    scores: FloatArray, weights: ArrayLike, *, variation: float = 0.5, seed: int = SEED
) -> FloatArray:
    """Composites that might be, draws × units: other true scores, other weights.

    `scores` are draws × units × metrics, of the units whose `composite` is known; NaN
    where a unit has none, in every draw. Each draw has weights of its own, from a
    Dirichlet distribution around `weights` in which a weight of average size has a
    standard deviation of `variation` times itself: inputs and weights vary together
    (uncertainty analysis of OECD & JRC 2008, Handbook on Constructing Composite
    Indicators, part 1.7).
    """
    drawn = draw_weights(as_values(weights), variation, len(scores), seed)
    total = np.einsum("dum,dm->du", np.nan_to_num(scores), drawn)
    available = np.einsum("um,dm->du", np.isfinite(scores[0]).astype(float), drawn)
    return np.asarray(total / available)


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
    if metrics < 2:  # one weight is all the weight
        drawn[:, used] = 1.0
        return drawn
    concentration = max((metrics - 1) / variation**2 - 1, 1e-6)
    alpha = concentration * shares[used] / shares.sum()
    found = np.random.default_rng(seed).dirichlet(alpha, draws)
    # Never quite 0: what a unit has of the metrics is its composite then.
    drawn[:, used] = np.maximum(found, 1e-12)
    return drawn
