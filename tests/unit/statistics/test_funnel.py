"""Exact limits against published exact tests, and a unit's place among others."""

from math import exp, factorial

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.statistics.funnel import ALARM, compare_units, funnel_limits

# UKHSA, R package PHEindicatormethods, testdata_funnel_ratio_outputs.csv: the expected
# counts at which the observed one lies on the 95 % and 99.8 % Poisson limits, searched
# for numerically: half a chi-square quantile, the closed form, is within 1.2e-4.
PHE = [
    (1, 5.571644585, 0.025317898, 9.233410143, 0.001000547),
    (10, 18.39035799, 4.795387629, 24.13397235, 2.960519925),
    (100, 121.6268111, 81.36400699, 134.9243187, 71.92139974),
    (716, 770.4222128, 664.5083011, 802.60414, 636.1521174),
]


@pytest.mark.parametrize("row", PHE)
def test_poisson_limits_of_phe(row: tuple[int, float, float, float, float]) -> None:
    observed, *edges = row
    for level, above, below in ((0.95, *edges[:2]), (ALARM, *edges[2:])):
        expected = np.array([above, above, below, below]) + [-2e-4, 2e-4] * 2
        limits = funnel_limits(expected, 1.0, "ratio", level)
        low, high = limits.lower * expected, limits.upper * expected
        assert low[:2] == pytest.approx([observed, observed + 1])
        assert high[2:] == pytest.approx([observed - 1, observed])


def test_binomial_limits_turn_round_the_interval_of_binom_test() -> None:
    # binom.test(682, 925, p = 0.75), example of R's documentation: 0.7076683 0.7654066.
    low, high = 0.7076683, 0.7654066
    upper = [funnel_limits([925], p).upper[0] * 925 for p in (low - 1e-6, low + 1e-6)]
    lower = [funnel_limits([925], p).lower[0] * 925 for p in (high - 1e-6, high + 1e-6)]
    assert upper == pytest.approx([681, 682])
    assert lower == pytest.approx([682, 683])


def test_overdispersed_limits_on_their_scale() -> None:
    # Spiegelhalter 2005: √(O/E) within 1 ± 1.959964 √(1/(4 E) + tau2).
    ratio = funnel_limits([100], 1.0, "ratio", tau2=0.01)
    reach = 1.959964 * np.sqrt(0.0025 + 0.01)
    assert ratio.lower == pytest.approx([(1 - reach) ** 2])
    assert ratio.upper == pytest.approx([(1 + reach) ** 2])
    share = funnel_limits([100], 0.5, tau2=0.01)
    assert share.upper == pytest.approx([np.sin(np.pi / 4 + reach) ** 2])


def test_overdispersion_never_narrows_a_small_unit() -> None:
    # At 3.5 expected none is inside the exact limits: P(0) = 0.0302 > 0.025; the square
    # root's own lower limit would be (1 - 1.96 / (2 √3.5))² = 0.227 of it.
    exact = funnel_limits([3.5], 1.0, "ratio")
    wider = funnel_limits([3.5], 1.0, "ratio", tau2=1e-6)
    assert wider.lower.tolist() == exact.lower.tolist() == [0.0]
    assert wider.upper[0] > exact.upper[0] == 8 / 3.5


def test_a_bad_unit_stands_out_and_a_small_one_is_grey() -> None:
    found = compare_units([5, 90, 88, 92, 1, 0], [20, 100, 100, 100, 2, 0])
    assert found.target == pytest.approx(276 / 322)
    assert found.zone.tolist() == [-2, 0, 0, 0, 0, 0]
    assert found.is_small.tolist() == [False, False, False, False, True, True]
    assert np.isnan([found.value[5], found.p_value[5], found.alarm.upper[5]]).all()


def test_counts_per_exposure() -> None:
    visits = [1, 1, 1, 2, 2, 1, 1, 2, 2, 1]
    found = compare_units([3, 2, 4, 7, 6, 3, 14, 5, 6, 3], visits, "ratio")
    assert found.target == pytest.approx(53 / 14)
    assert found.zone.tolist() == [0, 0, 0, 0, 0, 0, 2, 0, 0, 0]
    below = sum(found.target**k / factorial(k) for k in range(14))  # Poisson, X < 14
    assert found.p_value[6] == pytest.approx(2 * (1 - exp(-found.target) * below))


def test_no_events_and_all_events_are_inside() -> None:
    assert compare_units([0, 0], [5, 9]).zone.tolist() == [0, 0]
    assert compare_units([5, 9], [5, 9]).zone.tolist() == [0, 0]
    assert compare_units([0, 0], [1.5, 2], "ratio").zone.tolist() == [0, 0]


@pytest.mark.parametrize(
    ("numerator", "denominator", "reason"),
    [
        ([1], [1, 2], "one length"),
        ([np.nan], [3], "without a value"),
        ([-1], [3], "negative"),
        ([4], [3], "more cases"),
        ([0], [0], "no unit has a denominator"),
    ],
)
def test_what_cannot_be_compared(
    numerator: list[float], denominator: list[float], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        compare_units(numerator, denominator)


units = st.lists(
    st.integers(1, 60).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=12,
)


@settings(deadline=None)  # the first example imports scipy
@given(units, st.sampled_from(["proportion", "ratio"]))
def test_zones_are_what_lies_outside_the_limits(units, kind) -> None:
    numerator, denominator = np.array(units).T
    found = compare_units(numerator, denominator, kind)
    for size, limits in ((1, found.warning), (2, found.alarm)):
        above, below = found.value > limits.upper, found.value < limits.lower
        assert (found.zone >= size).tolist() == above.tolist()
        assert (found.zone <= -size).tolist() == below.tolist()
