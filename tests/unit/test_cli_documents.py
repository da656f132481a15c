"""The commands that issue documents and list what was issued."""

import datetime as dt
import json
from pathlib import Path

from docx import Document

from dashboard.store.documents import list_documents, record_document
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


def test_a_visit_sheet_is_written_and_registered(
    run: Run, base: Store, tmp_path: Path
) -> None:
    then = publish_tables(base, {"visits": {"2023-10": []}}).id
    target = tmp_path / "单.docx"
    arguments = ("visit-sheet", "黄楼街道", "--period", "2023-10", "-o", str(target))
    assert run(*arguments) == (0, f"{target}\n")
    paragraphs = Document(str(target)).paragraphs
    assert paragraphs[0].text == "督查单：黄楼街道"
    (entry,) = list_documents(base, "visit_sheet")
    assert (entry.name, entry.snapshot_id) == ("单.docx", then)
    assert run("visit-sheet", "七里", "-o", str(target))[0] == 1
