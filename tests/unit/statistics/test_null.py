"""How often chance alone shows a signal, and how seldom one is then told."""

import numpy as np
import pytest

from dashboard.statistics.control import Chart, Rule
from dashboard.statistics.null import measure_rules, null_probability, told_signals
from dashboard.statistics.series import control_months
from dashboard.statistics.xmr import xmr

MONTHS = 24


@pytest.mark.parametrize("length", [12, 24])
def test_strengths_are_those_of_the_rules_of_the_chart(length: int) -> None:
    """Row by row the same rules at the last month as the chart itself marks."""
    series = np.random.default_rng(3).standard_normal((400, length))
    series[:100, -7:] += 2
    found = measure_rules(series)
    for row, values in enumerate(series):
        marked = {s.rule for s in xmr(values).signals if s.index == length - 1}
        assert {rule for rule in Rule if found[rule][row] > 0} == marked


def test_strength_of_a_run_is_its_length() -> None:
    found = measure_rules(np.array([[0.0, 1] * 8 + [3.0, 4] * 4]))
    assert found[Rule.RUN].tolist() == [8]
    assert found[Rule.TREND].tolist() == [0]


def test_no_signal_is_no_evidence() -> None:
    assert null_probability(xmr([1.0, 3.0] * 12)) == 1


def test_the_stronger_the_signal_the_less_likely_by_chance() -> None:
    usual = [1.0, 3.0] * 11 + [2.0]
    some, much = (null_probability(xmr([*usual, last])) for last in (8.5, 30.0))
    assert 0.0005 < some < 0.05
    assert much < 0.0005


def test_exact_limits_have_their_own_probability() -> None:
    chart = control_months([1, 2] * 6 + [12], np.ones(13), "ratio")
    assert null_probability(chart) == chart.phases[-1].p_value < 1e-4


def test_null_probabilities_are_no_smaller_than_they_say() -> None:
    """Of 2,000 steady series, at most 5 % (and 1 %) have one under 5 % (and 1 %)."""
    rng = np.random.default_rng(11)
    found = np.array(
        [null_probability(xmr(rng.standard_normal(MONTHS))) for _ in range(2000)]
    )
    assert (found < 0.05).mean() <= 0.06
    assert (found < 0.01).mean() <= 0.015


def test_the_last_of_many_weak_signals_is_not_told() -> None:
    steady = [xmr([1.0, 3.0] * 12) for _ in range(9)]
    weak = xmr([1.0, 3.0] * 11 + [2.0, 8.5])
    strong = xmr([1.0, 3.0] * 11 + [2.0, 30.0])
    assert told_signals([weak])
    assert told_signals([*steady, weak]) == [False] * 10
    assert told_signals([*steady, strong]) == [False] * 9 + [True]


def null_area(rng: np.random.Generator) -> list[Chart]:
    """Twelve charts of an area in which nothing has changed in two years."""
    size = rng.integers(2, 21, MONTHS)
    ones = np.ones(MONTHS)
    return [
        control_months(rng.binomial(400, 0.9, MONTHS), np.full(MONTHS, 400.0), _SHARE),
        control_months(rng.binomial(4000, 0.5, MONTHS), 10 * np.full(MONTHS, 400.0),
                       _SHARE),
        *(control_months(rng.poisson(mean, MONTHS), ones, "ratio")
          for mean in (0.5, 2.0, 2.0, 7.0, 40.0)),
        *(control_months(rng.binomial(size, p), size, _SHARE)
          for p in (0.2, 0.5, 0.8, 0.95)),
        control_months([np.nan] * MONTHS, ones, None,
                       values=rng.normal(5, 1, MONTHS)),
    ]  # fmt: skip


_SHARE = "proportion"


def test_a_steady_area_is_seldom_told_a_signal() -> None:
    """200 months of large counts, means of 0.5 and 2, denominators of 2 to 20.

    4 of them tell one; in 18 a chart shows one.
    """
    rng = np.random.default_rng(2023)
    areas = [null_area(rng) for _ in range(200)]
    told = [any(told_signals(charts)) for charts in areas]
    shown = [any(null_probability(chart) < 1 for chart in charts) for charts in areas]
    assert sum(told) <= 20
    assert sum(shown) > sum(told)


@pytest.mark.parametrize(
    ("mean", "size", "share"),
    [(0.5, 0, 0), (2, 0, 0), (0, 20, 0.9), (0, 20, 0.5), (0, 5, 0.8)],
)
def test_small_numbers_alone_seldom_leave_their_limits(mean, size, share) -> None:
    """The last month of 300 steady series is outside in 3 at most: of 1,000 in 0-3."""
    rng = np.random.default_rng(7)
    shown = 0
    for _ in range(300):
        if mean:
            chart = control_months(rng.poisson(mean, MONTHS), np.ones(MONTHS), "ratio")
        else:
            n = rng.integers(2, size + 1, MONTHS)
            chart = control_months(rng.binomial(n, share), n, "proportion")
        shown += null_probability(chart) < 1
    assert shown <= 3


def test_what_has_changed_is_told_beside_eleven_steady_charts() -> None:
    """A share of 400 falls from 90 % to 75 %, a value rises by six deviations.

    Told in all of 60 such areas; a fall to 80 % in 57, a rise by four deviations in 35.
    """
    rng = np.random.default_rng(5)
    shares, means = np.full(MONTHS, 0.9), np.zeros(MONTHS)
    shares[-1], means[-1] = 0.75, 6.0
    told = 0
    for _ in range(20):
        fallen = control_months(
            rng.binomial(400, shares), np.full(MONTHS, 400.0), "proportion"
        )
        risen = xmr(rng.normal(means))
        charts = [*null_area(rng)[:10], fallen, risen]
        told += all(told_signals(charts)[-2:])
    assert told >= 19
