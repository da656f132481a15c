"""Unknown names of a batch and accepted ones, as tables and lines."""

import datetime as dt
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import make_issue
from dashboard.reports.upload.names import alias_table, list_unknown_names
from dashboard.store.decisions import AliasDecision
from tests.tiny import G1
from tests.unit.reports.values import written


def upload(file: str, name: str, *cells: str) -> Upload:
    values = {"text": name, "candidates": "", "candidates_en": ""}
    issues = tuple(make_issue("unknown_subdistrict", "表", c, **values) for c in cells)
    counts = {"unknown_subdistrict": len(cells)}
    return Upload(
        file, "0" * 64, "表", "penalties", None, pd.DataFrame(), issues, counts,
        unknown_names={name: len(cells)},
    )  # fmt: skip


def test_spellings_kept_as_one_are_asked_once_commonest_first() -> None:
    found = list_unknown_names(
        [
            upload("甲.xlsx", "丰才", "B9"),
            upload("甲.xlsx", "黄搂", "B2", "B3", "B4", "B5"),
            upload("乙.xlsx", "黄 搂", "C2"),
        ]
    )
    assert [(u.name, u.row_count, u.places) for u in found] == [
        ("黄搂", 5, ["甲.xlsx · 表 · B2、B3、B4 等", "乙.xlsx · 表 · C2"]),
        ("丰才", 1, ["甲.xlsx · 表 · B9"]),
    ]


def test_decisions_are_listed_newest_first_with_their_end() -> None:
    moment = dt.datetime(2023, 9, 30, 18, 5, tzinfo=dt.UTC)
    ended = AliasDecision("黄搂", G1, "甲", moment, moment, "乙")
    table = alias_table(
        [ended, AliasDecision("丰才", "999", "甲", moment)], ZoneInfo("Asia/Shanghai")
    )
    assert written(table).to_numpy().tolist() == [
        ["丰才", "999", "甲", "2023-10-01 02:05", "● 在用"],
        ["黄搂", "黄楼街道", "甲", "2023-10-01 02:05", "乙 已于 2023-10-01 02:05 撤回"],
    ]
