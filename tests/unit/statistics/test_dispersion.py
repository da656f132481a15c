"""Over-dispersion by hand, against DerSimonian & Laird, and on simulated units."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from statsmodels.stats.meta_analysis import combine_effects

from dashboard.statistics.dispersion import (
    Overdispersion,
    is_overdispersed,
    overdispersion,
)


def test_square_roots_of_observed_to_expected() -> None:
    # z = 2 (√O - √E) = -2, 0, 2, 4; w = 4 E = 16 each: Σw - Σw²/Σw = 48.
    found = overdispersion([1, 4, 9, 16], [4, 4, 4, 4], "ratio", winsorise=0)
    assert found.phi == pytest.approx((4 + 0 + 4 + 16) / 4)
    assert found.tau2 == pytest.approx((24 - 3) / 48)


def test_winsorised_scores_take_the_quantiles() -> None:
    # The quartiles of -2, 0, 2, 4 are -0.5 and 2.5 (linear, type 7 in R).
    found = overdispersion([1, 4, 9, 16], [4, 4, 4, 4], "ratio", winsorise=0.25)
    assert found.phi == pytest.approx((0.25 + 0 + 4 + 6.25) / 4)
    assert found.tau2 == pytest.approx((10.5 - 3) / 48)


def test_arcsines_of_proportions() -> None:
    # arcsin √p of 1/4, 1/2, 3/4 is π/6, π/4, π/3; s = 1 / (2 √100).
    found = overdispersion([25, 50, 75], [100, 100, 100], winsorise=0)
    z = (np.pi / 12) * 20
    assert found.phi == pytest.approx(2 * z**2 / 3)
    assert found.tau2 == pytest.approx((2 * z**2 - 2) / (1200 - 400))


def test_tau2_is_that_of_dersimonian_and_laird() -> None:
    # Around the weighted mean and with no score cut back the two are one formula; the
    # counts are the example of FunnelPlotR's tests (test-funnel_plot.R).
    observed = np.array([100, 150, 180, 80, 120, 225])
    expected = np.array([108, 112, 165, 95, 100, 220])
    w = 4 * expected
    root = (w * np.sqrt(observed / expected)).sum() / w.sum()
    found = overdispersion(observed / root**2, expected, "ratio", winsorise=0)
    reference = combine_effects(
        np.sqrt(observed / expected) / root, 1 / w, method_re="dl"
    )
    assert found.tau2 == pytest.approx(reference.tau2)
    assert found.phi * 6 == pytest.approx(reference.q)


def test_tau2_finds_the_variation_that_was_put_in() -> None:
    rng = np.random.default_rng(5)
    relative = (1 + 0.1 * rng.standard_normal(4000)) ** 2  # sd 0.1 on the root scale
    found = overdispersion(rng.poisson(80 * relative), np.full(4000, 80), "ratio", 0)
    assert found.tau2 == pytest.approx(0.01, rel=0.05)


def test_chance_alone_is_no_overdispersion() -> None:
    rng = np.random.default_rng(6)
    samples = [rng.binomial(60, 0.7, 35) for _ in range(200)]
    found = [overdispersion(cases, np.full(35, 60)) for cases in samples]
    assert np.mean([one.tau2 == 0 for one in found]) > 0.9
    assert np.mean([one.phi for one in found]) == pytest.approx(0.7, abs=0.06)


@pytest.mark.parametrize(
    ("kind", "size", "target"), [("ratio", 4, 0.5), ("proportion", 20, 0.93)]
)
def test_few_cases_alone_are_seldom_overdispersed(kind, size, target) -> None:
    # By its formula phi is above 1 here in most samples, and tau2 above 0.
    rng = np.random.default_rng(8)
    sizes = np.full(35, size)
    draws = (
        rng.poisson(size * target, (200, 35))
        if kind == "ratio"
        else rng.binomial(size, target, (200, 35))
    )
    found = [is_overdispersed(cases, sizes, kind, target) for cases in draws]
    assert 0.0 < np.mean(found) <= 0.1


def test_units_that_vary_are_overdispersed() -> None:
    assert is_overdispersed([5, 30, 55, 80, 40, 60], [100] * 6, "proportion", 0.45)
    assert not is_overdispersed([45, 44, 46, 45, 40, 50], [100] * 6, "proportion", 0.45)
    assert not is_overdispersed([5], [10], "proportion", 0.1)


def test_units_without_denominator_and_single_units_say_nothing() -> None:
    assert overdispersion([5], [10]) == Overdispersion(1.0, 0.0)
    pair = overdispersion([2, 8], [10, 10])
    assert overdispersion([2, 0, 8], [10, 0, 10]) == pair


@given(st.lists(st.integers(0, 30), min_size=2, max_size=35))
def test_winsorising_never_adds_variation(cases: list[int]) -> None:
    totals = [30] * len(cases)
    cut, whole = (overdispersion(cases, totals, winsorise=w) for w in (0.1, 0.0))
    assert 0 <= cut.tau2 <= whole.tau2 + 1e-12
