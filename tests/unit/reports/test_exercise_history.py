import datetime as dt

import pandas as pd

from dashboard.reports.exercise_history import judge_months
from tests.tiny import G1


def test_a_month_is_judged_by_those_before_it() -> None:
    """Median 4 and spread sqrt(4) = 2: usual is up to 4 + 3.5 x 2 = 11."""
    counts = [4, 4, 4, 4, 4, 4, 11, 12, None]
    months = pd.date_range("2023-01-01", periods=9, freq="MS")
    rows = pd.DataFrame(
        {"subdistrict_code": G1, "district_code": "320302", "period": months,
         "exercise_count": counts}
    )  # fmt: skip
    judged = judge_months(rows, dt.date(2023, 6, 1))
    assert judged["state"].tolist() == ["short", "usual", "high", "missing"]
    assert judged["text"].iloc[2] == (
        "行权 12 次，高于往常范围 0–11 次（此前 7 个月中位数 4 次，稳健 z 值 +4.0）"
    )
