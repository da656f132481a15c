"""The command that lists what was issued."""

import datetime as dt
import json

from dashboard.store.documents import record_document
from dashboard.store.tables import Store
from tests.tiny import publish_tables
from tests.unit.conftest import Run


def test_documents_come_with_snapshot_and_restatements(run: Run, base: Store) -> None:
    month = {"visits": {"2023-10": []}}
    then = publish_tables(base, month).id
    record_document(base, "export", "a.xlsx", then, dt.date(2023, 10, 1), "甲")
    publish_tables(base, month)
    code, text = run("documents", "export", "--json")
    (line,) = json.loads(text)
    assert line.pop("made_at").endswith("+00:00")
    assert (code, line) == (
        0,
        {
            "kind": "export",
            "name": "a.xlsx",
            "period": "2023-10",
            "snapshot": then,
            "in_store": True,
            "author": "甲",
            "restated": ["visits 2023-10"],
        },
    )
    plain = f"export   2023-10  {then}  甲  a.xlsx（此后更正：visits 2023-10）\n"
    assert run("documents")[1].endswith(plain)
    assert run("documents", "bulletin") == (0, "")
