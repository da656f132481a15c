"""The exported workbook: its rows, its look, what it says of itself."""

import datetime as dt
from io import BytesIO

import pandas as pd
import pytest
from openpyxl import Workbook, load_workbook

from dashboard.reports.export.xlsx import Origin, write_workbook

ORIGIN = Origin(
    "行权率 & 镇街",
    "c61da700-36",
    "泉山区",
    dt.date(2023, 12, 1),
    {"指标": "行权率"},
    is_sample=True,
)
FRAME = pd.DataFrame(
    {
        "镇街": ["黄楼街道", "=1+1"],
        "数值（%）": [36.9, None],
        "次数": [1188, 3],
        "得分": [85.5, 7.25],
        "日期": ["2023年9月5日", ""],
        "@备注": ["#N/A", "坏\x01字"],
    }
)


@pytest.fixture(scope="module")
def book() -> Workbook:
    made_at = dt.datetime(2024, 1, 2, 9, 30, tzinfo=dt.UTC)
    data = write_workbook(FRAME, ORIGIN, percent=["数值（%）"], made_at=made_at)
    return load_workbook(BytesIO(data))


def test_rows_are_numbers_dates_and_harmless_texts(book: Workbook) -> None:
    day = dt.datetime(2023, 9, 5)
    assert list(book["数据"].values) == [
        ("镇街", "数值（%）", "次数", "得分", "日期", "'@备注"),
        ("黄楼街道", 0.369, 1188, 85.5, day, "#N/A"),
        ("'=1+1", None, 3, 7.25, None, "坏字"),
    ]


def test_cells_are_written_as_on_the_page(book: Workbook) -> None:
    cells = book["数据"][2]
    assert [cell.number_format for cell in cells] == [
        "General", "#,##0.0%", "#,##0", "#,##0.00", 'yyyy"年"m"月"d"日"', "General",
    ]  # fmt: skip
    assert {cell.data_type for row in book["数据"] for cell in row} == {"s", "n", "d"}


def test_header_is_bold_frozen_filtered_and_repeated_in_print(book: Workbook) -> None:
    sheet = book["数据"]
    assert all(cell.font.bold for cell in sheet[1])
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:F3")
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
    data = write_workbook(pd.DataFrame({"镇街": []}), Origin("空", ""))
    assert list(load_workbook(BytesIO(data))["数据"].values) == [("镇街",)]
