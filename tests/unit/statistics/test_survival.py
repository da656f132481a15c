"""Kaplan-Meier against the leukaemia data of Freireich and the lifelines documents."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lifelines.datasets import load_waltons

from dashboard.statistics.survival import kaplan_meier

# Freireich et al. 1963, Blood 21, 699-716, weeks in remission under 6-MP: relapses,
# then those still in remission; the curve is tabled in Kleinbaum & Klein, Survival
# Analysis, chapter 2, and the median (23) with it. Under placebo the median is 8.
RELAPSED = [6, 6, 6, 7, 10, 13, 16, 22, 23]
IN_REMISSION = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
CURVE = {
    6: 0.8571,
    7: 0.8067,
    10: 0.7529,
    13: 0.6902,
    16: 0.6275,
    22: 0.5378,
    23: 0.4482,
}
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def test_curve_of_the_leukaemia_data() -> None:
    is_done = [True] * len(RELAPSED) + [False] * len(IN_REMISSION)
    found = kaplan_meier(RELAPSED + IN_REMISSION, is_done)
    at = dict(zip(found.days.tolist(), found.open.tolist(), strict=True))
    assert {day: round(at[day], 4) for day in CURVE} == CURVE
    assert (found.median, found.median_lower, found.median_upper) == (23, 13, None)
    assert (found.count, found.done_count) == (21, 9)


def test_median_under_placebo() -> None:
    assert kaplan_meier(PLACEBO, [True] * 21).median == 8


def test_median_of_the_lifelines_quickstart() -> None:
    waltons = load_waltons()
    found = kaplan_meier(waltons["T"], waltons["E"])
    assert found.median == 56
    assert found.open[:4] == pytest.approx([1, 0.993865, 0.987730, 0.969210], abs=5e-7)


def test_nothing_done_yet_has_no_median() -> None:
    found = kaplan_meier([3, 9], [False, False])
    assert found.open.tolist() == [1, 1, 1]
    assert (found.median, found.median_lower, found.done_count) == (None, None, 0)


def test_no_case_is_refused() -> None:
    with pytest.raises(ValueError, match="no case"):
        kaplan_meier([], [])


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(1, 90), min_size=1, max_size=30))
def test_with_none_open_the_curve_is_the_share_still_to_come(days: list[int]) -> None:
    found = kaplan_meier(days, [True] * len(days))
    shares = [np.mean(np.array(days) > day) for day in found.days]
    assert found.open == pytest.approx(shares, abs=1e-9)
