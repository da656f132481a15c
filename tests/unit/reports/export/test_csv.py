import pytest

from dashboard.reports.export.csv import file_name, neutralise, write_csv
from dashboard.reports.table import Column, build_table
from tests.unit.reports.export.tables import every_kind


@pytest.mark.parametrize(
    "text",
    ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-1+cmd|'x'!A0", "\t=1", "-", "+A1"],
)
def test_formulas_become_text(text: str) -> None:
    assert neutralise(text) == f"'{text}"


@pytest.mark.parametrize(
    "value",
    ["七里沟街道", "-2.4个百分点", "+1,188", "-0.5%", "+22.2 pp", "", -3.5, None],
)
def test_anything_else_stays(value: object) -> None:
    assert neutralise(value) == value


def test_csv_is_marked_utf8_and_holds_bare_numbers() -> None:
    heading, first, last = write_csv(every_kind()).decode("utf-8-sig").splitlines()
    assert write_csv(every_kind()).startswith(b"\xef\xbb\xbf")
    assert heading == (
        "镇街,编号,行权率（%）,环比（个百分点）,依据,共,区间：下,区间：上,罚款（元）,距期限,"
        "日期,月份,时间,数值,单位,'@备注,缺数原因"
    )
    assert first == (
        "黄楼街道,0012,36.9432391747,-2.54,4172,11293,1.25,2,1188.5,-7,"
        "2023-09-05,2023-09,2023-09-05 14:30,2.4615,例/次,#N/A,"
    )
    assert last == "'=1+1,,,,,,,,,,,,,3,例,坏字,未上报"


def test_the_file_says_which_snapshot_it_shows() -> None:
    name = file_name("c61da700-36", "map", "exercise_rate", "2023-12")
    assert name == "map_exercise_rate_2023-12_c61da700-36.csv"


def test_what_hides_a_formula_from_view_is_dropped_first() -> None:
    rows = [{"a": "\x00=1+1"}, {"a": "\uffff乙"}]
    table = build_table(rows, [Column("a", "甲\x00")])
    assert write_csv(table).decode("utf-8-sig") == "甲\n'=1+1\n乙\n"
