"""What analysts read: issues, changed rows, versions."""

import datetime as dt
from zoneinfo import ZoneInfo

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.ingest.difference import compare_rows
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import make_issue
from dashboard.reports.history.versions import (
    list_versions,
    publication_matrix,
    version_table,
    write_time,
)
from dashboard.reports.upload.changes import readable_cells, readable_rows, write_value
from dashboard.reports.upload.issues import count_issues, issue_table
from dashboard.store.tables import Store
from tests.sql.worlds.penalties import used, zero
from tests.tiny import G1, publish_tables, replacement
from tests.unit.reports.values import written


def upload(name: str, *rules: str, **counts: int) -> Upload:
    issues = tuple(make_issue(rule, "表", "A1") for rule in rules)
    own = dict.fromkeys(rules, 1) | counts
    return Upload(name, "0" * 64, "表", "", None, pd.DataFrame(), issues, own)


UPLOADS = (
    upload("甲.xlsx", "no_rows_city", "example_row"),
    upload("乙.xlsx", "empty_file", empty_file=3000),
)


def test_issues_stand_worst_first_with_their_file() -> None:
    texts = issue_table(UPLOADS).texts()
    assert texts["severity"] == ["■ 阻断", "▲ 警告", "○ 提示"]
    assert texts["file"] == ["乙.xlsx", "甲.xlsx", "甲.xlsx"]
    assert texts["cell"] == ["A1", "A1", "A1"]
    assert texts["problem"][0] == "文件是空的。"
    assert texts["remedy"][2] == ""


def test_issues_are_filtered_by_severity() -> None:
    assert issue_table(UPLOADS, ["warning"]).texts()["file"] == ["甲.xlsx"]
    assert issue_table(UPLOADS, []).empty


def test_counts_hold_the_issues_that_were_not_kept() -> None:
    assert count_issues(UPLOADS) == {"error": 3000, "warning": 1, "info": 1}


def test_rows_are_read_with_names_instead_of_codes() -> None:
    penalties = DATASETS["penalties"]
    rows = [used(G1, "P1", "简易", 1200, 1500.25)]
    added = compare_rows(
        penalties,
        penalties.arrow_schema.empty_table(),
        replacement("penalties", "2023-09", rows).rows,
    ).added
    table = readable_rows(penalties, added)
    assert [column.heading for column in table.columns] == [
        "月份", "镇街", "事项编码", "程序", "行权次数", "罚款金额", "不予处罚次数",
    ]  # fmt: skip
    assert written(table).to_numpy().tolist() == [
        ["2023年9月", "黄楼街道", "P1", "简易", "1,200", "1,500.25", "0"]
    ]
    assert table.frame[["exercise_count", "fine_yuan"]].to_numpy().tolist() == [
        [1200, 1500.25]
    ]


def test_changed_cells_show_old_and_new() -> None:
    penalties = DATASETS["penalties"]
    before, after = (
        replacement("penalties", "2023-09", [used(G1, "P1", "简易", 2, fine)]).rows
        for fine in (100.0, 100.5)
    )
    cells = compare_rows(penalties, before, after).changed
    shown = written(readable_cells(penalties, cells))
    assert shown[["changed_column", "before", "after"]].to_numpy().tolist() == [
        ["罚款金额", "100", "100.50"]
    ]


def test_blank_and_unknown_values_are_written_as_they_are() -> None:
    columns = DATASETS["penalties"].columns
    assert write_value(columns["power_code"], pd.NA) == ""
    assert write_value(columns["subdistrict_code"], "999") == "999"


def test_versions_are_listed_newest_first(store: Store) -> None:
    publish_tables(store, {"penalties": {"2023-08": [zero(G1)]}}, author="甲")
    publish_tables(store, {"events": {"2023-08": []}, "penalties": {"2023-09": []}})
    versions = list_versions(store.snapshot(), "penalties")
    assert [v.id for v in versions] == ["penalties.2023-09.2", "penalties.2023-08.1"]
    assert [v.is_standing for v in versions] == [True, True]
    table = version_table(versions, ZoneInfo("Asia/Shanghai"))
    assert table.frame["row_count"].tolist() == [0, 1]
    assert table.frame["author"].tolist()[1] == "甲"
    assert table.texts()["sha256"] == ["00000000", "00000000"]
    assert table.frame.index.tolist() == [v.id for v in versions]


def test_month_published_again_supersedes_its_version(store: Store) -> None:
    for rows in ([zero(G1)], []):
        publish_tables(store, {"penalties": {"2023-08": rows}})
    store.restore("penalties", 1)
    texts = version_table(list_versions(store.snapshot()), None).texts()
    assert texts["state"] == ["● 在用", "已被替换", "已被替换"]
    assert texts["action"] == ["恢复", "发布", "发布"]


def test_recent_months_show_what_is_missing(store: Store) -> None:
    publish_tables(store, {"penalties": {"2023-07": [zero(G1)], "2023-09": []}})
    table = publication_matrix(store.snapshot(), 3)
    headings = [column.heading for column in table.columns]
    assert headings == ["数据集", "2023年7月", "2023年8月", "2023年9月"]
    lines = written(table).set_index("dataset")
    assert lines.loc["行权月报"].tolist() == ["1", "—", "0"]
    assert lines.loc["督查到访"].tolist() == ["—", "—", "—"]


def test_time_is_written_in_the_visitors_zone() -> None:
    moment = dt.datetime(2023, 9, 30, 18, 5, tzinfo=dt.UTC)
    assert write_time(moment, ZoneInfo("Asia/Shanghai")) == "2023-10-01 02:05"
