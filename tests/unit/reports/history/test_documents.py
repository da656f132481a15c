"""Issued documents in words: their snapshot, and what was replaced since."""

import datetime as dt
from collections.abc import Callable

from dashboard.reports.history.documents import (
    describe_documents,
    document_table,
    examine_documents,
)
from dashboard.store.documents import Document
from dashboard.store.tables import Store
from tests.tiny import Tables, publish_tables
from tests.unit.reports.values import written

SEPTEMBER = {"visits": {"2023-09": []}}
MADE_AT = dt.datetime(2024, 1, 2, 9, 30, tzinfo=dt.UTC)


def document(snapshot_id: str, kind: str = "export") -> Document:
    period = dt.date(2023, 9, 1)
    return Document(kind, "a.xlsx", period, snapshot_id, "甲", MADE_AT)


def test_table_says_what_was_restated(tiny_store: Callable[[Tables], Store]) -> None:
    store = tiny_store(SEPTEMBER)
    then = store.snapshot().id
    now = publish_tables(store, SEPTEMBER)
    documents = [document(then), document(now.id, "bulletin"), document("0-1")]
    issues = examine_documents(documents, now)
    table = document_table(issues, None)
    columns = ["kind", "period", "snapshot", "restated"]
    assert written(table)[columns].to_numpy().tolist() == [
        ["导出", "2023年9月", then, "▲ 督查到访 2023年9月"],
        ["通报", "2023年9月", now.id, "无"],
        ["导出", "2023年9月", "0-1", "快照不在本库"],
    ]
    assert describe_documents(issues) == "共 3 份，其中 1 份所依据的数据此后有更正。"
    assert describe_documents(issues[1:]) == "共 2 份，所依据的数据此后都没有更正。"
    assert describe_documents([]) == "还没有导出过文件。"
