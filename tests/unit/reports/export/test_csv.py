import pandas as pd
import pytest

from dashboard.reports.export.csv import file_name, neutralise, write_csv


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


def test_csv_is_marked_utf8_without_an_index() -> None:
    frame = pd.DataFrame({"镇街": ["黄楼街道", "=x"], "得分": [85.5, None]})
    text = "镇街,得分\n黄楼街道,85.5\n'=x,\n"
    assert write_csv(frame) == b"\xef\xbb\xbf" + text.encode()


def test_the_file_says_which_snapshot_it_shows() -> None:
    name = file_name("c61da700-36", "map", "exercise_rate", "2023-12")
    assert name == "map_exercise_rate_2023-12_c61da700-36.csv"


def test_what_hides_a_formula_from_view_is_dropped_first() -> None:
    frame = pd.DataFrame({"甲\x00": ["\x00=1+1", "\uffff乙"]})
    assert write_csv(frame).decode("utf-8-sig") == "甲\n'=1+1\n乙\n"
