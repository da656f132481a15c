import datetime as dt

import pandas as pd

from dashboard.reports.penalties.history import describe_unit_month, judge_months
from tests.tiny import G1


def test_a_month_is_judged_by_those_before_it() -> None:
    """Median 4 and spread sqrt(4) = 2: usual is up to 4 + 3.5 x 2 = 11."""
    counts = [4, 4, 4, 4, 4, 4, 11, 12, None]
    months = [dt.date(2023, month, 1) for month in range(1, 10)]
    rows = pd.DataFrame(
        {"subdistrict_code": G1, "district_code": "320302", "period": months,
         "exercise_count": counts}
    )  # fmt: skip
    judged = judge_months(rows, dt.date(2023, 6, 1))
    assert judged["state"].tolist() == ["short", "usual", "high", "missing"]
    assert judged["text"].iloc[2] == (
        "行权 12 次，高于往常范围 0–11 次（此前 7 个月中位数 4 次，稳健 z 值 +4.0）"
    )


def test_a_unit_is_told_against_its_own_past() -> None:
    months = [dt.date(2023, month, 1) for month in range(1, 9)]
    rows = pd.DataFrame(
        {"subdistrict_code": G1, "district_code": "320302", "period": months,
         "exercise_count": [4, 4, 4, 4, 4, 4, 11, 12]}
    )  # fmt: skip
    judged = judge_months(rows, dt.date(2023, 6, 1))
    title = describe_unit_month(rows, judged, "黄楼街道")
    assert title == "2023年8月黄楼街道：行权 12 次，明显高于自身往常"
    title = describe_unit_month(rows[:7], judged, "黄楼街道")
    assert title == "2023年7月黄楼街道：行权 11 次，与自身往常相当"
