"""Which units differ from the rest by more than their size explains?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import (
    BoolArray,
    FloatArray,
    IntArray,
    Kind,
    divide,
    is_small,
    pooled,
    read_counts,
)
from dashboard.statistics.dispersion import (
    Overdispersion,
    is_overdispersed,
    overdispersion,
    restore,
    scores,
    standard_error,
    transform,
)

#: The two limits of a funnel: worth a look, and hardly chance (2 and 3 sigma).
WARNING, ALARM = 0.95, 0.998


@dataclass(frozen=True, eq=False)
class Limits:
    """The lowest and the highest value inside the limits, an element a unit."""

    lower: FloatArray
    upper: FloatArray


@dataclass(frozen=True, eq=False)
class Funnel:
    """Units beside what all of them have in common, `target`.

    `zone` is 0 inside both limits, ±1 outside the 95 % ones and ±2 outside the 99.8 %
    ones, + being above; `p_value` is two-sided; both are 0 and NaN without denominator.
    """

    target: float
    value: FloatArray
    warning: Limits
    alarm: Limits
    zone: IntArray
    p_value: FloatArray
    is_small: BoolArray
    dispersion: Overdispersion


def funnel_limits(
    denominator: ArrayLike,
    target: float,
    kind: Kind = "proportion",
    level: float = WARNING,
    tau2: float = 0.0,
) -> Limits:
    """The values between which a unit of that size lies by chance, at `level`.

    Exact: the counts that binomial (n, target) or Poisson (target × denominator) leave
    with at most (1 - level)/2 beyond either side, divided by the denominator, so that
    at least `level` of the units like all others are inside, bounds included
    (Spiegelhalter 2005, Statistics in Medicine 24(8), appendix A.1, without its
    interpolation, under which less than `level` would be inside). `tau2` > 0 widens
    them to target ± z √(s² + tau2) on the transformed scale (see `overdispersion`); of
    the two the wider holds, since that approximation is too narrow for small units.
    NaN where the denominator is 0. For a ratio, `target` is events per denominator: 1
    where denominators are expected counts.
    """
    from scipy.stats import binom, norm, poisson  # 0.5 s that few pages need

    totals = np.asarray(denominator, dtype=np.float64)
    tail = (1 - level) / 2
    # A law with its parameters is not frozen: that alone takes longer than the rest.
    if kind == "proportion":
        ends = binom.ppf(tail, totals, target), binom.isf(tail, totals, target)
    else:
        ends = poisson.ppf(tail, totals * target), poisson.isf(tail, totals * target)
    lower, upper = (divide(end, totals) for end in ends)
    if tau2 > 0 and target > 0:
        size = np.where(totals > 0, totals, np.nan)
        error = standard_error(size, kind, target) ** 2 + tau2
        reach = norm.isf(tail) * np.sqrt(error)
        centre = transform(target, kind, target)
        lower = np.minimum(lower, restore(centre - reach, kind, target))
        upper = np.maximum(upper, restore(centre + reach, kind, target))
    return Limits(lower, upper)


def compare_units(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind = "proportion",
    *,
    target: float | None = None,
    winsorise: float = 0.1,
    is_adjusted: bool = True,
) -> Funnel:
    """Every unit's place in the funnel, around `target` or else the pooled value.

    Limits hold the over-dispersion of these units where it is more than chance (see
    `is_overdispersed`), and never if `is_adjusted` is False. For a ratio, denominators
    may be any exposure. ValueError where no unit has a denominator.
    """
    counts, totals = read_counts(numerator, denominator, kind)
    if target is None:
        target = pooled(counts, totals)
    if np.isnan(target):
        raise ValueError("no unit has a denominator")
    dispersion = Overdispersion(1.0, 0.0)
    can_vary = target > 0 and (kind == "ratio" or target < 1)
    if (
        is_adjusted
        and can_vary
        and is_overdispersed(counts, totals, kind, target, winsorise)
    ):
        dispersion = overdispersion(counts, totals, kind, winsorise, target)
    p_value = _p_values(counts, totals, kind, target, dispersion.tau2)
    value = divide(counts, totals)
    steps = (p_value < 1 - WARNING).astype(int) + (p_value < 1 - ALARM).astype(int)
    return Funnel(
        target,
        value,
        funnel_limits(totals, target, kind, WARNING, dispersion.tau2),
        funnel_limits(totals, target, kind, ALARM, dispersion.tau2),
        np.where(value > target, steps, -steps),
        p_value,
        is_small(totals, kind, target),
        dispersion,
    )


def _p_values(
    counts: FloatArray, totals: FloatArray, kind: Kind, target: float, tau2: float
) -> FloatArray:
    # Twice the smaller tail, which is what lies outside limits with equal tails.
    from scipy.stats import binom, norm, poisson

    if kind == "proportion":
        tails = binom.cdf(counts, totals, target), binom.sf(counts - 1, totals, target)
    else:
        expected = totals * target
        tails = poisson.cdf(counts, expected), poisson.sf(counts - 1, expected)
    p = np.minimum(1.0, 2 * np.minimum(*tails))
    p = np.where(totals > 0, p, np.nan)
    if tau2 > 0:
        size = np.where(totals > 0, totals, np.nan)
        z = scores(counts, size, kind, target, tau2)
        p = np.maximum(p, 2 * norm.sf(np.abs(z)))
    return np.asarray(p)
