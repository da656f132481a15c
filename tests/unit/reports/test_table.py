"""A table keeps raw values; each renderer writes them."""

import datetime as dt

import pandas as pd
import pytest

from dashboard.formats import State
from dashboard.forms import (
    COUNT,
    DATE,
    DAYS_LEFT,
    METRIC,
    METRIC_CHANGE,
    SHARE,
    YUAN,
    Format,
    decimal,
)  # fmt: skip
from dashboard.metrics import METRICS
from dashboard.reports.metric_cells import (
    basis_cells,
    basis_column,
    value_cells,
    value_column,
)
from dashboard.reports.table import Column, Table, build_table, only_reason

RATE = METRICS["exercise_rate"]
ROWS = [
    {"value": 0.6142857, "numerator": 43.0, "denominator": 70.0},
    {"value": None, "numerator": 0.0, "denominator": 0.0},
    {"value": None, "numerator": None, "denominator": None},
]


@pytest.fixture
def table() -> Table:
    lines = [
        {"unit": name} | value_cells(row) | basis_cells(row)
        for name, row in zip("甲乙丙", ROWS, strict=True)
    ]
    columns = (
        Column("unit", "镇街"),
        value_column("value", "数值", RATE),
        basis_column(),
    )
    return build_table(lines, columns, ["1", "2", "3"])


def test_values_are_raw_and_texts_are_written_last(table: Table) -> None:
    assert table.frame["value"].dtype == "float64"
    assert table.frame["value"].tolist()[0] == 0.6142857
    assert table.texts() == {
        "unit": ["甲", "乙", "丙"],
        "value": ["61.4%", "不适用", "未上报"],
        "numerator": ["43/70", "0/0", "未上报"],
    }
    assert table.text_rows()[0] == {
        "unit": "甲",
        "value": "61.4%",
        "numerator": "43/70",
    }
    assert table.frame.index.tolist() == ["1", "2", "3"]


def test_gaps_say_why_and_where(table: Table) -> None:
    assert table.gaps() == ["", "不适用：数值", "未上报"]
    assert only_reason(table) == ""
    assert only_reason(table.without("numerator")) == ""
    first_and_last = Table(table.frame.iloc[[0, 2]], table.columns)
    assert only_reason(first_and_last) == "未上报"


def test_an_empty_table_keeps_its_columns_and_their_types() -> None:
    table = build_table([], [Column("day", "日期", DATE), Column("n", "数", COUNT)])
    assert table.empty
    assert table.texts() == {"day": [], "n": []}
    assert pd.api.types.is_numeric_dtype(table.frame["n"])


@pytest.mark.parametrize(
    ("form", "values", "texts"),
    [
        (COUNT, [1188, 2.5, None], ["1,188", "2.5", "—"]),
        (decimal(3), [0.0004, -0.0001, 12], ["0.000", "0.000", "12.000"]),
        (DAYS_LEFT, [12, -1270, None], ["剩 12 天", "过 1,270 天", "—"]),
        (DATE, [dt.date(2023, 9, 5), None], ["2023年9月5日", ""]),
        (SHARE, [1, 0.0004], ["100.0%", "0.0%"]),
    ],
)
def test_forms(form: Format, values: list[object], texts: list[str]) -> None:
    table = build_table([{"x": value} for value in values], [Column("x", "列", form)])
    assert table.texts()["x"] == texts


def test_rows_of_several_metrics_are_written_each_in_its_own_way() -> None:
    lines = [
        {"metric": "exercise_rate", "value": 0.25, "change": -0.0321},
        {"metric": "overdue_count", "value": 1188.0, "change": 0.0},
    ]
    columns = [Column("value", "数值", METRIC), Column("change", "环比", METRIC_CHANGE)]
    assert build_table(lines, columns).texts() == {
        "value": ["25.0%", "1,188例"],
        "change": ["-3.2个百分点", "持平"],
    }


def test_units_stand_in_the_heading() -> None:
    assert Column("fine", "罚款", YUAN).heading == "罚款（元）"
    assert value_column("v", "数值", RATE).heading == "数值"
    assert (
        value_column("v", "数值", METRICS["findings_per_visit"]).heading
        == "数值（例/次）"
    )


def test_reasons_are_states() -> None:
    assert value_cells(None) == {"value": None, "value_state": State.NOT_REPORTED}
