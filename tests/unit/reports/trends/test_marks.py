"""The two marks of a card in words, by hand."""

import pytest

from dashboard.filters import months_before
from dashboard.metrics import METRICS, Series
from dashboard.reports.trends.control_charts import (
    Absence,
    ControlChart,
    chart_months,
    describe_limits,
)
from dashboard.reports.trends.marks import explain_assurance
from tests.tiny import CITY
from tests.unit.reports.values import DECEMBER, NAN, value_row, value_table


def draw(metric: str, shares: list[float], target: float) -> ControlChart:
    own = METRICS[metric]
    window = "month" if own.has_control_chart else own.kept().value
    rows = [
        value_row(
            metric,
            CITY,
            share,
            100,
            months_before(DECEMBER, back),
            time_window=window,
            target=target,
        )
        for back, share in zip(range(len(shares))[::-1], shares, strict=True)
    ]
    return chart_months(value_table(rows), METRICS[metric], CITY, DECEMBER)


@pytest.mark.parametrize(
    ("target", "mark", "words"),
    [
        (0.40, "reached", "整个达到目标 40.0%：稳达目标。"),
        (0.90, "missed", "整个达不到目标 90.0%：难达目标。"),
        (0.50, "uncertain", "跨过目标 50.0%：有的月份达到，有的达不到。"),
    ],
)
def test_on_which_side_of_the_target_the_months_lie(target, mark, words) -> None:
    # Mean 50, every range 2: 50 ± 5.32 (12 months).
    chart = draw("on_time_rate", [49, 51] * 6, target)
    assert chart.assurance == mark
    start = "近 12 个月单月值的常规范围 44.68%–55.32% "
    assert explain_assurance(chart) == start + words


def test_without_a_target_there_is_no_mark_of_one() -> None:
    chart = draw("on_time_rate", [49, 51] * 6, NAN)
    assert (chart.assurance, explain_assurance(chart)) == (None, "")


def test_routine_variation_is_said_with_its_limits() -> None:
    chart = draw("on_time_rate", [49, 51] * 6, NAN)
    assert chart.variation == "common"
    assert describe_limits(chart) == "控制限 44.68%–55.32%，均值 50.00%，12 个月"


def test_trial_limits_judge_nothing_and_are_said() -> None:
    """Eleven months, the last far outside: limits, but no mark and no signal."""
    chart = draw("on_time_rate", [49, 51] * 5 + [90], 0.9)
    assert (chart.variation, chart.assurance, chart.signal) == (None, None, None)
    assert chart.is_trial
    assert describe_limits(chart) == (
        "控制限 48.32%–58.96%，均值 53.64%，11 个月（不足 12 个月，试用限，不作判断）"
    )


@pytest.mark.parametrize(
    "metric",
    ["uptake_rate", "measure_coverage", "overdue_count", "certified_share",
     "powers_in_force", "dormant_share", "inspection_coverage", "composite_score"],
)  # fmt: skip
def test_states_and_growing_sums_have_neither_limits_nor_marks(metric: str) -> None:
    chart = draw(metric, [49, 51] * 6 + [90], 0.4)
    assert chart.absence is Absence.PLAIN
    assert not chart.has_limits
    assert (chart.variation, chart.assurance, chart.signal) == (None, None, None)
    assert describe_limits(chart) == "不是单月发生的量，不设控制限"


def test_control_charts_are_of_flows() -> None:
    drawn = [metric for metric in METRICS.values() if metric.has_control_chart]
    assert {metric.series for metric in drawn} == {Series.FLOW}
    assert not any(metric.grows_with_window or metric.is_derived for metric in drawn)
    assert {"on_time_rate", "review_days", "finding_count"} <= {m.id for m in drawn}


def test_a_month_without_a_value_has_no_mark() -> None:
    chart = draw("on_time_rate", [49, 51, 49, NAN], 0.9)
    assert (chart.variation, chart.signal) == (None, None)
