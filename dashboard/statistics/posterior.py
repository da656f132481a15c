"""What units' true values may be: draws that hold the doubt about the prior as well.

How far units differ is itself estimated. Where the estimate is zero, "all units are
equal" is what the data do not contradict, and no certainty: intervals made with that
zero, or ranks made with it, would say far more than is known.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, Kind, read_counts
from dashboard.statistics.prior import Prior, estimate_prior, own_law

#: The same data give the same draws, today and in a bulletin made again.
SEED = 20230901
DRAWS = 10_000
_MEANS, _SPREADS = 25, 60
#: Standard errors of the mean that the grid reaches to either side.
_REACH = 4.0


@dataclass(frozen=True, eq=False)
class Grid:
    """Priors that the data leave open: `mean`, `size` (as in `Prior`), probability."""

    mean: FloatArray
    size: FloatArray
    probability: FloatArray


def draw_values(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind = "proportion",
    *,
    prior: Prior | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
) -> FloatArray:
    """True values that units may have, draws × units.

    Each draw takes a prior from those that the data leave open (`prior_grid`), then a
    value for each unit from the beta or gamma distribution that its own cases leave of
    it. A unit with a denominator of 0 has the prior's. A given `prior` is taken as
    known; with an infinite size all units have its mean.
    """
    counts, totals = read_counts(numerator, denominator, kind)
    rng = np.random.default_rng(seed)
    shape = (draws, len(counts))
    if prior is not None and np.isinf(prior.size):
        return np.full(shape, prior.mean)
    if prior is not None:
        first, second = own_law(counts, totals, kind, prior)
    else:
        grid = prior_grid(counts, totals, kind)
        place = rng.choice(len(grid.probability), draws, p=grid.probability)
        mean, size = grid.mean[place, None], grid.size[place, None]
        first = mean * size + counts
        rest = (1 - mean) * size + totals - counts
        second = rest if kind == "proportion" else size + totals
    if kind == "proportion":
        return np.asarray(rng.beta(first, second, shape))
    return np.asarray(rng.gamma(first, 1 / second, shape))


def prior_grid(counts: FloatArray, totals: FloatArray, kind: Kind) -> Grid:
    """The posterior of the prior's mean and spread, on a grid.

    Flat in the mean and in the standard deviation between units, which is the usual
    weak prior where there are five units or more (Gelman 2006, Bayesian Analysis 1(3),
    515-534); the likelihood is beta-binomial or negative binomial. Flat between 0 and
    the largest spread possible: of a proportion √(m(1-m)), of a rate twice its mean.
    """
    counts, totals = counts[totals > 0], totals[totals > 0]
    mean = _mean_grid(counts, totals, kind)
    # Finer near zero, each point standing for the piece of the scale around it.
    steps = (np.arange(_SPREADS) + 0.5) / _SPREADS
    share, width = steps**2, 2 * steps
    largest = np.sqrt(mean * (1 - mean)) if kind == "proportion" else 2 * mean
    spread = largest[:, None] * share
    m = np.broadcast_to(mean[:, None], spread.shape)
    is_share = kind == "proportion"
    size = m * (1 - m) / spread**2 - 1 if is_share else m / spread**2
    size = np.maximum(size, 1e-6)
    fit = _log_likelihood(m[..., None], size[..., None], counts, totals, kind)
    fit += np.log(width)
    chance = np.exp(fit - fit.max()).ravel()
    return Grid(m.ravel(), size.ravel(), chance / chance.sum())


def _mean_grid(counts: FloatArray, totals: FloatArray, kind: Kind) -> FloatArray:
    """Means around the pooled one, as far as its standard error reaches."""
    prior = estimate_prior(counts, totals, kind)
    total = float(totals.sum())
    # Half a case keeps the error above zero where there is none at all, or nothing but.
    whole = total + 1 if kind == "proportion" else total
    near = (float(counts.sum()) + 0.5) / whole
    noise = near * (1 - near) if kind == "proportion" else near
    error = np.sqrt(noise / total + prior.variance / len(totals))
    ends = near - _REACH * error, near + _REACH * error
    least, most = near / 100, 1 - (1 - near) / 100
    low = max(ends[0], least)
    high = min(ends[1], most) if kind == "proportion" else ends[1]
    return np.linspace(low, high, _MEANS)


def _log_likelihood(
    mean: FloatArray,
    size: FloatArray,
    counts: FloatArray,
    totals: FloatArray,
    kind: Kind,
) -> FloatArray:
    """Of each prior, summed over units; constants of the data are left out."""
    from scipy.special import betaln, gammaln  # slow to import

    first = mean * size
    if kind == "proportion":
        second = (1 - mean) * size
        whole = betaln(first + counts, second + totals - counts)
        return np.asarray((whole - betaln(first, second)).sum(axis=-1))
    return np.asarray(
        (
            gammaln(first + counts)
            - gammaln(first)
            - first * np.log1p(totals / size)
            - counts * np.log(size + totals)
        ).sum(axis=-1)
    )
