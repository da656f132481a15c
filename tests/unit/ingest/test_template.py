"""Blank workbooks: filled in they validate exactly, untouched they say so."""

from datetime import date
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from dashboard.datasets import DATASETS
from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.template import HEADER_ROW, template_workbook


def fill_template(dataset: str, first: str) -> bytes:
    """The template with its example values as row 5, its first cell as given."""
    book = openpyxl.load_workbook(BytesIO(template_workbook(dataset)))
    sheet = book.worksheets[0]
    sheet["A1"] = "2023年9月"
    for column in range(2, sheet.max_column + 1):
        sheet.cell(5, column).value = sheet.cell(HEADER_ROW + 1, column).value
    sheet["A5"] = first
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def expected_value(column: Any) -> Any:
    known = {
        "subdistrict": "320302001",
        "domain": "01",
        "month": date(2023, 9, 1),
        "area": "320300",
        "metric": "on_time_rate",
        "metric_value": {"95%": 0.95, "60%": 0.6}.get(column.example),
    }
    if column.example == "":
        return None
    if column.kind == "day":
        return date.fromisoformat(column.example)
    return known.get(column.kind, column.example)


@pytest.mark.parametrize("dataset", DATASETS)
def test_filled_template_gives_exactly_its_row(dataset: str) -> None:
    (upload,) = inspect_workbook(fill_template(dataset, "1"), "报表.xlsx")
    assert (upload.dataset, upload.period) == (dataset, date(2023, 9, 1))
    assert [i.rule for i in upload.issues if i.severity != "info"] == []
    values = upload.frame.loc[5].to_dict()
    for name, column in DATASETS[dataset].columns.items():
        value = values[name]
        plain = value.date() if hasattr(value, "date") and value == value else value
        wanted = expected_value(column)
        assert plain == wanted if wanted is not None else plain != plain or not plain


@pytest.mark.parametrize("dataset", DATASETS)
def test_untouched_example_is_left_out_and_named(dataset: str) -> None:
    (upload,) = inspect_workbook(template_workbook(dataset), f"{dataset}.xlsx")
    assert len(upload.frame) == 0
    assert ("example_row", "A4") in {(i.rule, i.cell) for i in upload.issues}


def test_example_row_filled_in_blocks() -> None:
    (upload,) = inspect_workbook(fill_template("penalties", "示例"), "报表.xlsx")
    assert "example_filled" not in upload.counts
    book = openpyxl.load_workbook(BytesIO(fill_template("penalties", "示例")))
    book.worksheets[0]["F5"] = 99
    target = BytesIO()
    book.save(target)
    (upload,) = inspect_workbook(target.getvalue(), "报表.xlsx")
    assert ("example_filled", "A5") in {(i.rule, i.cell) for i in upload.issues}


def test_drop_downs_offer_units_and_choices() -> None:
    book = openpyxl.load_workbook(BytesIO(template_workbook("penalties")))
    rules = book.worksheets[0].data_validations.dataValidation
    assert [(r.formula1, str(r.sqref)) for r in rules] == [
        ("_lists!$C$1:$C$37", "C4:C5000"),
        ("_lists!$E$1:$E$2", "E4:E5000"),
    ]
    assert book["_lists"].sheet_state == "hidden"
    assert book["_lists"]["E2"].value == "普通"


def test_codes_are_text_and_notes_are_comments() -> None:
    sheet = openpyxl.load_workbook(BytesIO(template_workbook("powers"))).worksheets[0]
    assert sheet["B5"].number_format == "@"
    assert sheet["H5"].number_format == "yyyy-mm-dd"
    assert sheet["B3"].comment.text == "与权力事项目录一致，按文本填写\n必填"
