"""Whole columns: tokens, positions of failures, shares on one scale, free text."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.datasets import DATASETS
from dashboard.ingest.cells import parse_column
from dashboard.ingest.outcomes import Context, Failure
from dashboard.ingest.personal import find_personal
from dashboard.ingest.shares import parse_shares

PENALTIES = DATASETS["penalties"].columns
FINDINGS = DATASETS["findings"].columns
CONTEXT = Context(subdistricts={"黄楼街道": "320302001"}, domains={})


def test_failures_keep_their_positions() -> None:
    cells = [3.0, "x", "4次", "x", ""]
    parsed = parse_column(cells, PENALTIES["exercise_count"], CONTEXT)
    assert parsed.values == [3, None, 4, None, None]
    assert list(parsed.failures) == [1, 3]


def test_tokens_are_counted_by_what_they_mean() -> None:
    cells = ["无", "无", "未开展", "－", "——", 0.0, "0", "", " "]
    parsed = parse_column(cells, PENALTIES["exercise_count"], CONTEXT)
    assert parsed.values == [0, 0, 0, None, None, 0, 0, None, None]
    assert parsed.zeros == {"无": 2, "未开展": 1}
    assert parsed.missing == {"－": 1, "——": 1}


def test_truth_values_are_no_numbers() -> None:
    parsed = parse_column([True, 1.0], PENALTIES["exercise_count"], CONTEXT)
    assert parsed.values == [None, 1]
    assert parsed.failures[0].values["text"] == "TRUE"


def test_words_leave_an_optional_day_open() -> None:
    cells = ["整改中", "/", "2023-09-12"]
    parsed = parse_column(cells, FINDINGS["rectified_on"], CONTEXT)
    assert parsed.values == [None, None, date(2023, 9, 12)]


def test_whole_city_is_no_unit_where_units_may_be_blank() -> None:
    optional = DATASETS["events"].columns["subdistrict_code"]
    assert parse_column(["全市"], optional, CONTEXT).values == [None]
    required = parse_column(["全市"], PENALTIES["subdistrict_code"], CONTEXT)
    assert required.failures[0].rule == "unknown_subdistrict"


def test_free_text_is_kept_as_written() -> None:
    cells = ["  缺少“送达回证”（２份），\n已补。\u200b", "无", "@甲"]
    parsed = parse_column(cells, FINDINGS["description"], CONTEXT)
    assert parsed.values == ["缺少“送达回证”（２份），\n已补。", None, "@甲"]


@pytest.mark.parametrize(
    ("cells", "shares"),
    [
        (["95.5%", "80%", 0], [0.955, 0.8, 0.0]),
        ([0.955, 0.8, 1.0], [0.955, 0.8, 1.0]),
        ([95.5, "80", 100.0], [0.955, 0.8, 1.0]),
        (["９５．５％"], [0.955]),
    ],
)
def test_shares_on_one_scale_are_read(cells: list, shares: list[float]) -> None:
    assert parse_shares(cells) == shares


def test_shares_on_another_scale_than_most_fail() -> None:
    outcome = parse_shares(["95.5%", "80%", 0.7, 60.0, "x"])
    assert outcome[:2] == [0.955, 0.8]
    assert [o.rule for o in outcome[2:]] == ["mixed_scale"] * 2 + ["not_a_number"]


def test_column_in_per_cent_is_read_as_shares() -> None:
    column = replace(PENALTIES["fine_yuan"], unit="%")
    parsed = parse_column(["95%", 0.8, "-", "90%"], column, CONTEXT)
    assert parsed.values == [0.95, None, None, 0.9]
    assert parsed.failures[1].rule == "mixed_scale"


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("身份证320302199001011234", "identity_number"),
        ("３２０３０２１９９００１０１１２３Ｘ", "identity_number"),
        ("320302900101123", "identity_number"),
        ("电话13800138000", "mobile_number"),
        ("138 0013 8000", "mobile_number"),
        ("+86-138-0013-8000", "mobile_number"),
        ("0516-83700000", None),
        ("文号20230912001", None),
        ("案卷缺少送达回证", None),
        ("统一社会信用代码91320300MA1MC0XX0X", None),
    ],
)
def test_personal_data_are_found(text: str, rule: str | None) -> None:
    assert find_personal(text) == rule


@given(st.lists(st.one_of(st.text(max_size=8), st.floats(), st.booleans()), max_size=9))
def test_every_column_takes_any_cells(cells: list) -> None:
    for dataset in DATASETS.values():
        for column in dataset.columns.values():
            parsed = parse_column(cells, column, CONTEXT)
            assert len(parsed.values) == len(cells)
            assert not any(isinstance(value, Failure) for value in parsed.values)
