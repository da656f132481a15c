"""The exported workbook: its rows, its look, what it says of itself."""

import datetime as dt
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from dashboard.reports.export.xlsx import Origin, write_workbook
from dashboard.reports.table import Column, build_table
from tests.unit.reports.export.tables import every_kind

ORIGIN = Origin(
    "行权率 & 镇街",
    "c61da700-36",
    "泉山区",
    dt.date(2023, 12, 1),
    {"指标": "行权率"},
    is_sample=True,
)


@pytest.fixture(scope="module")
def book() -> Workbook:
    made_at = dt.datetime(2024, 1, 2, 9, 30, tzinfo=dt.UTC)
    data = write_workbook(every_kind(), ORIGIN, made_at=made_at)
    return load_workbook(BytesIO(data))


def test_rows_are_numbers_dates_and_harmless_texts(book: Workbook) -> None:
    heading, first, last = book["数据"].values
    assert heading == (
        "镇街", "编号", "行权率", "环比", "依据", "共", "区间：下", "区间：上",
        "罚款（元）", "距期限", "日期", "月份", "时间", "数值", "单位", "'@备注",
        "缺数原因",
    )  # fmt: skip
    rate, day = pytest.approx(4172 / 11293), dt.datetime(2023, 9, 5)
    assert first == (
        "黄楼街道", "0012", rate, -2.54, 4172, 11293, 1.25, 2, 1188.5, -7, day,
        day.replace(day=1), day.replace(hour=14, minute=30), 2.4615, "例/次", "#N/A",
        None,
    )  # fmt: skip
    assert last == ("'=1+1", *[None] * 12, 3, "例", "坏字", "未上报")


def test_cells_are_written_as_on_the_page(book: Workbook) -> None:
    cells = book["数据"][2]
    assert [cell.number_format for cell in cells] == [
        "General", "General", "#,##0.0%",
        '+#,##0.0"个百分点";-#,##0.0"个百分点";#,##0.0"个百分点"',
        "#,##0", "#,##0", "#,##0.0", "#,##0.0", "#,##0.0",
        '"剩 "#,##0" 天";"过 "#,##0" 天";"剩 "#,##0" 天"',
        'yyyy"年"m"月"d"日"', 'yyyy"年"m"月"', "yyyy-mm-dd hh:mm", '#,##0.0"例/次"',
        "General", "General", "General",
    ]  # fmt: skip
    assert {cell.data_type for row in book["数据"] for cell in row} == {"s", "n", "d"}


def test_numbers_stand_right_and_so_do_their_headings(book: Workbook) -> None:
    sides = [cell.alignment.horizontal for cell in book["数据"][1]]
    assert sides[:4] == [None, None, "right", "right"]


def test_header_is_bold_frozen_filtered_and_repeated_in_print(book: Workbook) -> None:
    sheet = book["数据"]
    assert all(cell.font.bold for cell in sheet[1])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:Q3")
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddHeader.left.text == "行权率 && 镇街"
    assert sheet.oddFooter.left.text == "快照 c61da700-36"
    assert sheet.column_dimensions["A"].width == 11


def test_second_sheet_says_what_the_rows_rest_on(book: Workbook) -> None:
    assert list(book["说明"].values) == [
        ("标题", "行权率 & 镇街"),
        ("月份", "2023年12月"),
        ("范围", "泉山区"),
        ("指标", "行权率"),
        ("快照", "c61da700-36"),
        ("生成时间", "2024-01-02 09:30 UTC"),
        ("注意", "示例数据（合成），不代表任何单位的实际情况"),
    ]


def test_a_table_without_rows_is_still_a_workbook() -> None:
    data = write_workbook(build_table([], [Column("unit", "镇街")]), Origin("空", ""))
    assert list(load_workbook(BytesIO(data))["数据"].values) == [("镇街",)]
