"""Reading: addresses, merges, hidden things, calendars, limits."""

import datetime as dt
from io import BytesIO

import openpyxl
import pytest

from dashboard.ingest import limits
from dashboard.ingest.addresses import cell_address, column_index, column_letter
from dashboard.ingest.text_files import decode_text, find_separator, split_rows
from dashboard.ingest.workbook import Workbook, read_workbook
from tests.unit.ingest.builder import HEADER, ROWS, raw_xlsx, xls, xlsx


def refusal(book: Workbook) -> str:
    assert book.sheets == ()
    return book.issues[0].rule


def test_addresses_hold_below_and_right_of_blanks() -> None:
    (sheet,) = read_workbook(xlsx((), (None, "x")), "a.xlsx").sheets
    assert sheet.rows == [["", ""], ["", "x"]]


@pytest.mark.parametrize(
    ("index", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_column_letters(index: int, letters: str) -> None:
    assert column_letter(index) == letters
    assert column_index(letters) == index
    assert cell_address(9, index) == f"{letters}10"


def test_merges_of_both_excel_formats() -> None:
    new = read_workbook(xlsx(*ROWS, merges=["B1:B2"]), "a.xlsx").sheets[0]
    old = read_workbook(xls(("a", "b"), merges=[(0, 1, 1, 1)]), "a.xls").sheets[0]
    assert new.merges == old.merges == (((0, 1), (1, 1)),)


def test_what_the_values_hide_is_found() -> None:
    def hide(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
        sheet["A1"] = "=1+1"
        sheet["B2"] = "#N/A"
        sheet["B2"].data_type = "e"
        sheet.row_dimensions[3].hidden = True

    (sheet,) = read_workbook(xlsx(*ROWS, change=hide), "a.xlsx").sheets
    assert sheet.scan.uncached == {(0, 0)}
    assert sheet.scan.errors == {(1, 1): "#N/A"}
    assert sheet.scan.hidden_rows == {2}


def test_empty_text_of_a_formula_is_a_value() -> None:
    cell = (
        '<row r="1"><c r="A1" t="str"><f>""</f><v></v></c><c r="B1"><v>1</v></c></row>'
    )
    (sheet,) = read_workbook(raw_xlsx(cell), "a.xlsx").sheets
    assert sheet.scan.uncached == set()


def test_1904_calendar_is_known() -> None:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = 43719
    target = BytesIO()
    book.save(target)
    assert read_workbook(target.getvalue(), "a.xlsx").is_1904


def test_dates_come_as_dates() -> None:
    (sheet,) = read_workbook(xlsx((dt.date(2023, 9, 12),)), "a.xlsx").sheets
    assert sheet.rows == [[dt.date(2023, 9, 12)]]


@pytest.mark.parametrize(
    ("limit", "rule"),
    [
        ("MAX_BYTES", "too_large"),
        ("MAX_UNPACKED_BYTES", "too_large"),
        ("MAX_SHEETS", "too_many_sheets"),
        ("MAX_ROWS", "too_many_rows"),
        ("MAX_COLUMNS", "too_many_columns"),
        ("MAX_CELLS", "too_many_cells"),
    ],
)
def test_beyond_each_limit_is_a_refusal(
    limit: str, rule: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, limit, 0)
    assert refusal(read_workbook(xlsx(HEADER, *ROWS), "a.xlsx")) == rule


def test_text_is_decoded_strictly() -> None:
    assert decode_text("镇街".encode("gb18030")) == ("镇街", "gb18030")
    assert decode_text("镇街".encode()) == ("镇街", "utf-8")
    assert decode_text("镇街".encode("utf-16")) == ("镇街", "utf-16")
    assert decode_text(b"\xff\xfe\x00") is None
    assert decode_text(b"a\0b") is None


def test_rows_of_text_are_as_wide_as_the_widest() -> None:
    (sheet,) = read_workbook(b"a\n1,2,3\n", "a.csv").sheets
    assert sheet.rows == [["a", "", ""], ["1", "2", "3"]]


def test_separator_is_the_commonest() -> None:
    assert find_separator("a;b;c\n1,5;2;3") == ";"
    assert find_separator("sep=|\na|b") == "|"
    assert split_rows('a,b\n"x\ny",2,3\n') == [["a", "b"], ["x\ny", "2", "3"]]
