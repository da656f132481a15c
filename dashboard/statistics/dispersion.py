"""Do units vary more than chance alone explains, and by how much?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, Kind, pooled, read_counts

#: Draws that say how far phi reaches by chance.
_SIMULATIONS = 400


@dataclass(frozen=True)
class Overdispersion:
    """`phi`: variation over chance alone (1: none more); `tau2`: what limits add."""

    phi: float
    tau2: float


def overdispersion(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind = "proportion",
    winsorise: float = 0.1,
    target: float | None = None,
) -> Overdispersion:
    """How far the units of a funnel vary beyond chance.

    Spiegelhalter 2005, Handling over-dispersion of performance indicators, Quality and
    Safety in Health Care 14(5), 347-351, and Funnel plots for comparing institutional
    performance, Statistics in Medicine 24(8), 1185-1202: z-scores on a scale of stable
    variance (`scores`); the lowest and highest `winsorise` of them set to those
    quantiles, which one wild unit cannot move; phi = Σ z² / I over the I units; tau2 =
    max(0, (I phi - (I - 1)) / (Σw - Σw²/Σw)) with w = 1/s² (DerSimonian & Laird 1986),
    on the transformed scale.

    `target` is the value of a unit like all others: without it the pooled proportion,
    and for a ratio 1, its denominators being expected counts. Units with a denominator
    of 0 take no part; under two units phi is 1 and tau2 0.
    """
    counts, totals = read_counts(numerator, denominator, kind)
    counts, totals = counts[totals > 0], totals[totals > 0]
    units = len(totals)
    if units < 2:
        return Overdispersion(1.0, 0.0)
    if target is None:
        target = pooled(counts, totals) if kind == "proportion" else 1.0
    z = scores(counts, totals, kind, target)
    phi = float(_phi(z[None, :], winsorise)[0])
    w = 1 / standard_error(totals, kind, target) ** 2
    room = float(w.sum() - (w**2).sum() / w.sum())
    return Overdispersion(phi, max(0.0, (units * phi - (units - 1)) / room))


def is_overdispersed(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind,
    target: float,
    winsorise: float = 0.1,
) -> bool:
    """Whether phi is above what 95 % of chance alone would give at these very sizes.

    Spiegelhalter 2005 widens limits only for units that vary significantly more than
    chance. Where a unit expects few cases, phi is no chi-squared over I: square roots
    and arcsines of small counts alone spread it up to 2 (35 units with 2 expected
    events each), so its quantile is simulated, always from the same draws.
    """
    counts, totals = read_counts(numerator, denominator, kind)
    counts, totals = counts[totals > 0], totals[totals > 0]
    if len(totals) < 2:
        return False
    draw = np.random.default_rng(0)
    size = (_SIMULATIONS, len(totals))
    if kind == "proportion":
        chance = draw.binomial(np.rint(totals).astype(int), target, size)
    else:
        chance = draw.poisson(totals * target, size)
    usual = _phi(scores(chance.astype(np.float64), totals, kind, target), winsorise)
    own = _phi(scores(counts, totals, kind, target)[None, :], winsorise)[0]
    return bool(own > np.quantile(usual, 0.95))


def _phi(z: FloatArray, winsorise: float) -> FloatArray:
    # One phi a row of scores.
    low, high = np.quantile(z, [winsorise, 1 - winsorise], axis=1, keepdims=True)
    return np.asarray((np.clip(z, low, high) ** 2).mean(axis=1))


def standard_error(totals: FloatArray, kind: Kind, target: float) -> FloatArray:
    """Of arcsin √p: 1/(2√n). Of √(O/E) with E = target × denominator: 1/(2√E)."""
    size = totals if kind == "proportion" else totals * target
    return np.asarray(0.5 / np.sqrt(size))


def scores(
    counts: FloatArray,
    totals: FloatArray,
    kind: Kind,
    target: float,
    tau2: float = 0.0,
) -> FloatArray:
    """z-scores from `target`, in standard errors that hold `tau2` as well."""
    gap = transform(counts / totals, kind, target) - transform(target, kind, target)
    return np.asarray(
        gap / np.sqrt(standard_error(totals, kind, target) ** 2 + tau2),
    )


def transform(value: ArrayLike, kind: Kind, target: float) -> FloatArray:
    """A value on its scale of stable variance: arcsin √p, or √(value / target)."""
    if kind == "proportion":
        return np.arcsin(np.sqrt(value))
    return np.sqrt(np.asarray(value) / target)


def restore(value: FloatArray, kind: Kind, target: float) -> FloatArray:
    """The inverse of `transform`; beyond the scale's ends it stays at the end."""
    if kind == "proportion":
        return np.asarray(np.sin(np.clip(value, 0, np.pi / 2)) ** 2)
    return np.asarray(target * np.maximum(value, 0) ** 2)
