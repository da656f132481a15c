"""Files of a batch that a later one takes the place of: the same set and month."""

import datetime as dt
from collections import defaultdict
from collections.abc import Hashable, Sequence
from itertools import combinations

from dashboard.datasets import DATASETS
from dashboard.ingest.inspection import Upload


def find_superseded(uploads: Sequence[Upload]) -> dict[int, int]:
    """Place of each upload that a later file replaces, to the place of that file's.

    Replaced is what has the same data set and month and shares a key with it; the
    files of several districts, which share none, stand beside each other. A file that
    is blocked replaces nothing, nor is it replaced: what ails it is said first.
    """
    months: dict[tuple[str, dt.date], dict[int, set[Hashable]]] = defaultdict(dict)
    for place, upload in enumerate(uploads):
        if upload.recognition and upload.period and not upload.is_blocked:
            month = months[upload.dataset, upload.period]
            month[place] = _keys(upload)
    return {
        earlier: later
        for month in months.values()
        for earlier, later in combinations(month, 2)
        if uploads[earlier].sha256 != uploads[later].sha256
        and not month[earlier].isdisjoint(month[later])
    }


def _keys(upload: Upload) -> set[Hashable]:
    key = list(DATASETS[upload.dataset].key)
    rows = upload.frame[key].drop_duplicates() if key else upload.frame[:0]
    return set(rows.itertuples(index=False, name=None))
