"""What a small unit's value is worth: empirical Bayes, drawn toward the whole."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, Kind, divide, read_counts
from dashboard.statistics.posterior import draw_values
from dashboard.statistics.prior import Prior, estimate_prior, own_law


@dataclass(frozen=True, eq=False)
class Shrunk:
    """Per unit: shrunken `value` with its interval, and the `weight` of its own.

    `drawn`: the draws × units that intervals are made of; empty with a known prior.
    """

    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    weight: FloatArray
    prior: Prior
    drawn: FloatArray


def shrink(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind = "proportion",
    level: float = 0.95,
    prior: Prior | None = None,
) -> Shrunk:
    """Each unit's value drawn toward the pooled one, the more the smaller the unit.

    The value is `shrink_values` of Marshall's prior. The interval at `level` is that of
    `draw_values`, which holds the doubt about that prior: a prior variance of zero
    draws all values to the pooled one and leaves their intervals open. A value that
    such an interval leaves out is its end. A given `prior` is taken as known: the
    interval is then made of the quantiles of each unit's own beta or gamma law.
    """
    counts, totals = read_counts(numerator, denominator, kind)
    if prior is None:
        own = estimate_prior(counts, totals, kind)
        drawn = draw_values(counts, totals, kind)
        edges = np.quantile(drawn, [(1 - level) / 2, (1 + level) / 2], axis=0)
        value, weight = shrink_values(counts, totals, own)
        lower, upper = np.minimum(edges[0], value), np.maximum(edges[1], value)
        return Shrunk(value, lower, upper, weight, own, drawn)
    value, weight = shrink_values(counts, totals, prior)
    none = np.empty((0, len(counts)))
    if np.isinf(prior.size):
        return Shrunk(value, value, value, weight, prior, none)
    from scipy.stats import beta, gamma  # 0.5 s that other pages need not wait for

    first, second = own_law(counts, totals, kind, prior)
    left = beta(first, second) if kind == "proportion" else gamma(first, 0, 1 / second)
    lower, upper = (left.ppf(p) for p in ((1 - level) / 2, (1 + level) / 2))
    return Shrunk(value, lower, upper, weight, prior, none)


def shrink_values(
    counts: FloatArray, totals: FloatArray, prior: Prior
) -> tuple[FloatArray, FloatArray]:
    """Values m + w (x/n - m) and their weights w = n / (n + size).

    The mean of the beta (proportions) or gamma (rates) distribution that a unit's own
    cases leave of the prior; a unit with a denominator of 0 has the prior's mean.
    """
    weight = totals / (totals + prior.size)
    own = np.where(totals > 0, divide(counts, totals), prior.mean)
    return prior.mean + weight * (own - prior.mean), weight
