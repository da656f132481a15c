"""The register of issued documents: which export or bulletin rests on which snapshot.

One append-only table beside `publications`. It has a lock of its own: a reader's
download does not wait for a publish.
"""

import datetime as dt
import getpass
from dataclasses import dataclass
from pathlib import Path

import pyarrow

from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.store.appended import append_line, hold_lock, read_lines
from dashboard.store.tables import Publication, Snapshot, Store

_SCHEMA = pyarrow.schema(
    [
        ("kind", pyarrow.string()),
        ("name", pyarrow.string()),
        ("period", pyarrow.date32()),
        ("snapshot_id", pyarrow.string()),
        ("author", pyarrow.string()),
        ("made_at", pyarrow.timestamp("us", tz="UTC")),
    ]
)


@dataclass(frozen=True)
class Document:
    """Something that left the dashboard. `kind`: "export", "bulletin", ...

    `period`: the month that it is about, None where it is about no single month.
    """

    kind: str
    name: str
    period: dt.date | None
    snapshot_id: str
    author: str
    made_at: dt.datetime


def record_document(
    store: Store,
    kind: str,
    name: str,
    snapshot_id: str,
    period: dt.date | None,
    author: str = "",
) -> None:
    """Enter a document that was just built from the snapshot of that id.

    Raises `DashboardError` if it has no kind or name, `NotPublished` if the store has
    no such snapshot.
    """
    if not kind or not name.strip():
        raise DashboardError(_("文件没有类别或名称，不能登记。"))
    line = {
        "kind": kind,
        "name": name.strip(),
        "period": period,
        "snapshot_id": store.snapshot(snapshot_id).id,
        "author": author or getpass.getuser(),
        "made_at": dt.datetime.now(dt.UTC),
    }
    folder = _folder(store)
    with hold_lock(folder):
        append_line(folder / "issued", _SCHEMA, line)


def list_documents(store: Store, kind: str = "") -> list[Document]:
    """The documents of a kind, or all, newest first."""
    lines = read_lines(_folder(store) / "issued", _SCHEMA, "made_at")
    return [Document(**line) for line in reversed(lines) if kind in ("", line["kind"])]


def find_restatements(
    document: Document, issued: Snapshot, current: Snapshot
) -> list[Publication]:
    """What was published after `issued` in place of figures the document rests on.

    `issued`: the document's snapshot. A document rests on all that stood in it for its
    month and the months before (without a month: for all months). A later publication
    of the same data set for one of those months restates it. What does not: a data
    set's first report for a month, which replaces nothing; a later edition of a whole
    table; a restore of the very workbook that stood.
    """
    limit = document.period or issued.latest_period or dt.date.max
    later = current.publications[len(issued.publications) :]
    last = {(p.dataset, p.period): p for p in later if p.period <= limit}
    return [p for p in last.values() if _replaces(p, issued)]


def _replaces(publication: Publication, issued: Snapshot) -> bool:
    """Whether it stands for something else than what stood in `issued`."""
    stood = issued.replaced_by(publication.dataset, publication.period)
    if stood is None:
        return False
    is_return = publication.action == "restore" and publication.sha256 == stood.sha256
    return not is_return


def _folder(store: Store) -> Path:
    return store.root / "documents"
