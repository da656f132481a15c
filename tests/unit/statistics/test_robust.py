"""The modified z-score against values worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.robust import LIMIT, UsualRange, usual_range


def test_median_and_scaled_deviation() -> None:
    found = usual_range([1, 2, 3, 4, 5, 100])  # deviations 2.5 1.5 0.5 0.5 1.5 96.5
    assert found == UsualRange(3.5, pytest.approx(1.5 / 0.6745))
    assert found.score(100) == pytest.approx(0.6745 * 96.5 / 1.5)
    assert found.high == pytest.approx(3.5 + 3.5 * 1.5 / 0.6745)


def test_a_constant_history_keeps_the_least_spread() -> None:
    found = usual_range([0] * 6, least_spread=2.0)
    assert found == UsualRange(0.0, 2.0)
    assert (found.low, found.high) == (-7.0, 7.0)


@pytest.mark.parametrize(("count", "is_judged"), [(5, False), (6, True)])
def test_six_values_are_needed(count: int, is_judged: bool) -> None:
    assert (usual_range(list(range(count))) is not None) is is_judged


@given(st.lists(st.floats(-1e6, 1e6), min_size=6), st.floats(-1e6, 1e6))
def test_range_and_score_agree(history: list[float], value: float) -> None:
    found = usual_range(history)
    assert found is not None
    is_inside = found.low <= value <= found.high
    assert is_inside == (abs(found.score(value)) <= LIMIT) or (
        abs(found.score(value)) == pytest.approx(LIMIT)
    )
