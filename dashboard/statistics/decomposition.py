"""How much of a rate's change its parts brought, and how much their mix."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, as_values


@dataclass(frozen=True)
class Decomposition:
    """Effects of each part, in its order and the rate's scale; they add up to `change`.

    `before_rates` and `after_rates` are NaN where a part has no denominator; the
    `shares` are its part of all denominators.
    """

    before: float
    after: float
    before_rates: FloatArray
    after_rates: FloatArray
    before_shares: FloatArray
    after_shares: FloatArray
    rate_effects: FloatArray
    mix_effects: FloatArray

    @property
    def change(self) -> float:
        """The rate after minus the rate before."""
        return self.after - self.before

    @property
    def rate_effect(self) -> float:
        """What the parts' own rates brought."""
        return float(self.rate_effects.sum())

    @property
    def mix_effect(self) -> float:
        """What the shift between parts brought."""
        return float(self.mix_effects.sum())


def decompose_change(
    before_numerators: ArrayLike,
    before_denominators: ArrayLike,
    after_numerators: ArrayLike,
    after_denominators: ArrayLike,
) -> Decomposition | None:
    """Split the change of sum(numerators) / sum(denominators) between two times.

    With r a part's rate, w its share of the denominators and bars for the mean of both
    times, a part's rate effect is w̄ Δr and its mix effect (r̄ - R̄) Δw, R̄ being the mean
    of the two overall rates (Kitagawa 1955, Components of a Difference Between Two
    Rates, Journal of the American Statistical Association 50(272), 1168-1194; R̄ alters
    no sum, as shares add up to 1, and makes a part's mix effect readable: more of what
    is above average raises the rate). A part without a denominator at one time is
    given its rate of the other, so that it counts as mix alone. None where either time
    has no denominator at all. Missing values count as 0.
    """
    n0, d0, n1, d1 = (
        np.nan_to_num(as_values(values))
        for values in (
            before_numerators, before_denominators, after_numerators, after_denominators
        )
    )  # fmt: skip
    if d0.sum() <= 0 or d1.sum() <= 0:
        return None
    r0, r1 = _divide(n0, d0), _divide(n1, d1)
    w0, w1 = d0 / d0.sum(), d1 / d1.sum()
    filled0 = np.nan_to_num(np.where(np.isnan(r0), r1, r0))
    filled1 = np.nan_to_num(np.where(np.isnan(r1), r0, r1))
    before, after = float(n0.sum() / d0.sum()), float(n1.sum() / d1.sum())
    rate_effects = (w0 + w1) / 2 * (filled1 - filled0)
    mix_effects = ((filled0 + filled1) / 2 - (before + after) / 2) * (w1 - w0)
    return Decomposition(before, after, r0, r1, w0, w1, rate_effects, mix_effects)


def _divide(numerators: FloatArray, denominators: FloatArray) -> FloatArray:
    empty = np.full_like(numerators, np.nan)
    return np.divide(numerators, denominators, out=empty, where=denominators > 0)
