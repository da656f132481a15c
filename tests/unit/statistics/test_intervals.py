"""Wilson's interval against the published table of Newcombe."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.intervals import wilson

# Newcombe 1998, Statistics in Medicine 17(8), 857-872, table I, method 3.
NEWCOMBE = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]


@pytest.mark.parametrize(("cases", "n", "low", "high"), NEWCOMBE)
def test_intervals_of_newcombe(cases: int, n: int, low: float, high: float) -> None:
    found = wilson([cases], [n])
    assert (round(found.lower[0], 4), round(found.upper[0], 4)) == (low, high)


def test_no_denominator_has_no_interval() -> None:
    assert np.isnan(wilson([0, 1], [0, 2]).lower).tolist() == [True, False]


@given(st.integers(1, 500), st.floats(0, 1), st.sampled_from([0.95, 0.998]))
def test_the_interval_holds_the_proportion(n: int, share: float, level: float) -> None:
    cases = round(n * share)
    found = wilson([cases], [n], level)
    assert 0 <= found.lower[0] <= cases / n + 1e-12
    assert cases / n - 1e-12 <= found.upper[0] <= 1
