import pandas as pd
import pytest

from dashboard.datasets import DATASETS
from dashboard.reports.quality.completeness import (
    completeness_table,
    describe_completeness,
)
from tests.tiny import G1, G2, Y1
from tests.unit.reports.values import written

MONTHS = ("2023-08", "2023-09", "2023-10")
SHORT = {"r": "reported", "m": "missing", "u": "unpublished"}


def build(*units: str) -> pd.DataFrame:
    """Units G1, G2, Y1: a letter a month, from August on; a dash: not monitored."""
    rows = [
        (pd.Timestamp(f"{month}-01"), code[:6], code, SHORT[letter])
        for code, letters in zip((G1, G2, Y1), units, strict=False)
        for month, letter in zip(MONTHS, letters, strict=True)
        if letter != "-"
    ]
    names = ["period", "district_code", "subdistrict_code", "state"]
    return pd.DataFrame(rows, columns=names)


@pytest.mark.parametrize(
    ("units", "finding"),
    [
        (("rrr", "rrr", "rrr"), "9/9 份，全部报齐"),
        (("rrr", "rrr", "--r"), "7/7 份，全部报齐"),
        (("rrr", "rmr", "rrr"), "8/9 份，缺 1 份：丰财街道 2023年9月"),
        (
            ("rrm", "rmr", "rrr"),
            "7/9 份，缺 2 份：黄楼街道 2023年10月、丰财街道 2023年9月",
        ),
        (
            ("mrm", "rmr", "rrr"),
            "6/9 份，缺 3 份：黄楼街道 2023年10月、丰财街道 2023年9月 等",
        ),
        (("rru", "rmu"), "3/4 份，缺 1 份：丰财街道 2023年9月，未发布：2023年10月"),
        (("uuu", "uuu"), "没有数据"),
    ],
)
def test_units_reports_are_counted(units: tuple[str, ...], finding: str) -> None:
    text = describe_completeness(build(*units), DATASETS["penalties"])
    start = "近 3 个月行权月报"
    assert text == start + (finding if finding == "没有数据" else f" {finding}")


@pytest.mark.parametrize(
    ("unit", "finding"),
    [("rrr", "3/3 个月有数据"), ("rur", "2/3 个月有数据，未发布：2023年9月")],
)
def test_of_city_kept_sets_months_are_counted(unit: str, finding: str) -> None:
    text = describe_completeness(build(unit), DATASETS["visits"])
    assert text == f"近 3 个月督查到访 {finding}"


def test_table_has_the_newest_month_and_the_most_gaps_first() -> None:
    table = completeness_table(build("rrr", "rmr", "--u"))
    assert table.frame.index.tolist() == [G2, Y1, G1]
    headings = [column.heading for column in table.columns]
    assert headings == ["镇街", "2023年10月", "2023年9月", "2023年8月"]
    assert written(table).to_numpy().tolist() == [
        ["丰财街道", "■ 已报", "✕ 未报", "■ 已报"],
        ["彭城街道", "□ 未发布", "", ""],
        ["黄楼街道", "■ 已报", "■ 已报", "■ 已报"],
    ]
