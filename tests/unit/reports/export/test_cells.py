"""What the page writes as text becomes the number or date it stands for."""

import datetime as dt

import pandas as pd
import pytest

from dashboard.formats import (
    format_cell,
    format_change,
    format_count,
    format_day,
    format_period,
)
from dashboard.i18n import use_language
from dashboard.metrics import METRICS
from dashboard.reports.export.cells import Content, read_cell, read_column

SHARE, MEAN = METRICS["exercise_rate"], METRICS["findings_per_visit"]


@pytest.mark.parametrize(
    ("text", "value", "form"),
    [
        ("36.9%", 0.369, "#,##0.0%"),
        ("1,188", 1188, "#,##0"),
        ("-0.4", -0.4, "#,##0.0"),
        ("2.5例/次", 2.5, '#,##0.0"例/次"'),
        ("+12", 12, "+#,##0;-#,##0;#,##0"),
        (
            "+2.5个百分点",
            2.5,
            '+#,##0.0"个百分点";-#,##0.0"个百分点";#,##0.0"个百分点"',
        ),
        ("2023年9月", dt.date(2023, 9, 1), 'yyyy"年"m"月"'),
        ("2023年9月5日", dt.date(2023, 9, 5), 'yyyy"年"m"月"d"日"'),
    ],
)
def test_texts_of_the_page_are_read(text: str, value: object, form: str) -> None:
    assert read_cell(text) == Content(value, form)


@pytest.mark.parametrize(
    "text",
    ["未上报", "21/35", "320302001", "0012", "2023", "12,3", "2023年13月", "5号楼"],
)
def test_anything_else_stays_text(text: str) -> None:
    assert read_cell(text) == Content(text)


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_formats_are_read_back(spoken: str) -> None:
    use_language(spoken)
    row = {"numerator": 5, "value": 1.25}
    day = dt.date(2024, 5, 31)
    texts = [
        format_cell(row, SHARE, unit=True),
        format_cell(row, MEAN, unit=True),
        format_change(-0.125, SHARE),
        format_count(1234567),
        format_day(day),
        format_period(day),
    ]
    values = [read_cell(text).value for text in texts]
    use_language("zh")
    assert values == [1.25, 1.2, -12.5, 1234567, day, dt.date(2024, 5, 1)]


def test_missing_cells_are_empty() -> None:
    assert read_column([None, float("nan"), pd.NA]) == [Content(None)] * 3


def test_a_column_of_codes_stays_text() -> None:
    assert read_column(["12", "0012"]) == [Content("12"), Content("0012")]
    assert read_column(["12", "0%"]) == [Content(12, "#,##0"), Content(0, "#,##0%")]
