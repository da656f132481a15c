"""Control charts in words: the finding, trial limits, new starts, targets, signals."""

import datetime as dt
from collections.abc import Sequence

from dashboard.filters import months_before
from dashboard.metrics import METRICS
from dashboard.reports.trends.control_charts import ControlChart, chart_months
from dashboard.reports.trends.reading import (
    control_table,
    control_title,
    read_control,
    signal_words,
)
from tests.tiny import G1
from tests.unit.reports.values import DECEMBER, NAN, value_row, value_table, written


def chart(
    metric: str,
    numerators: Sequence[float],
    denominator: float = 100,
    target: float = NAN,
    rebase: dt.date | None = None,
) -> ControlChart:
    """The chart of one unit's last months up to December 2023."""
    rows = [
        value_row(
            metric,
            G1,
            numerator,
            denominator,
            months_before(DECEMBER, back),
            window_months=1,
            target=target,
        )
        for back, numerator in zip(
            range(len(numerators))[::-1], numerators, strict=True
        )
    ]
    table = value_table(rows)
    return chart_months(table, METRICS[metric], G1, DECEMBER, 24, rebase)


def test_a_fall_below_the_limit_is_for_the_worse() -> None:
    # ranges 0.02 and one of 0.42 that is screened out: 2.66 × 0.02 around 0.8785
    control = chart("certified_share", [90, 92] * 6 + [50])
    assert control_title(control, "黄楼街道") == (
        "黄楼街道持证率：低于下限（2023年12月）"
    )
    assert signal_words(control)[12] == "低于下限：变差"
    assert written(control_table(control)).iloc[0].tolist() == [
        "2023年12月", "50.0%", "50/100", "87.8%", "82.5%", "93.2%", "低于下限：变差"
    ]  # fmt: skip


def test_trial_limits_and_a_signal_are_said() -> None:
    """Ranges 2, 2, 2, 2, 2, 2, 17 (mean 29/7; 17 > 3.267 × that: left out) → 2.

    Mean 55/8 = 6.875, limits ± 5.32: December, 21, is above, the seven before below.
    """
    control = chart("overdue_count", [4, 6, 4, 6, 4, 6, 4, 21], NAN)
    assert control_title(control, "") == "逾期未改：高于上限（2023年12月）"
    lines = read_control(control)
    assert lines[1].startswith("这段只有 8 个月的值，少于 12 个")
    assert lines[2] == (
        "异常信号：高于上限（2023年12月）；"
        "连续 7 个月低于均值（2023年5月至2023年11月）。值得查找原因。"
    )


def test_limits_start_anew() -> None:
    since = months_before(DECEMBER, 2)
    control = chart("overdue_count", [1, 1, 1, 9, 9, 9], NAN, rebase=since)
    assert [phase.mean for phase in control.chart.phases] == [1, 9]
    assert control_title(control, "") == "逾期未改：6 个月都在正常波动之内"


def test_what_limits_say_of_the_target_comes_last() -> None:
    control = chart("certified_share", [90, NAN, 80, 90], target=0.7)
    # 0.867 ± 0.266: the target of 0.7 lies between
    assert "有的月份达到目标 70.0%，有的达不到" in read_control(control)[-1]


def test_what_lies_before_the_first_value_is_left_out() -> None:
    control = chart("certified_share", [NAN, NAN, 90, NAN, 80])
    assert [row["value"] for row in control.rows[::2]] == [0.9, 0.8]
    assert control_title(control, "") == "持证率：只有 2 个月的值，看不出走势"
    assert read_control(control) == ["相邻两个月都有值才能计算界限。"]
