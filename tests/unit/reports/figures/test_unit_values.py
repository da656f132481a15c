import datetime as dt

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.reports.figures.unit_trend import trend_areas, trend_title
from dashboard.reports.figures.unit_values import describe_units, unit_table
from dashboard.reports.subdistrict.statements import describe_direction

RATE, COUNT = METRICS["exercise_rate"], METRICS["overdue_count"]
PERIOD = dt.date(2023, 9, 1)
CODES = ["320311002", "320302001", "320303001"]


def build_rows(*numbers: tuple[float | None, float | None]) -> pd.DataFrame:
    rows = [
        {"area_code": code, "period": PERIOD, "numerator": n, "denominator": d,
         "value": n / d if n is not None and d else None,
         "metric": RATE.id, "area_level": "subdistrict",
         "reported_months": 11, "spanned_months": 12, "published_months": 12,
         "reported_unit_months": 11, "unit_months": 12}
        for code, (n, d) in zip(CODES, numbers, strict=False)
    ]  # fmt: skip
    return pd.DataFrame(rows).astype({"value": float, "numerator": float})


@pytest.mark.parametrize(
    ("numbers", "span"),
    [
        ([(1, 4), (3, 4), (None, None)], "，2 个镇街在 25.0% 到 75.0%之间"),
        ([(1, 4), (2, 8)], "，2 个镇街均为 25.0%"),
        ([(0, 0), (None, None)], ""),
    ],
)
def test_title_tells_the_span_of_the_units_with_a_value(
    numbers: list[tuple[float | None, float | None]], span: str
) -> None:
    whole = {"numerator": 4.0, "denominator": 8.0, "value": 0.5}
    title = describe_units(build_rows(*numbers), whole, RATE, PERIOD, "320300")
    assert title == f"2023年9月近 12 个月行权率：全市 50.0%{span}"


def test_units_with_too_few_cases_are_no_end_of_the_span() -> None:
    rows = build_rows((1, 10), (4, 10), (0, 1)).assign(is_small=[False, False, True])
    whole = {"numerator": 5.0, "denominator": 21.0, "value": 5 / 21}
    title = describe_units(rows, whole, RATE, PERIOD, "320300")
    assert title.endswith("，2 个镇街在 10.0% 到 40.0%之间")
    alone = rows.assign(is_small=True)
    assert describe_units(alone, whole, RATE, PERIOD, "320300").endswith("全市 23.8%")


def test_table_is_ordered_by_district_and_names_every_state() -> None:
    table = unit_table(build_rows((1, 3), (0, 0), (None, None)), RATE)
    assert table.frame.index.tolist() == ["320302001", "320303001", "320311002"]
    assert table.frame["state"].tolist() == ["不适用", "未上报", "11/12 个月"]
    assert table.frame.loc["320311002", "value"] == 1 / 3
    assert table.texts()["value"] == ["—", "—", "33.3%"]


def test_a_count_needs_no_numerator() -> None:
    rows = build_rows((2, 1)).assign(denominator=None, value=2.0)
    headings = [column.heading for column in unit_table(rows, COUNT).columns]
    assert headings == ["镇街", "区", "数值（例）", "状态"]


@pytest.mark.parametrize(
    ("metric", "delta", "text"),
    [
        ("rectification_rate", 0.05, "越高越好，好转"),
        ("rectification_rate", -0.05, "越高越好，变差"),
        ("rectification_rate", 0.0001, "越高越好"),  # vanishes in rounding
        ("overdue_count", 2, "越低越好，变差"),
        ("overdue_count", None, "越低越好"),
        ("exercise_rate", 0.05, "宜在区间"),
        ("fine_total", 500, "仅作背景，不排名"),
    ],
)
def test_only_a_metric_with_a_good_side_gets_better_or_worse(
    metric: str, delta: float | None, text: str
) -> None:
    assert describe_direction(delta, METRICS[metric]) == text


def test_counts_stand_alone_in_a_trend() -> None:
    assert trend_areas(COUNT, "320311002") == {"320311002": "七里沟街道"}
    assert list(trend_areas(RATE, "320311002")) == ["320311002", "320311", "320300"]


def test_trend_title_needs_two_months() -> None:
    rows = build_rows((1, 4))
    assert (
        trend_title(rows, RATE, "320311002")
        == "近 12 个月行权率：不足两个月，看不出走势"
    )
    later = rows.assign(period=dt.date(2023, 10, 1), value=0.5)
    assert trend_title(pd.concat([rows, later]), RATE, "320311002") == (
        "近 12 个月行权率：2023年9月 25.0%，2023年10月 50.0%"
    )
