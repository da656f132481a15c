"""Days and months: explicit forms, years from context, impossible dates."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.dates import parse_day, parse_month
from dashboard.ingest.outcomes import Failure

SEPTEMBER = date(2023, 9, 1)
DAYS = {
    "2023年9月12日": date(2023, 9, 12),
    "2023年09月12号": date(2023, 9, 12),
    "23年9月12日": date(2023, 9, 12),
    "2023-09-12": date(2023, 9, 12),
    "2023/9/12": date(2023, 9, 12),
    "2023.9.12": date(2023, 9, 12),
    "２０２３．９．１２": date(2023, 9, 12),
    "2023 - 09 - 12": date(2023, 9, 12),
    "20230912": date(2023, 9, 12),
    20230912.0: date(2023, 9, 12),
    "2023-09-12 10:30:00": date(2023, 9, 12),
    "2023-09-12T10:30:00Z": date(2023, 9, 12),
    45181.0: date(2023, 9, 12),
    45181.5: date(2023, 9, 12),
    "45181": date(2023, 9, 12),
    "9月12日": date(2023, 9, 12),
    datetime(2023, 9, 12, 8): date(2023, 9, 12),
    date(2023, 9, 12): date(2023, 9, 12),
}
BAD_DAYS = {
    "2023-02-30": "impossible_date",
    "2023年13月1日": "impossible_date",
    "0023-09-12": "impossible_date",
    date(1900, 1, 1): "impossible_date",
    "12/09/2023": "not_a_day",
    "23-9-12": "not_a_day",
    "2023-9.12": "not_a_day",
    "上周五": "not_a_day",
    3.0: "not_a_day",
    time(10): "not_a_day",
}
MONTHS = {
    "2023年9月": SEPTEMBER,
    "2023年09月份": SEPTEMBER,
    "2023 年 9 月": SEPTEMBER,
    "２０２３年９月": SEPTEMBER,
    "2023.9": SEPTEMBER,
    "2023-09": SEPTEMBER,
    "2023/9": SEPTEMBER,
    "23年9月": SEPTEMBER,
    "202309": SEPTEMBER,
    202309.0: SEPTEMBER,
    2023.9: SEPTEMBER,
    2023.12: date(2023, 12, 1),
    "9月": SEPTEMBER,
    "9月份": SEPTEMBER,
    "九月": SEPTEMBER,
    "十二月": date(2023, 12, 1),
    9.0: SEPTEMBER,
    45170.0: SEPTEMBER,
    "2023-09-15": SEPTEMBER,
    datetime(2023, 9, 15): SEPTEMBER,
}
BAD_MONTHS = {
    "2023年13月": "impossible_date",
    "0月": "impossible_date",
    "1-9月": "several_months",
    "2023年1-9月": "several_months",
    "三季度": "several_months",
    "本月": "not_a_month",
    2023.1: "ambiguous_month",
    2023.0: "not_a_month",
}


@pytest.mark.parametrize(("cell", "day"), DAYS.items())
def test_day_is_read(cell: object, day: date) -> None:
    assert parse_day(cell, 2023) == day


@pytest.mark.parametrize(("cell", "rule"), BAD_DAYS.items())
def test_day_is_refused(cell: object, rule: str) -> None:
    outcome = parse_day(cell, 2023)
    assert isinstance(outcome, Failure)
    assert outcome.rule == rule


@pytest.mark.parametrize(("cell", "month"), MONTHS.items())
def test_month_is_read(cell: object, month: date) -> None:
    assert parse_month(cell, 2023) == month


@pytest.mark.parametrize(("cell", "rule"), BAD_MONTHS.items())
def test_month_is_refused(cell: object, rule: str) -> None:
    outcome = parse_month(cell, 2023)
    assert isinstance(outcome, Failure)
    assert outcome.rule == rule


def test_bare_month_without_context_names_the_missing_year() -> None:
    assert parse_month("9月").rule == "year_unknown"
    assert parse_day("9月12日").rule == "year_unknown"


@pytest.mark.parametrize("month", [1, 10])
def test_period_decides_between_january_and_october(month: int) -> None:
    period = date(2023, month, 1)
    assert parse_month(2023.1, period=period) == period


def test_serials_of_the_1904_calendar() -> None:
    assert parse_day(43719.0, is_1904=True) == date(2023, 9, 12)


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_day_is_the_day(day: date) -> None:
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day:%Y-%m-%d}",
        f"{day.year}/{day.month}/{day.day}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        float((day - date(1899, 12, 30)).days),
        f"{day:%Y-%m-%d} 00:00:00",
    )
    assert {parse_day(form) for form in forms} == {day}


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_month_is_the_month(day: date) -> None:
    forms = (
        f"{day.year}年{day.month}月",
        f"{day:%Y-%m}",
        f"{day.year}.{day.month}",
        f"{day:%Y%m}",
        f"{day.year}年{day.month:02}月份",
    )
    assert {parse_month(form) for form in forms} == {day.replace(day=1)}


@given(st.one_of(st.text(max_size=12), st.floats()))
def test_any_cell_is_a_date_or_a_failure(cell: object) -> None:
    for parse in (parse_day, parse_month):
        assert isinstance(parse(cell, 2023), date | Failure)
