"""Control charts in words: the finding, trial limits, new starts, targets, signals."""

import datetime as dt
from collections.abc import Sequence

from dashboard.filters import months_before
from dashboard.metrics import METRICS
from dashboard.reports.trends.control_charts import (
    Absence,
    ControlChart,
    chart_months,
)
from dashboard.reports.trends.reading import (
    control_table,
    control_title,
    read_control,
)
from dashboard.reports.trends.signals import signal_words
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
            time_window="month",
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
    control = chart("on_time_rate", [90, 92] * 6 + [50])
    assert control_title(control, "黄楼街道") == (
        "黄楼街道按期整改率：低于下限（2023年12月）"
    )
    assert signal_words(control)[12] == "低于下限：变差"
    assert written(control_table(control)).iloc[0].tolist() == [
        "2023年12月", "50.0%", "50/100", "87.8%", "82.5%", "93.2%", "低于下限：变差"
    ]  # fmt: skip
    assert read_control(control)[1] == (
        "当月有异常信号：低于下限（2023年12月）。值得查找原因。"
    )


def test_a_signal_of_an_older_month_is_told_as_one() -> None:
    """Mean 85; ranges of 75 left out, the others are 105/11: September's 20 is out."""
    control = chart("on_time_rate", [85, 95] * 5 + [20, 95, 85, 90])
    assert control.signal is None
    assert control_title(control, "") == (
        "按期整改率：当月在正常波动之内；3 个月前的信号：低于下限（2023年9月）"
    )
    assert read_control(control)[1:] == [
        "当月没有异常信号。", "以往月份的信号：低于下限（2023年9月）。"
    ]  # fmt: skip


def test_trial_limits_are_said_and_tell_no_signal() -> None:
    """Ranges 20 (five), 38 and 202 (> 3.267 × their mean, left out): 23 on average.

    Mean 778/8 = 97.25, limits ± 2.66 × 23 = 61.18: the last, 300, is above them.
    """
    control = chart("exercise_count", [40, 60, 80, 60, 80, 60, 98, 300])
    assert control_title(control, "") == (
        "行权次数：只有 8 个月的值，界限为试用，不作判断"
    )
    limits, trial = read_control(control)
    assert limits == "2023年5月起的均值 97.2次，正常波动在 36.1次 到 158.4次 之间。"
    assert trial == (
        "这段只有 8 个月的值，少于 12 个：界限是试用的，会随新月份变动，据此不作判断。"
    )
    assert signal_words(control) == {}


def test_limits_start_anew_and_are_trial_limits_again() -> None:
    since = months_before(DECEMBER, 2)
    control = chart("exercise_count", [10, 10, 10, 90, 90, 90], NAN, rebase=since)
    assert [phase.mean for phase in control.chart.phases] == [10, 90]
    assert control.is_trial


def test_what_limits_say_of_the_target_comes_last() -> None:
    # 80, mean range 20: 80 ± 53.2
    control = chart("on_time_rate", [70, 90] * 6, target=0.7)
    assert "跨过目标 70.0%：有的月份达到" in read_control(control)[-1]


def test_what_lies_before_the_first_value_is_left_out() -> None:
    control = chart("on_time_rate", [NAN, NAN, 90, NAN, 80])
    assert [row["value"] for row in control.rows[::2]] == [0.9, 0.8]
    assert control_title(control, "") == "按期整改率：只有 2 个月的值，看不出走势"
    assert read_control(control) == ["只有 2 个月的值，还没有控制限。"]


def test_few_cases_a_month_have_no_limits() -> None:
    control = chart("on_time_rate", [3, 2] * 7, 4)
    assert control.absence is Absence.SMALL
    assert control_title(control, "") == "按期整改率：样本太小，看不出变化"
    assert read_control(control)[0].startswith("样本太小：")
    assert control.variation is None


def test_states_tell_their_change() -> None:
    control = chart("certified_share", [90] * 12 + [93])
    assert control_title(control, "") == (
        "月末持证率：2023年12月 93.0%，比上月 +3.0个百分点"
    )
    assert read_control(control) == [
        "持证率是月末的状态，一个月的数大半是上个月留下来的，不设控制限："
        "看变化和变化的来源。"
    ]
    same = chart("certified_share", [90] * 12 + [90.04])
    assert control_title(same, "").endswith("，与上月基本持平")
    assert [c.name for c in control_table(control).columns] == [
        "period", "value", "numerator"
    ]  # fmt: skip
