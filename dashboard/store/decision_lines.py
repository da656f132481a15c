"""The append-only lines behind every decision: accepted, replaced, taken back."""

import datetime as dt
import getpass
from collections.abc import Mapping
from typing import Any

import pyarrow

from dashboard.errors import NotPublished
from dashboard.i18n import _
from dashboard.store.appended import append_line, hold_lock, read_lines
from dashboard.store.tables import Store

SCHEMA = pyarrow.schema(
    [
        ("number", pyarrow.int64()),
        ("subject", pyarrow.string()),
        ("action", pyarrow.string()),
        ("content", pyarrow.string()),
        ("author", pyarrow.string()),
        ("decided_at", pyarrow.timestamp("us", tz="UTC")),
    ]
)
Line = Mapping[str, Any]


def append_decision(
    store: Store, table: str, subject: str, action: str, content: str, author: str
) -> None:
    """Add a line after all others; the caller holds the store's lock."""
    path = store.root / table
    line = {
        "number": len(read_lines(path, SCHEMA, "number")) + 1,
        "subject": subject,
        "action": action,
        "content": content,
        "author": author or getpass.getuser(),
        "decided_at": dt.datetime.now(dt.UTC),
    }
    append_line(path, SCHEMA, line)


def end_decision(store: Store, table: str, subject: str, author: str) -> None:
    """Take back what stands about `subject`; `NotPublished` if nothing does."""
    with hold_lock(store.root):
        pairs = pair_lines(store, table)
        if not any(line["subject"] == subject and not end for line, end in pairs):
            raise NotPublished(
                _("没有关于“{subject}”的在用决定。").format(subject=subject),
                remedy=_("请先查看清单。"),
            )
        append_decision(store, table, subject, "withdraw", "", author)


def pair_lines(store: Store, table: str) -> list[tuple[Line, Line | None]]:
    """Each acceptance with the line that ended it: a withdrawal or a successor."""
    pairs: list[tuple[Line, Line | None]] = []
    standing: dict[str, int] = {}
    for line in read_lines(store.root / table, SCHEMA, "number"):
        place = standing.pop(line["subject"], None)
        if place is not None:
            pairs[place] = (pairs[place][0], line)
        if line["action"] == "accept":
            standing[line["subject"]] = len(pairs)
            pairs.append((line, None))
    return pairs


def tell_course(
    line: Line, end: Line | None
) -> tuple[str, dt.datetime, dt.datetime | None, str]:
    """Author and time of a decision, then time and author of its end."""
    begun = line["author"], line["decided_at"]
    return *begun, end["decided_at"] if end else None, end["author"] if end else ""
