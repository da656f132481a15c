"""What other weights would do to the composite and to its order."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.ranks import rank
from dashboard.statistics.sensitivity import composite, draw_composites, draw_weights

NAN = float("nan")


def test_composite_renormalises_over_what_there_is() -> None:
    scores = [[100, 50, 0], [100, 50, NAN], [NAN, 50, 100]]
    found = composite(scores, [30, 40, 30])
    assert found == pytest.approx([50, 5000 / 70, 5000 / 70])


def test_below_seventy_per_cent_of_the_weight_there_is_no_score() -> None:
    found = composite([[NAN, 50, 100], [10, NAN, 100]], [31, 40, 29])
    assert np.isnan(found).tolist() == [True, True]
    assert np.isnan(composite([[NAN, NAN]], [0, 0])).tolist() == [True]


def test_weights_vary_as_much_as_was_said() -> None:
    drawn = draw_weights(np.array([1.0, 1, 1, 1, 0]), 0.5, 20_000, seed=1)
    assert drawn.sum(axis=1) == pytest.approx(np.ones(20_000))
    assert drawn.mean(axis=0) == pytest.approx([0.25] * 4 + [0], abs=0.003)
    assert drawn[:, 0].std() == pytest.approx(0.125, rel=0.03)


def places(scores: list[list[float]], weights: list[float]) -> np.ndarray:
    """Ranks over 2,000 sets of weights, the scores themselves being sure."""
    sure = np.broadcast_to(np.array(scores), (2_000, *np.shape(scores)))
    return rank(draw_composites(sure, weights))


def test_a_unit_ahead_in_everything_is_first_whatever_the_weights() -> None:
    found = places([[90, 80], [70, 10], [10, 70]], [5, 5])
    assert (found[:, 0] == 1).all()
    assert set(found[:, 1]) == set(found[:, 2]) == {2, 3}
    assert (found[:, 1] == 3).mean() == pytest.approx(0.5, abs=0.03)


def test_a_single_metric_of_sure_scores_leaves_no_doubt() -> None:
    assert (places([[10], [30], [20]], [1]) == [3, 1, 2]).all()


def test_what_a_unit_has_not_is_left_out_of_its_weights() -> None:
    sure = np.broadcast_to([[100.0, NAN], [100.0, 100.0]], (500, 2, 2))
    assert draw_composites(sure, [50, 50]) == pytest.approx(np.full((500, 2), 100.0))


def test_scores_vary_with_the_weights() -> None:
    # One metric: the draws of its scores are the draws of the composite.
    drawn = np.random.default_rng(1).uniform(0, 100, (500, 2, 1))
    assert draw_composites(drawn, [7]) == pytest.approx(drawn[:, :, 0])


@given(st.lists(st.floats(0, 100), min_size=3, max_size=3), st.floats(0.1, 10))
def test_only_the_proportions_of_weights_matter(row: list[float], scale: float) -> None:
    weights = np.array([3.0, 2.0, 1.0])
    scaled = composite([row], weights * scale)
    assert scaled == pytest.approx(composite([row], weights))
