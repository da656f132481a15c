"""Months without limits: the change in words, and which parts it came from."""

import pytest

from dashboard.filters import months_before
from dashboard.metrics import METRICS
from dashboard.reports.trends.control_charts import chart_months, describe_limits
from dashboard.reports.trends.plain import explain_change, explain_plain, tell_change
from tests.tiny import CITY
from tests.unit.reports.values import DECEMBER, NAN, value_row, value_table

NOVEMBER = months_before(DECEMBER, 1)
UPTAKE = METRICS["uptake_rate"]


def part(name: str, numerator: float, denominator: float, month=DECEMBER):
    return value_row(
        "uptake_rate", CITY, numerator, denominator, month,
        dimension="domain", part=name,
    )  # fmt: skip


def test_a_states_change_comes_with_its_parts() -> None:
    """城市管理 40/50 → 45/50 is half of the whole: +5 points; 商务 stays 50/50."""
    table = value_table(
        [
            part("01", 40, 50, NOVEMBER), part("15", 50, 50, NOVEMBER),
            part("01", 45, 50), part("15", 50, 50),
        ]
    )  # fmt: skip
    assert explain_change(table, UPTAKE, CITY, DECEMBER) == (
        "各领域自身的变化贡献 +5.00个百分点，领域构成的变化贡献 +0.00个百分点。"
        "拉高最多的是城市管理（+5.00个百分点）。"
    )
    same = value_table([part("01", 40, 50, NOVEMBER), part("01", 40, 50)])
    assert explain_change(same, UPTAKE, CITY, DECEMBER) == ""
    assert explain_change(same, METRICS["overdue_count"], CITY, DECEMBER) == ""


def test_what_grows_with_its_window_is_drawn_in_it() -> None:
    rows = [
        value_row("inspection_coverage", CITY, n, 35, months_before(DECEMBER, back))
        for back, n in ((1, 30), (0, 35))
    ]
    chart = chart_months(
        value_table(rows), METRICS["inspection_coverage"], CITY, DECEMBER
    )
    assert [row["value"] for row in chart.rows] == [30 / 35, 1.0]
    assert tell_change(chart) == "2023年12月 100.0%，比上月 +14.3个百分点"
    assert describe_limits(chart) == "不是单月发生的量，不设控制限"


def test_without_a_value_this_month_nothing_has_changed() -> None:
    rows = [
        value_row("uptake_rate", CITY, n, 50, months_before(DECEMBER, back))
        for back, n in ((1, 30), (0, NAN))
    ]
    chart = chart_months(value_table(rows), UPTAKE, CITY, DECEMBER)
    assert tell_change(chart) == "当月没有值"


@pytest.mark.parametrize(
    ("metric", "start"),
    [
        ("composite_score", "综合得分由其他指标合成"),
        ("measure_coverage", "措施配套率是累计的状态"),
        ("inspection_coverage", "督查覆盖率随时段变长而增加"),
    ],
)
def test_each_reason_is_said(metric: str, start: str) -> None:
    assert explain_plain(METRICS[metric]).startswith(start)
