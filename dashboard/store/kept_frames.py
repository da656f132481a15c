"""Frames that follow from a snapshot: computed once, kept in a file, read whole."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import pandas as pd


def load_kept(path: Path, compute: Callable[[], pd.DataFrame]) -> pd.DataFrame:
    """The frame in the Parquet file `path`, or `compute()`, filed there now.

    The name has to hold all that decides the rows: a file is never written again. A
    reader sees a whole file or none.
    """
    if path.exists():
        return pd.read_parquet(path)
    frame = compute()
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{uuid4().hex}")
    frame.to_parquet(draft, index=False)
    draft.replace(path)
    return frame
