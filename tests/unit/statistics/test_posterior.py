"""Draws of true values: the likelihood against scipy's, coverage, and certainty."""

import numpy as np
import pytest
from scipy.stats import betabinom, nbinom

from dashboard.statistics.posterior import draw_values, prior_grid

X, N = np.array([3.0, 0, 7, 2]), np.array([10.0, 4, 12, 3])


def test_priors_of_shares_are_as_likely_as_the_beta_binomial_says() -> None:
    grid = prior_grid(X, N, "proportion")
    a, b = grid.mean * grid.size, (1 - grid.mean) * grid.size
    fit = np.prod([betabinom(n, a, b).pmf(x) for x, n in zip(X, N, strict=True)], 0)
    spread = np.sqrt(grid.mean * (1 - grid.mean) / (grid.size + 1))
    # The grid is finer near zero: a cell's width goes with the root of its spread.
    width = np.sqrt(spread / np.sqrt(grid.mean * (1 - grid.mean)))
    inside = (grid.size > 1e-3) & (grid.size < 1e5)
    ratio = (grid.probability / (fit * width))[inside]
    assert ratio == pytest.approx(np.full(len(ratio), ratio[0]), rel=1e-6)


def test_priors_of_rates_are_as_likely_as_the_negative_binomial_says() -> None:
    grid = prior_grid(X, N, "ratio")
    fit = np.prod(
        [
            nbinom(grid.mean * grid.size, grid.size / (grid.size + n)).pmf(x)
            for x, n in zip(X, N, strict=True)
        ],
        0,
    )
    spread = np.sqrt(grid.mean / grid.size)
    width = np.sqrt(spread / (2 * grid.mean))
    inside = (grid.size > 1e-3) & (grid.size < 1e5)
    ratio = (grid.probability / (fit * width))[inside]
    assert ratio == pytest.approx(np.full(len(ratio), ratio[0]), rel=1e-6)


def test_a_large_unit_is_where_its_own_cases_are() -> None:
    drawn = draw_values([9000, 50, 40], [10_000, 100, 100])
    assert drawn[:, 0].mean() == pytest.approx(0.9, abs=0.001)
    assert drawn[:, 0].std() == pytest.approx(0.003, rel=0.05)


@pytest.mark.parametrize("kind", ["proportion", "ratio"])
@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_or_nothing_everywhere_leaves_doubt(kind, share) -> None:
    totals = np.full(6, 10.0)
    drawn = draw_values(share * totals, totals, kind)
    low, high = np.quantile(drawn, [0.025, 0.975])
    assert high - low > 0.01
    assert np.isfinite(drawn).all()


def test_equal_data_have_equal_values() -> None:
    drawn = draw_values([5] * 8, [10] * 8)
    edges = np.quantile(drawn, [0.025, 0.975], axis=0)
    assert np.ptp(edges, axis=1) == pytest.approx([0, 0], abs=0.02)


@pytest.mark.parametrize("spread", [0.01, 0.1])
def test_intervals_hold_the_truth_as_often_as_they_say(spread: float) -> None:
    """Also where units hardly differ. In 300 such sets: 0.94 to 0.99."""
    rng = np.random.default_rng(5)
    hits = []
    for _ in range(150):
        n = rng.integers(5, 60, 20)
        size = 0.7 * 0.3 / spread**2 - 1
        truth = rng.beta(0.7 * size, 0.3 * size, 20)
        drawn = draw_values(rng.binomial(n, truth), n, draws=2000)
        low, high = np.quantile(drawn, [0.025, 0.975], axis=0)
        hits.append((low <= truth) & (truth <= high))
    assert 0.925 <= np.mean(hits) <= 0.999
