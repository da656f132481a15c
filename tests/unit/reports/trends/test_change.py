"""The trends page's sentences, worked out by hand."""

import datetime as dt

import pandas as pd

from dashboard.metrics import METRICS
from dashboard.reports.trends.change import change_steps, read_change, split_change
from dashboard.reports.trends.years import read_years

COUNT, RATE = METRICS["overdue_count"], METRICS["on_time_rate"]
NOVEMBER, DECEMBER = dt.date(2023, 11, 1), dt.date(2023, 12, 1)


def months(values: list[float], start: str = "2023-01-01") -> pd.DataFrame:
    periods = pd.date_range(start, periods=len(values), freq="MS").date
    return pd.DataFrame(
        {"period": periods, "value": values, "numerator": values, "denominator": None}
    )


def test_years_are_compared_month_by_month() -> None:
    rows = months([5, 7] + [1] * 10 + [6, 6], "2022-01-01")
    assert read_years(rows, COUNT, dt.date(2023, 2, 1)) == (
        "2023年2月 6例，2022年2月 7例（-1）。"
        "2023年有 2 个月可与上年比，其中 1 个月高于上年。"
    )


def test_change_is_told_by_rate_and_mix() -> None:
    """A 10/20 → 30/50, B 10/80 → 5/50: rate +1.875, mix +13.125 points."""
    before = pd.DataFrame({"numerator": [10, 10], "denominator": [20, 80]}, ["A", "B"])
    after = pd.DataFrame({"numerator": [30, 5], "denominator": [50, 50]}, ["A", "B"])
    change = split_change(RATE, "category", (NOVEMBER, before), (DECEMBER, after))
    assert change is not None
    assert [name for name, _ in change_steps(change)] == ["A", "B", "构成变化"]
    assert "拉高最多的是A（+3.50个百分点）" in read_change(change)
