"""Official boundaries: dated editions beside the published tables.

The shapes of an edition are one GeoJSON file, named by its hash and never changed; a
line in an append-only table says from which month it holds, and may be taken back.
"""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.filters import parse_period, period_key
from dashboard.store.appended import hold_lock
from dashboard.store.decision_lines import (
    Line,
    append_decision,
    end_decision,
    pair_lines,
    tell_course,
)
from dashboard.store.tables import Store

_TABLE, _FOLDER = "boundary_decisions", "boundaries"
_ALWAYS = "always"

Feature = Mapping[str, Any]


@dataclass(frozen=True)
class BoundaryEdition:
    """Shapes that hold from a month on (None: from the first); withdrawn with an end.

    `sha256` names the file of shapes; `file_name` and `crs` are those of the upload.
    """

    valid_from: dt.date | None
    source: str
    file_name: str
    crs: str
    sha256: str
    author: str
    decided_at: dt.datetime
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""

    @property
    def key(self) -> str:
        """What a withdrawal names: "2024-01", or "always"."""
        return period_key(self.valid_from) if self.valid_from else _ALWAYS


def list_editions(store: Store) -> list[BoundaryEdition]:
    """All editions, oldest decision first, withdrawn and replaced ones with their end.

    One that begins in the same month takes the place of the one before.
    """
    return [_read_line(line, end) for line, end in pair_lines(store, _TABLE)]


def _read_line(line: Line, end: Line | None) -> BoundaryEdition:
    kept = json.loads(line["content"])
    begun = None if line["subject"] == _ALWAYS else parse_period(line["subject"])
    own = kept["source"], kept["file_name"], kept["crs"], kept["sha256"]
    return BoundaryEdition(begun, *own, *tell_course(line, end))


def find_edition(store: Store, period: dt.date) -> BoundaryEdition | None:
    """The edition that holds in a month: the last one that began by then."""
    standing = [
        edition
        for edition in list_editions(store)
        if edition.withdrawn_at is None and _begin(edition) <= period
    ]
    return max(standing, key=_begin, default=None)


def keep_boundaries(
    store: Store,
    features: Sequence[Feature],
    *,
    valid_from: dt.date | None,
    source: str,
    file_name: str,
    crs: str,
    author: str = "",
) -> None:
    """Let checked `features` (WGS-84, property "code") hold from a month on.

    The file of shapes is whole before the line that makes it visible is written.
    """
    text = json.dumps(
        {"type": "FeatureCollection", "features": list(features)}, ensure_ascii=False
    )
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    kept = {"source": source, "file_name": file_name, "crs": crs, "sha256": sha256}
    subject = period_key(valid_from) if valid_from else _ALWAYS
    with hold_lock(store.root):
        path = store.root / _FOLDER / f"{sha256}.geojson"
        path.parent.mkdir(exist_ok=True)
        partial = path.with_suffix(".part")
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
        content = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        append_decision(store, _TABLE, subject, "accept", content, author)


def withdraw_boundaries(store: Store, key: str, *, author: str = "") -> None:
    """Let the edition of that key hold no longer; `NotPublished` if none does."""
    end_decision(store, _TABLE, key, author)


def read_boundaries(store: Store, sha256: str) -> list[dict[str, Any]]:
    """The features of an edition: WGS-84, property "code"."""
    path = store.root / _FOLDER / f"{sha256}.geojson"
    features: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))[
        "features"
    ]
    return features


def _begin(edition: BoundaryEdition) -> dt.date:
    return edition.valid_from or dt.date.min
