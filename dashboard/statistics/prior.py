"""How much units truly differ: the prior that empirical Bayes estimates from them."""

from dataclasses import dataclass

from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, Kind, pooled, read_counts

#: A beta distribution needs a size above 0; units that are all 0 or 1 give 0.
_LEAST_SIZE = 1e-6


@dataclass(frozen=True)
class Prior:
    """How units differ: `mean` and between-unit `variance` of their true values.

    `size` says the same in the denominator's unit: a unit with a denominator of `size`
    is drawn half-way to the mean. It is infinite where nothing shows that units differ.
    """

    mean: float
    variance: float
    size: float


def estimate_prior(
    numerator: ArrayLike, denominator: ArrayLike, kind: Kind = "proportion"
) -> Prior:
    """The prior by Marshall's global method of moments.

    Marshall 1991, Applied Statistics 40(2), 283-294. With m the pooled value, N the
    mean denominator and s² = Σ n (x/n - m)² / Σ n, the variance is s² - m/N for rates
    (`ratio`), and (N s² - m(1-m)) / (N - 1) for proportions (Martuzzi & Elliott 1996,
    Statistics in Medicine 15, 1867-1873), never below 0. Units with a denominator of 0
    say nothing and take no part. ValueError where no unit has a denominator.
    """
    counts, totals = read_counts(numerator, denominator, kind)
    counts, totals = counts[totals > 0], totals[totals > 0]
    if not len(totals):
        raise ValueError("no unit has a denominator")
    mean = pooled(counts, totals)
    usual_size = float(totals.mean())
    spread = float((totals * (counts / totals - mean) ** 2).sum() / totals.sum())
    if kind == "ratio":
        variance, noise = spread - mean / usual_size, mean
    else:
        noise = mean * (1 - mean)
        within = usual_size * spread - noise
        variance = within / (usual_size - 1) if usual_size > 1 else 0.0
    # Rounding leaves a trace where the formula is exactly 0.
    if variance <= 1e-12 * max(noise, 1e-300):
        return Prior(mean, 0.0, float("inf"))
    size = noise / variance - (kind == "proportion")
    return Prior(mean, variance, max(size, _LEAST_SIZE))


def own_law(
    counts: FloatArray, totals: FloatArray, kind: Kind, prior: Prior
) -> tuple[FloatArray, FloatArray]:
    """What units' cases leave of a prior: beta's a and b, or gamma's shape and rate."""
    if kind == "ratio":
        return prior.mean * prior.size + counts, prior.size + totals
    return (
        prior.mean * prior.size + counts,
        (1 - prior.mean) * prior.size + totals - counts,
    )
