import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from dashboard.reports.quality.offences import (
    check_table,
    find_publication,
    name_unit,
    offence_table,
)
from dashboard.store.checks import load_checks
from dashboard.store.tables import Publication, Snapshot
from tests.tiny import G1, G2
from tests.unit.reports.values import written

CHECKS = {check.id: check for check in load_checks("penalties")}
UNKNOWN = CHECKS["penalties__power_unknown"]


def publication(month: int, sha256: str, version: int) -> Publication:
    return Publication(
        "penalties", dt.date(2023, month, 1), version, "publish", "甲", "", "a.xlsx",
        sha256, 3, dt.datetime(2023, 11, 5, 1, 30, tzinfo=dt.UTC),
    )  # fmt: skip


def offence(**rest: Any) -> dict[str, Any]:
    return {
        "period": pd.Timestamp("2023-09-01"),
        "source_sha256": "aa",
        "source_sheet": "表",
        "source_row": 7,
        "column_name": "power_code",
        "detail": "P9",
        "subdistrict_code": G1,
    } | rest


SNAPSHOT = Snapshot(
    "s-1",
    (publication(8, "aa,bb", 1), publication(9, "aa", 2), publication(10, "cc", 3)),
)


@pytest.mark.parametrize(
    ("row", "version"),
    [
        (offence(), 2),
        (offence(source_sha256="bb"), 1),
        (offence(period=pd.NaT), 1),  # of a whole set: the file alone tells
        (offence(source_sha256="dd"), None),
    ],
)
def test_rows_are_traced_to_their_publication(
    row: dict[str, Any], version: int | None
) -> None:
    own = find_publication(SNAPSHOT, "penalties", row)
    assert (own.table_version if own else None) == version


def test_another_data_set_with_the_same_file_is_not_it() -> None:
    assert find_publication(SNAPSHOT, "visits", offence()) is None


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (offence(), "黄楼街道"),
        (offence(subdistrict_code=None, detail=f"{G2} × 8"), "丰财街道"),
        (offence(subdistrict_code=None, detail="999999999 × 8"), ""),
        (offence(subdistrict_code=None, detail="2023-01-02 < 2023-01-03"), ""),
    ],
)
def test_unit_comes_from_the_row_or_the_evidence(
    row: dict[str, Any], name: str
) -> None:
    assert name_unit(row) == name


def test_row_says_what_where_and_by_whom() -> None:
    rows = pd.DataFrame([offence(), offence(source_row=None, period=pd.NaT)])
    rows = rows.astype({"source_row": "Int64"})
    own = publication(9, "aa", 2)
    table = offence_table(rows, UNKNOWN, [own, None], ZoneInfo("Asia/Shanghai"))
    assert written(table.without("detail")).to_numpy().tolist() == [
        ["2023年9月", "黄楼街道", "表", "7", "事项编码", "a.xlsx",
         "2023-11-05 09:30", "甲"],
        ["", "黄楼街道", "表", "—", "事项编码", "", "", ""],
    ]  # fmt: skip
    assert table.frame["detail"].tolist() == [UNKNOWN.describe("P9")] * 2


def test_checks_with_findings_come_first() -> None:
    table = check_table(CHECKS.values(), {"penalties__units_missing": 2})
    first = ["镇街未报送", "行权月报", "▲ 警告", 2]
    assert table.frame.loc["penalties__units_missing"].tolist() == first
    assert table.frame["row_count"].tolist() == [2] + [0] * (len(CHECKS) - 1)
    assert len(table) == len(CHECKS)
