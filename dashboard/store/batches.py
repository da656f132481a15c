"""What was published together, and the snapshot that each such batch made."""

import datetime as dt
import itertools
from dataclasses import dataclass

from dashboard.store.tables import Publication, Snapshot


@dataclass(frozen=True)
class Batch:
    """One publish or restore: all its publications came into force at once."""

    snapshot_id: str
    published_at: dt.datetime
    author: str
    note: str
    publications: tuple[Publication, ...]


def list_batches(snapshot: Snapshot) -> list[Batch]:
    """The batches up to `snapshot`, oldest first.

    Every batch is one append to the publications table, hence one version of it, and
    its lines share their time: the last batch made this snapshot, each one before it
    the snapshot of the version before.
    """
    groups = [
        tuple(group)
        for _time, group in itertools.groupby(
            snapshot.publications, key=lambda p: p.published_at
        )
    ]
    prefix, _sep, number = snapshot.id.partition("-")
    return [
        Batch(
            f"{prefix}-{int(number) - len(groups) + place}",
            lines[0].published_at,
            lines[0].author,
            lines[0].note,
            lines,
        )
        for place, lines in enumerate(groups, start=1)
    ]


def earlier_snapshot(current: Snapshot, snapshot_id: str) -> Snapshot | None:
    """The snapshot of that id, if `current` grew out of it; reads nothing."""
    count = 0
    for batch in list_batches(current):
        count += len(batch.publications)
        if batch.snapshot_id == snapshot_id:
            return Snapshot(snapshot_id, current.publications[:count])
    return None
