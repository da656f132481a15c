"""Rank intervals: a closed form, coverage of drawn units, and tiers."""

import numpy as np
import pytest

from dashboard.statistics.posterior import draw_values
from dashboard.statistics.prior import Prior
from dashboard.statistics.ranks import RankIntervals, rank, summarise_ranks, tiers


def rank_intervals(
    cases, totals, kind="proportion", *, up=True, bottom=5, prior=None, draws=10_000
) -> RankIntervals:
    """95 % intervals of the ranks over draws of true values."""
    drawn = draw_values(cases, totals, kind, prior=prior, draws=draws)
    return summarise_ranks(rank(drawn, up), 0.95, bottom)


def test_two_units_in_closed_form() -> None:
    # beta(1, 2) and beta(2, 1) under a flat prior: P(first < second) = 5/6.
    found = rank_intervals([0, 1], [1, 1], prior=Prior(0.5, 1 / 12, 2.0), bottom=1)
    assert found.bottom_probability == pytest.approx([5 / 6, 1 / 6], abs=0.012)
    assert found.median.tolist() == [2, 1]


def test_the_same_data_give_the_same_intervals() -> None:
    first, again = (rank_intervals([3, 9, 5], [10, 12, 9]) for _ in range(2))
    assert first.bottom_probability.tolist() == again.bottom_probability.tolist()


def test_lower_can_be_better() -> None:
    found = rank_intervals([10, 500, 900], [1000] * 3, up=False)
    assert found.lower.tolist() == found.upper.tolist() == [1, 2, 3]


def test_without_a_difference_every_rank_is_open() -> None:
    found = rank_intervals([5] * 20, [10] * 20)  # 2.5 % of 20 ranks is half a rank
    assert found.lower.tolist() == [1] * 20
    assert found.upper.tolist() == [20] * 20
    assert found.bottom_probability == pytest.approx([0.25] * 20, abs=0.02)


def test_ties_share_out_their_ranks_at_random() -> None:
    found = rank(np.full((4000, 4), 0.5))
    assert np.sort(found, axis=1)[0].tolist() == [1, 2, 3, 4]
    assert found.mean(axis=0) == pytest.approx([2.5] * 4, abs=0.08)


def test_equal_units_have_equal_intervals() -> None:
    found = rank_intervals([8, 3, 3, 3, 3, 3], [10] * 6)
    assert set(found.upper[1:]) == {6}
    assert len(set(found.lower[1:])) == 1
    assert np.ptp(found.bottom_probability[1:]) < 0.02


def test_no_difference_found_leaves_ranks_open() -> None:
    # Marshall's variance is 0 here; the order is not certain, nor is the tie.
    found = rank_intervals([9, 8, 8, 8, 7], [10] * 5)
    assert found.lower.tolist() == [1] * 5
    assert found.upper.tolist() == [5] * 5


def test_probabilities_of_the_bottom_five_add_up_to_five() -> None:
    found = rank_intervals(list(range(12)), [20] * 12)
    assert found.bottom_probability.sum() == pytest.approx(5)


def covered(estimate: bool) -> float:
    """The share of true ranks in their 95 % interval, in 300 draws of 20 units."""
    rng = np.random.default_rng(11)
    exposure = rng.integers(1, 9, 20).astype(float)
    prior = Prior(3.5, 3.5, 1.0)
    hits = []
    for _ in range(300):
        truth = rng.gamma(3.5, 1.0, 20)
        counts = rng.poisson(truth * exposure)
        known = None if estimate else prior
        found = rank_intervals(counts, exposure, "ratio", prior=known, draws=400)
        ranks = (-truth).argsort().argsort() + 1
        hits.append((found.lower <= ranks) & (ranks <= found.upper))
    return float(np.mean(hits))


def test_intervals_cover_units_drawn_from_the_prior() -> None:
    assert 0.95 <= covered(estimate=False) <= 0.98


def test_they_cover_as_well_when_the_prior_is_estimated() -> None:
    assert 0.93 <= covered(estimate=True) <= 0.98


def test_proportions_drawn_from_the_prior_are_covered() -> None:
    rng = np.random.default_rng(12)
    n = rng.integers(2, 40, 15)
    hits = []
    for _ in range(200):
        truth = rng.beta(8, 2, 15)
        cases = rng.binomial(n, truth)
        found = rank_intervals(cases, n, prior=Prior(0.8, 0.16 / 11, 10.0), draws=400)
        ranks = (-truth).argsort().argsort() + 1
        hits.append((found.lower <= ranks) & (ranks <= found.upper))
    assert 0.95 <= np.mean(hits) <= 0.985


def test_tiers_only_say_what_is_sure() -> None:
    lower, upper = np.array([1, 1, 2, 4, 3]), np.array([2, 3, 5, 5, 5])
    ranks = RankIntervals(lower.astype(float), lower, upper, np.zeros(5), 5)
    assert tiers(ranks).tolist() == [1, 0, 0, -1, 0]  # the middle rank is 3
