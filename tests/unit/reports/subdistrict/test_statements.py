"""The dossier's sentences and tables, from rows worked out by hand."""

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.reports.findings.categories import category_table, describe_mix
from dashboard.reports.penalties.procedures import describe_procedures
from dashboard.reports.subdistrict.statements import describe_reach
from dashboard.reports.visits.visits import describe_visits, visit_table
from tests.unit.reports.values import value_row, written


@pytest.mark.parametrize(("count", "text"), [(18, "达到"), (17, "未达到"), (None, "")])
def test_target_is_met_or_not(count: float | None, text: str) -> None:
    row = value_row("closure_rate", "320302001", count or 0, 20, target=0.9)
    found = describe_reach(row if count else None, METRICS["closure_rate"])
    assert found == text


def test_mix_names_the_largest_category_and_its_small_n() -> None:
    rows = pd.DataFrame(
        {"category": ["公示", "文书案卷"], "area_count": [2, 1], "open_count": [1, 0],
         "area_total": 3, "city_count": [2, 2], "city_total": 5,
         "area_share": [2 / 3, 1 / 3], "city_share": 0.4}
    )  # fmt: skip
    assert describe_mix(rows) == (
        "公示最多：66.7%（2/3），全市 40.0%（2/5）；不足 10 例，占比仅供参考"
    )
    assert written(category_table(rows)).loc["文书案卷"].tolist() == [
        "文书案卷", "0", "33.3%", "1/3", "40.0%", "2/5"
    ]  # fmt: skip


def test_visits_tell_first_and_last_score() -> None:
    days = pd.to_datetime(["2023-02-10", "2023-03-10"])
    rows = pd.DataFrame(
        {"round": [1, 3], "visited_on": days, "team": ["甲", None], "score": [80.0, 70],
         "files_sampled_count": [5, 6], "city_score": [171.0, 70],
         "city_visit_count": [2, 1], "found_count": [2, 0], "open_count": [1, 0]}
    )  # fmt: skip
    assert describe_visits(rows) == (
        "到访 2 次：第 1 轮 80.0分，第 3 轮 70.0分，全市该轮平均 70.0（1 次到访）"
    )
    assert written(visit_table(rows)).loc["1"].tolist() == [
        "1", "2023年2月10日", "80.0", "85.5", "1/2", "5", "甲"
    ]  # fmt: skip


def test_procedures_stand_on_the_months_reported() -> None:
    months = pd.DataFrame(
        {"period": pd.date_range("2022-12-01", periods=13, freq="MS"),
         "simple_count": [99] + [2] * 11 + [None],
         "ordinary_count": [99] + [1] * 11 + [None],
         "exercise_count": [198] + [3] * 11 + [None]}
    )  # fmt: skip
    assert describe_procedures(months) == (
        "2023年1月至2023年12月：简易 22 次，普通 11 次（已报 11/12 个月）"
    )
