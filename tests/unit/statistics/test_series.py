"""Which limits single months get, and exact limits by hand."""

import numpy as np
import pytest
from scipy.stats import binom, poisson

from dashboard.statistics.control import LimitKind, Rule
from dashboard.statistics.counts import is_small
from dashboard.statistics.series import control_months, limit_kind, plain_months

NAN = float("nan")
ONES = np.ones(12)


@pytest.mark.parametrize(
    ("tops", "totals", "kind", "way"),
    [
        ([5] * 12, [1] * 12, "ratio", LimitKind.XMR),
        ([4] * 12, [1] * 12, "ratio", LimitKind.POISSON),
        ([1] * 12, [1] * 12, "ratio", LimitKind.POISSON),
        ([1] * 11 + [0], [1] * 12, "ratio", LimitKind.NONE),  # 11/12 a month
        ([0] * 12, [1] * 12, "ratio", LimitKind.NONE),
        ([10] * 12, [20] * 12, "proportion", LimitKind.XMR),
        ([9] * 12, [19] * 12, "proportion", LimitKind.BINOMIAL),
        ([96] * 12, [100] * 12, "proportion", LimitKind.BINOMIAL),  # 4 not done
        ([95] * 12, [100] * 12, "proportion", LimitKind.XMR),
        ([2] * 12, [5] * 12, "proportion", LimitKind.BINOMIAL),
        ([2] * 12, [4] * 12, "proportion", LimitKind.NONE),
        ([NAN] * 12, [NAN] * 12, "proportion", LimitKind.NONE),
    ],
)
def test_numbers_decide_the_kind_of_limits(tops, totals, kind, way) -> None:
    assert limit_kind(tops, totals, kind) is way


def test_one_small_month_in_four_leaves_moving_ranges() -> None:
    totals = [10, 30, 30, 30] * 3
    assert limit_kind(np.array(totals) / 2, totals, "proportion") is LimitKind.XMR


def test_poisson_limits_of_two_a_month() -> None:
    """Of 2 expected, 9 or more have 0.02 %, 8 or more 0.11 %: up to 8 is inside."""
    chart = control_months([2, 1, 3, 2, 2, 1, 3, 2, 2, 2, 2, 2], ONES, "ratio")
    assert chart.kind is LimitKind.POISSON
    assert (chart.mean, chart.lower, chart.upper) == (2, 0, 8)
    assert poisson(2).sf(8) < 0.001 < poisson(2).sf(7)
    assert chart.signals == ()


def test_a_burst_of_events_is_outside() -> None:
    chart = control_months([1, 2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 12], ONES, "ratio")
    (signal,) = chart.signals  # mean 27/12 = 2.25
    assert (signal.index, signal.rule, signal.side) == (11, Rule.OUTSIDE, 1)
    p = 2 * poisson(2.25).sf(11)
    assert chart.phases[-1].p_value == pytest.approx(p)


def test_each_month_of_a_share_has_limits_of_its_own_size() -> None:
    totals = np.array([10, 5] * 6)
    chart = control_months([5, 2, 5, 3] * 3, totals, "proportion")
    assert chart.kind is LimitKind.BINOMIAL
    assert chart.mean == 0.5
    # Of 10 at one half, 0 has 0.098 %: 1 is inside. Of 5, 0 has 3.1 %.
    assert chart.lowers[:2] == (0.1, 0.0)
    assert chart.uppers[:2] == (0.9, 1.0)
    assert binom(10, 0.5).cdf(0) < 0.001 < binom(10, 0.5).cdf(1)
    assert (chart.lower, chart.upper) == (0.0, 1.0)  # the latest month has 5


def test_runs_of_small_numbers_are_no_signals() -> None:
    chart = control_months([1] * 9 + [4] * 9, np.ones(18), "ratio")
    assert chart.kind is LimitKind.POISSON
    assert chart.signals == ()


def test_under_twelve_months_nothing_is_a_signal() -> None:
    short = control_months([50] * 5 + [52] * 5 + [900], np.ones(11), "ratio")
    assert short.is_trial
    assert short.has_limits
    assert short.signals == ()
    long = control_months([50, 52] * 5 + [51, 900], ONES, "ratio")
    assert [signal.index for signal in long.signals][-1] == 11


def test_missing_months_keep_their_place() -> None:
    chart = control_months([2, NAN, 3, 2], [1, NAN, 1, 1], "ratio")
    assert chart.phases[-1].point_count == 3
    assert np.isnan(chart.lowers[1])
    assert chart.latest == 3


def test_values_without_a_distribution_keep_moving_ranges() -> None:
    values = [1.0, 3.0] * 6
    chart = control_months([NAN] * 12, [NAN] * 12, None, values=values)
    assert (chart.kind, chart.mean) == (LimitKind.XMR, 2)
    assert chart.upper == pytest.approx(7.32)


def test_a_state_has_no_limits_and_no_signals() -> None:
    chart = plain_months([1.0] * 12 + [900.0])
    assert (chart.kind, chart.has_limits) == (LimitKind.NONE, False)
    assert (chart.signals, chart.latest) == ((), 12)


def test_the_one_smallest_n() -> None:
    assert is_small([4, 5], "proportion").tolist() == [True, False]
    assert is_small([3, 4], "ratio", 0.25).tolist() == [True, False]
    assert is_small([100], "ratio", NAN).tolist() == [True]
    assert is_small([NAN], "proportion").tolist() == [True]
