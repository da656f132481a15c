"""XmR limits and rules against published examples and values worked out by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.statistics.xmr import COUNT, RATE, Rule, Signal, xmr

NAN = float("nan")
# NIST/SEMATECH e-Handbook of Statistical Methods, 6.3.2.2.1, flow rates of ten batches.
FLOW = [49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1]
# README of the Python package spc-plotly 0.1.3: monthly counts, 2021-01 to 2024-02.
# fmt: off
COUNTS = [
    2478, 2350, 2485, 2296, 2359, 2567, 3089, 2668, 1788, 2854, 2365, 1883, 1959, 1927,
    2640, 2626, 2144, 2409, 4412, 3287, 3049, 3364, 3078, 2972, 3415, 2753, 3102, 2191,
    3693, 4385, 4699, 3031, 2659, 3885, 2628, 2621, 3071, 2002,
]
# set.seed(123); rnorm(20) in R, the series of NHSRplotthedots' test-ptd_spc_standard.R.
NORMAL = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499,
    0.46091621, -1.26506123, -0.68685285, -0.44566197, 1.22408180, 0.35981383,
    0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.70135590, -0.47279141,
]
# fmt: on


def test_flow_rates_of_the_nist_handbook() -> None:
    chart = xmr(FLOW)
    # The handbook prints 50.81, 55.8041 and 45.8159 with 3 / 1.128 in place of 2.66.
    assert chart.mean == pytest.approx(50.81)
    assert chart.upper == pytest.approx(50.81 + 2.66 * 1.8778, abs=5e-4)
    assert (round(chart.upper, 2), round(chart.lower, 2)) == (55.80, 45.82)
    assert chart.is_trial


def test_monthly_counts_of_the_spc_plotly_readme() -> None:
    chart = xmr(COUNTS, is_screened=False)
    assert chart.mean == pytest.approx(2820.6315789473683)
    assert chart.upper == pytest.approx(4341.864011379801)
    outside = [s.index for s in chart.signals if s.rule is Rule.OUTSIDE]
    assert outside == [18, 29, 30]
    assert not chart.is_trial


def test_snapshot_of_nhsrplotthedots() -> None:
    chart = xmr(NORMAL)  # printed there as 0.142, -3.01 and 3.29, no special cause
    limits = [chart.mean, chart.lower, chart.upper]
    assert [f"{limit:.3g}" for limit in limits] == ["0.142", "-3.01", "3.29"]
    assert chart.signals == ()


def test_wild_moving_ranges_are_screened_once() -> None:
    values = [0, 1] * 6 + [20] + [0, 1] * 3  # 16 ranges of 1, then 19 and 20
    chart = xmr(values)
    assert chart.upper == pytest.approx(np.mean(values) + 2.66)
    plain = xmr(values, is_screened=False)
    assert plain.upper == pytest.approx(np.mean(values) + 2.66 * (16 + 19 + 20) / 18)
    assert Signal(12, Rule.OUTSIDE, 1) in chart.signals


def test_screening_never_takes_all_variation() -> None:
    chart = xmr([0.0] * 12 + [1.0] + [0.0] * 12)  # both ranges of 1 would go
    assert chart.upper == pytest.approx(1 / 25 + 2.66 * 2 / 24)
    assert [s.index for s in chart.signals if s.rule is Rule.OUTSIDE] == [12]


@pytest.mark.parametrize(("size", "marked"), [(6, 0), (7, 14)])
def test_seven_on_one_side_are_a_run(size: int, marked: int) -> None:
    signals = xmr(
        [5.0, 4.8] * 3 + [5.0] * (size - 6) + [1.0, 1.2] * 3 + [1.0] * (size - 6)
    )
    runs = [s for s in signals.signals if s.rule is Rule.RUN]
    assert len(runs) == marked
    assert [s.side for s in runs] == [1] * (marked // 2) + [-1] * (marked // 2)


# The cases of NHSRplotthedots' test-ptd_calculate_point_type.R, index of marked points.
@pytest.mark.parametrize(
    ("values", "marked", "side"),
    [
        ([1, 2, 3, 4, 5, 6], [], 0),
        ([1, 2, 3, 3, 4, 5, 6], [], 0),
        ([1, 2, 3, 4, 5, 6, 7], [0, 1, 2, 3, 4, 5, 6], 1),
        ([2, 1, 2, 3, 4, 5, 6, 7, 3], [1, 2, 3, 4, 5, 6, 7], 1),
        ([2, 7, 6, 5, 4, 3, 2, 1, 3], [1, 2, 3, 4, 5, 6, 7], -1),
    ],
)
def test_seven_rising_or_falling(
    values: list[int], marked: list[int], side: int
) -> None:
    trend = [s for s in xmr(values).signals if s.rule is Rule.TREND]
    assert trend == [Signal(i, Rule.TREND, side) for i in marked]


def test_two_of_three_near_one_limit() -> None:
    # Mean 0, mean range 53/22: limits ±6.41, the outer third from 4.27 on.
    values = [1, -1] * 6 + [5, 2, 5] + [-1, -3] * 3 + [0, 0]
    chart = xmr(values, is_screened=False)
    near = [s for s in chart.signals if s.rule is Rule.NEAR]
    assert near == [Signal(12, Rule.NEAR, 1), Signal(14, Rule.NEAR, 1)]


def test_near_opposite_limits_is_no_signal() -> None:
    # NHSRplotthedots, test-ptd_spc_standard.R: both points are common cause.
    assert xmr([1, -1] * 7 + [5.5, -5.5]).signals == ()


def test_a_missing_month_keeps_its_place_and_breaks_runs() -> None:
    chart = xmr([1, 2, 3, NAN, 4, 5, 6, 7])  # no range from 3 to 4, no trend of seven
    assert (chart.mean, chart.upper) == (4.0, pytest.approx(4 + 2.66))
    assert [s for s in chart.signals if s.rule is Rule.TREND] == []
    assert {s.index for s in chart.signals} == {0, 7}
    assert chart.phases[0].point_count == 7


def test_rebasing_starts_new_limits() -> None:
    chart = xmr([1, 3] * 6 + [11, 13] * 3, rebase=[12])
    assert [p.mean for p in chart.phases] == [2.0, 12.0]
    assert [p.is_trial for p in chart.phases] == [False, True]
    assert (chart.mean, chart.lower) == (12.0, pytest.approx(12 - 2.66 * 2))
    assert chart.signals == ()


@pytest.mark.parametrize(
    ("bounds", "limits"), [(RATE, (0, 1)), (COUNT, (0, 0.5 + 2.66))]
)
def test_limits_stay_within_bounds(
    bounds: tuple[float, float], limits: tuple[float, float]
) -> None:
    chart = xmr([0, 1] * 6, bounds=bounds)
    assert (chart.lower, chart.upper) == pytest.approx(limits)


def test_without_values_there_is_no_limit_and_no_signal() -> None:
    for values in ([], [NAN, NAN], [3.0], [3.0, NAN, 4.0]):
        chart = xmr(values)
        assert np.isnan(chart.upper)
        assert chart.signals == ()


@given(st.floats(-1e6, 1e6), st.integers(2, 40))
def test_a_constant_series_has_no_signal(value: float, count: int) -> None:
    chart = xmr([value] * count)
    assert chart.signals == ()
    assert chart.lower == pytest.approx(chart.upper)


@given(st.lists(st.integers(0, 50), min_size=2, max_size=40))
def test_turned_upside_down_signals_change_sides(values: list[int]) -> None:
    chart, turned = xmr(values), xmr([-value for value in values])
    assert turned.upper == pytest.approx(-chart.lower)
    sides = [(s.index, s.rule, -s.side) for s in chart.signals]
    assert [(s.index, s.rule, s.side) for s in turned.signals] == sides
