"""Control charts of one unit in words: signals, trial limits, targets."""

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.reports.unit_control import (
    control_limits,
    control_table,
    describe_control,
    describe_limits,
    signal_words,
    target_to_draw,
)

SHARE = METRICS["certified_share"]


def build_months(*values: float | None, target: float | None = None) -> pd.DataFrame:
    months = pd.date_range("2023-01-01", periods=len(values), freq="MS")
    return pd.DataFrame(
        {"period": months, "value": values, "numerator": values, "target": target}
    ).assign(denominator=1.0)


def test_a_fall_below_the_limit_is_for_the_worse() -> None:
    # ranges 0.02 and one of 0.4 that is screened out: 0.9 ± 2.66 × 0.02 around 0.86
    rows = build_months(*[0.9, 0.92] * 6, 0.5)
    chart = control_limits(rows, SHARE)
    assert describe_control(rows, chart, SHARE) == (
        "持证率（当月值）：2024年1月 50.0%，低于下限：变差"
    )
    assert signal_words(chart, SHARE)[12] == "低于下限：变差"
    assert control_table(rows, chart, SHARE).iloc[0].tolist() == [
        "2024年1月", "50.0%", "0.5/1", "低于下限：变差"
    ]  # fmt: skip


def test_few_months_make_trial_limits() -> None:
    rows = build_months(0.9, None, 0.8, 0.9, target=0.7)
    chart = control_limits(rows, SHARE)
    words = describe_limits(chart, SHARE, target_to_draw(rows, SHARE))
    assert words[1] == "只有 3 个月，不足 12 个，控制限为试用"
    # 0.867 ± 0.266: the target of 0.7 lies between
    assert words[-1] == "照此下去目标时达时不达"


def test_no_limits_without_two_neighbouring_months() -> None:
    rows = build_months(0.9, None, 0.8)
    title = describe_control(rows, control_limits(rows, SHARE), SHARE)
    assert title == "持证率（当月值）：没有相邻两个月的值，画不出控制限"


@pytest.mark.parametrize(
    ("metric", "target"), [("certified_share", 0.9), ("training_hours", None)]
)
def test_a_target_for_the_year_is_not_one_for_a_month(
    metric: str, target: float | None
) -> None:
    rows = build_months(0.9, 0.8, target=0.9)
    assert target_to_draw(rows, METRICS[metric]) == target
