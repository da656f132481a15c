"""The two marks of a card in words, by hand."""

import pytest

from dashboard.filters import months_before
from dashboard.metrics import METRICS
from dashboard.reports.trends.control_charts import ControlChart, chart_months
from dashboard.reports.trends.marks import explain_assurance, explain_variation
from tests.tiny import CITY
from tests.unit.reports.values import DECEMBER, NAN, value_row, value_table


def draw(metric: str, shares: list[float], target: float) -> ControlChart:
    rows = [
        value_row(
            metric,
            CITY,
            share,
            100,
            months_before(DECEMBER, back),
            time_window="month",
            target=target,
        )
        for back, share in zip(range(len(shares))[::-1], shares, strict=True)
    ]
    return chart_months(value_table(rows), METRICS[metric], CITY, DECEMBER)


@pytest.mark.parametrize(
    ("target", "mark", "words"),
    [
        (0.40, "reached", "做法不变，单月值将在 44.68%–55.32% 之间，稳达目标 40.0%。"),
        (0.90, "missed", "做法不变，单月值将在 44.68%–55.32% 之间，达不到目标 90.0%。"),
        (NAN, None, ""),
    ],
)
def test_whether_the_target_will_be_reached(target, mark, words) -> None:
    # Mean 50, every range 2: 50 ± 5.32 (12 months).
    chart = draw("on_time_rate", [49, 51] * 6, target)
    assert chart.assurance == mark
    assert explain_assurance(chart) == words


def test_routine_variation_and_trial_limits_are_said() -> None:
    chart = draw("on_time_rate", [49, 51] * 3, NAN)
    assert chart.variation == "common"
    assert explain_variation(chart) == (
        "单月值没有信号，不必为一次升降找原因。"
        "控制限 44.68%–55.32%，均值 50.00%，6 个月（不足 12 个月，试用限）。"
    )


def test_single_months_are_not_held_against_the_target_of_a_year() -> None:
    chart = draw("inspection_coverage", [49, 51] * 6, 1.0)
    assert (chart.target, chart.assurance) == (None, None)


def test_a_month_without_a_value_has_no_mark() -> None:
    chart = draw("on_time_rate", [49, 51, 49, NAN], 0.9)
    assert (chart.variation, chart.signal) == (None, None)
