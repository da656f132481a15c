"""Which month a title, a sheet or a file name states, and when it states none."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.ingest.periods import find_period, find_year, folder, is_cumulative, stem

SEPTEMBER = date(2023, 9, 1)
STATED = (
    "徐州市行权月报（2023年9月）",
    "２０２３年 ９ 月报表",
    "2023年09月份行权情况",
    "行权月报2023-09",
    "行权月报_202309_终稿",
    "penalties-2023.9",
    "2023/09",
    "23年9月台账",
    "问题台账（截至2023年9月30日）",
    "2023年度9月报表",
    "2023年9月（填报日期：2023年10月8日）",
)
NOT_STATED = (
    "行权月报",
    "2023年行权月报",
    "2023年1-9月累计",
    "2023年1月至9月",
    "2023年三季度",
    "2023年8月与2023年9月对比",
    "填报日期：2023年10月8日",
    "印发日期 2023年10月8日",
    "20230912导出",
    "2023-09-12",
    "2023年13月",
    "电话 0516-83702309",
)


@pytest.mark.parametrize("text", STATED)
def test_month_is_stated(text: str) -> None:
    assert find_period(text) == SEPTEMBER


@pytest.mark.parametrize("text", NOT_STATED)
def test_no_single_month_is_stated(text: str) -> None:
    assert find_period(text) is None


def test_bare_month_takes_the_year() -> None:
    assert find_period("9月", 2023) == SEPTEMBER
    assert find_period("9月行权", 2023) == SEPTEMBER
    assert find_period("9月12日", 2023) is None
    assert find_period("7-9月", 2023) is None
    assert find_period("8月、9月", 2023) is None
    assert find_period("9月") is None


def test_first_year_named() -> None:
    assert find_year(["9月", "2023年行权", "2022年"]) == 2023
    assert find_year(["9月"]) is None


def test_cumulative_titles() -> None:
    assert is_cumulative("2023年1-9月")
    assert is_cumulative("前三季度累计")
    assert not is_cumulative("2023年9月")


def test_parts_of_a_file_name() -> None:
    assert stem("D:\\报送\\2023-09\\行权.xlsx") == "行权"
    assert folder("D:\\报送\\2023-09\\行权.xlsx") == "2023-09"
    assert folder("行权.xlsx") == ""


@given(st.dates(date(1950, 1, 1), date(2099, 12, 31)))
def test_every_form_of_a_title_states_its_month(day: date) -> None:
    titles = (f"月报（{day.year}年{day.month}月）", f"{day:%Y-%m}", f"月报{day:%Y%m}")
    assert {find_period(title) for title in titles} == {day.replace(day=1)}
