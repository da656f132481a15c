"""The annotated copy: colours, comments, list of issues, nothing that calculates."""

from io import BytesIO

import openpyxl
import pytest
from openpyxl.styles import Font

from dashboard.ingest.annotated import annotated_workbook
from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.issues import make_issue
from tests.unit.ingest.builder import HEADER, ROWS, Case, changed, text, xls, xlsx
from tests.unit.ingest.corpus import CORPUS


def annotate(data: bytes, file_name: str) -> openpyxl.Workbook:
    uploads = inspect_workbook(data, file_name)
    issues = [issue for upload in uploads for issue in upload.issues]
    copy = annotated_workbook(data, file_name, issues)
    return openpyxl.load_workbook(BytesIO(copy))


def style(sheet: object) -> None:
    sheet["A2"].font = Font(bold=True)
    sheet["H2"] = "=E2*2"


def test_cell_is_coloured_and_says_why() -> None:
    book = annotate(xlsx(HEADER, *changed(1, 4, -5)), "a.xlsx")
    cell = book["Sheet"]["E3"]
    assert cell.fill.fgColor.rgb == "00FFC7CE"
    assert cell.comment.text == "[阻断] “行权次数”的 -5 小于 0。请核对后改正。"


def test_first_sheet_lists_the_issues_with_links() -> None:
    book = annotate(xlsx(HEADER, *changed(1, 4, -5)), "a.xlsx")
    sheet = book.worksheets[0]
    assert sheet.title == "问题清单"
    assert sheet["A2"].value == "阻断 1，警告 0，提示 0"
    assert [c.value for c in sheet[4]] == [
        1,
        "阻断",
        "Sheet",
        "E3",
        "“行权次数”的 -5 小于 0。",
        "请核对后改正。",
    ]
    assert sheet["D4"].hyperlink.location == "'Sheet'!E3"


def test_formatting_and_formulas_of_an_xlsx_are_kept() -> None:
    sheet = annotate(xlsx(HEADER, *ROWS, change=style), "a.xlsx")["Sheet"]
    assert sheet["A2"].font.bold
    assert sheet["H2"].value == "=E2*2"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (xls(HEADER, *changed(1, 4, -5)), "a.xls"),
        (text(HEADER, *changed(1, 4, -5), encoding="gbk"), "a.csv"),
    ],
)
def test_other_formats_come_back_as_xlsx(data: bytes, name: str) -> None:
    sheet = annotate(data, name).worksheets[1]
    assert [c.value for c in sheet[1]] == list(HEADER)
    assert sheet["B3"].value == "和平街道"
    assert sheet["E3"].comment.text.startswith("[阻断] “行权次数”的 -5")


def test_text_of_other_formats_never_starts_a_formula() -> None:
    rows = changed(1, 1, "=HYPERLINK(1)")
    cell = annotate(text(HEADER, *rows), "a.csv").worksheets[1]["B3"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == (
        "=HYPERLINK(1)",
        "s",
        True,
    )


def test_sheet_named_like_a_formula_is_text_in_the_list() -> None:
    data = xlsx(HEADER, *ROWS, name="=1+1")
    issue = make_issue("hidden_rows", "=1+1", "A2", count=1)
    copy = annotated_workbook(data, "a.xlsx", [issue])
    cell = openpyxl.load_workbook(BytesIO(copy)).worksheets[0]["C4"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_unreadable_file_gives_the_list_alone() -> None:
    book = annotate(b"PK\x03\x04", "a.xlsx")
    assert book.sheetnames == ["问题清单"]
    assert book.worksheets[0]["E4"].value == "文件已损坏，无法读取。"


@pytest.mark.parametrize("case", CORPUS[::4], ids=lambda case: case.name)
def test_every_sheet_of_the_corpus_comes_back(case: Case) -> None:
    data = case.build()
    book = annotate(data, case.file_name)
    assert book.sheetnames[0] == "问题清单"
    assert len(book.sheetnames) > 1 or not case.parts


def test_characters_that_xml_cannot_hold_are_left_out() -> None:
    issue = make_issue("nothing_recognised", "\x1b表\uffff\x00")
    book = openpyxl.load_workbook(
        BytesIO(annotated_workbook("\x02甲\ufffe,1\n乙,2\n".encode(), "a.csv", [issue]))
    )
    assert book.worksheets[0]["C4"].value == "表"
    assert book.worksheets[1]["A1"].value == "甲"
