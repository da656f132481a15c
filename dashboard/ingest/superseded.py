"""Files of a batch that a later one takes the place of: the same set and month."""

from collections.abc import Sequence

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.ingest.inspection import Upload


def find_superseded(uploads: Sequence[Upload]) -> dict[int, int]:
    """Place of each upload that a later file replaces, to the place of that file's.

    Replaced is what has the same data set and month and shares a key with it; the
    files of several districts, which share none, stand beside each other.
    """
    replaced: dict[int, int] = {}
    for later, new in enumerate(uploads):
        for earlier, old in enumerate(uploads[:later]):
            is_other = old.sha256 != new.sha256
            if is_other and _is_same_month(old, new) and _share_key(old, new):
                replaced[earlier] = later
    return replaced


def _is_same_month(old: Upload, new: Upload) -> bool:
    places = [(u.dataset, u.period) for u in (old, new) if u.recognition and u.period]
    return len(places) == 2 and places[0] == places[1]


def _share_key(old: Upload, new: Upload) -> bool:
    key = list(DATASETS[new.dataset].key)
    if not key or old.frame.empty or new.frame.empty:
        return False
    own = [frame[key].drop_duplicates() for frame in (old.frame, new.frame)]
    return bool(pd.concat(own).duplicated().any())
