"""Published keys that an upload drops or renames: more than a few want a yes."""

from collections.abc import Sequence

from dashboard.datasets import DATASETS
from dashboard.ingest.difference import Difference, differ_from_published
from dashboard.ingest.issues import Issue, make_issue
from dashboard.store.tables import Replacement, Snapshot, Store

#: So many may go in an ordinary month: a row entered twice, a code corrected.
_FEW = 3
_LISTED = 5


def find_vanished(
    store: Store, snapshot: Snapshot, replacements: Sequence[Replacement]
) -> tuple[Issue, ...]:
    """A confirmation for each ledger or catalogue of which published rows are missing.

    Compared is what the publish replaces or follows (`Snapshot.replaced_by`); a whole
    table for a month before the one that stands takes none away.
    """
    found = []
    for item in replacements:
        entry = DATASETS[item.dataset]
        standing = snapshot.replaced_by(item.dataset, item.period)
        is_older = standing is not None and standing.period > item.period
        if not entry.is_monthly and standing and not is_older:
            difference = differ_from_published(store, snapshot, item)
            if difference.counts.removed > _FEW:
                found.append(_confirmation(item, difference))
    return tuple(found)


def _confirmation(item: Replacement, difference: Difference) -> Issue:
    entry = DATASETS[item.dataset]
    rows = difference.removed[list(entry.key)[:2]].head(_LISTED)
    keys = ["".join(f"{cell} " for cell in row).strip() for row in rows.to_numpy()]
    more = "…" if difference.counts.removed > _LISTED else ""
    return make_issue(
        "keys_vanished",
        dataset=item.dataset,
        label=entry.label,
        label_en=entry.label_en,
        period=f"{item.period:%Y-%m}",
        count=difference.counts.removed,
        added=difference.counts.added,
        keys="、".join(keys) + more,
    )
