"""The one way into force: publish or restore, then work out what pages will read."""

from collections.abc import Container, Sequence

from dashboard.ingest.publication import Review, publish_review
from dashboard.reports.attention.build import prepare_sources
from dashboard.store.metric_values import file_values
from dashboard.store.tables import Replacement, Snapshot, Store


def publish(
    store: Store,
    review: Review,
    *,
    author: str = "",
    note: str = "",
    confirmed: Container[str] = (),
    is_prepared: bool = True,
) -> Snapshot:
    """Publish a review and prepare its snapshot; the rest as in `publish_review`.

    A run of publishes prepares the last one alone: `is_prepared=False` for the others.
    """
    snapshot = publish_review(
        store, review, author=author, note=note, confirmed=confirmed
    )
    if is_prepared:
        prepare_snapshot(store, snapshot)
    return snapshot


def restore(
    store: Store,
    replacements: Sequence[Replacement],
    *,
    author: str = "",
    note: str = "",
    reviewed: Snapshot | None = None,
) -> Snapshot:
    """Put earlier rows in force again; `reviewed` as in `Store.publish`."""
    snapshot = store.publish(
        replacements, author=author, note=note, reviewed=reviewed, action="restore"
    )
    prepare_snapshot(store, snapshot)
    return snapshot


def prepare_snapshot(store: Store, snapshot: Snapshot) -> None:
    """File all that pages read of a snapshot: now, not at the first reader's cost."""
    if snapshot.id:
        file_values(store, snapshot)
        prepare_sources(store, snapshot)
