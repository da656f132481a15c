"""How many units like all others the exact limits hold: computed, and drawn."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom, poisson

from dashboard.statistics.counts import Kind
from dashboard.statistics.funnel import funnel_limits

PLACES: list[tuple[Kind, float, float]] = [
    ("proportion", 4, 0.85),
    ("proportion", 35, 0.6),
    ("proportion", 400, 0.3),
    ("ratio", 1, 3.5),
    ("ratio", 2, 30.0),
]


def coverage(kind: Kind, size: float, target: float, level: float = 0.95) -> float:
    limits = funnel_limits([size], target, kind, level)
    low, high = np.rint([limits.lower[0] * size, limits.upper[0] * size])
    law = binom(size, target) if kind == "proportion" else poisson(size * target)
    return float(law.cdf(high) - law.cdf(low - 1))


@given(st.integers(1, 2000), st.floats(0.001, 0.999), st.sampled_from([0.95, 0.998]))
def test_binomial_limits_hold_their_level(n: int, target: float, level: float) -> None:
    assert coverage("proportion", n, target, level) >= level - 1e-9


@given(st.floats(0.01, 2000), st.sampled_from([0.95, 0.998]))
def test_poisson_limits_hold_their_level(expected: float, level: float) -> None:
    assert coverage("ratio", expected, 1.0, level) >= level - 1e-9


@given(st.floats(50, 5000))
def test_with_over_fifty_expected_they_hold_little_more(expected: float) -> None:
    assert 0.93 <= coverage("ratio", expected, 1.0) <= 0.97
    n = int(np.ceil(2 * expected))
    assert 0.93 <= coverage("proportion", n, 0.5) <= 0.97


@pytest.mark.parametrize("place", PLACES)
def test_drawn_units_are_inside_as_often_as_computed(
    place: tuple[Kind, float, float],
) -> None:
    kind, size, target = place
    rng = np.random.default_rng(2023)
    draws = 200_000
    if kind == "proportion":
        counts = rng.binomial(int(size), target, draws)
    else:
        counts = rng.poisson(size * target, draws)
    limits = funnel_limits([size], target, kind)
    value = counts / size
    inside = ((limits.lower <= value) & (value <= limits.upper)).mean()
    expected = coverage(kind, size, target)
    error = np.sqrt(expected * (1 - expected) / draws)
    assert inside == pytest.approx(expected, abs=4 * error)
