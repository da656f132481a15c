"""What the publish of a review will change, data set by data set, month by month."""

from dataclasses import dataclass

from dashboard.datasets import DATASETS
from dashboard.ingest.difference import Difference, differ_from_published
from dashboard.ingest.publication import Coverage, Review
from dashboard.store.tables import Publication, Replacement, Snapshot, Store


@dataclass(frozen=True)
class Change:
    """What one replacement does to what is published.

    `before`: the publication that it takes the place of, None for a first one.
    `coverage`: which units have reported, for the sets that units report.
    `restates_past`: later months stand already, so that known figures would move.
    """

    replacement: Replacement
    before: Publication | None
    difference: Difference
    coverage: Coverage | None
    restates_past: bool

    @property
    def is_identical(self) -> bool:
        """Whether what is published already says the same, for the same month."""
        return (
            self.before is not None
            and self.before.period == self.replacement.period
            and self.difference.counts.total == 0
        )

    @property
    def needs_note(self) -> bool:
        """Whether it has to be said why: known figures of the past would move."""
        return self.restates_past and not self.is_identical


def describe_changes(store: Store, review: Review) -> list[Change]:
    """One `Change` for each replacement of the review, in its order."""
    return [
        describe_change(
            store,
            review.snapshot,
            item,
            review.coverage.get((item.dataset, item.period)),
        )
        for item in review.replacements
    ]


def describe_change(
    store: Store,
    snapshot: Snapshot,
    item: Replacement,
    coverage: Coverage | None = None,
) -> Change:
    """What `item` would change in `snapshot`."""
    return Change(
        replacement=item,
        before=find_replaced(snapshot, item),
        difference=differ_from_published(store, snapshot, item),
        coverage=coverage,
        restates_past=restates_past(snapshot, item),
    )


def find_replaced(snapshot: Snapshot, item: Replacement) -> Publication | None:
    """The publication that `item` takes the place of, or follows (of a ledger)."""
    return snapshot.replaced_by(item.dataset, item.period)


def restates_past(snapshot: Snapshot, item: Replacement) -> bool:
    """Whether `item` replaces a month after which later ones were published.

    A month that was never published is late, not restated; a whole table for an
    earlier month than the one that stands takes it back.
    """
    replaced = find_replaced(snapshot, item)
    if replaced is None or snapshot.editions(item.dataset)[-1].period <= item.period:
        return False
    is_whole = not DATASETS[item.dataset].keeps_months
    return is_whole or replaced.period == item.period
