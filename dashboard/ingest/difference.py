"""What a publish would change: rows added, removed, changed, by their keys."""

from dataclasses import dataclass

import pandas as pd
import pyarrow

from dashboard.datasets import DATASETS, Dataset
from dashboard.store.tables import Replacement, Snapshot, Store


@dataclass(frozen=True)
class DifferenceCounts:
    """How many rows of a data set's period are new, gone, or changed."""

    added: int
    removed: int
    changed: int


@dataclass(frozen=True)
class Difference:
    """The rows behind the counts, with the contract's columns.

    `changed` holds one row a cell: the key columns, `column`, `before`, `after`.
    """

    added: pd.DataFrame
    removed: pd.DataFrame
    changed: pd.DataFrame

    @property
    def counts(self) -> DifferenceCounts:
        """The number of rows in each part (a changed row counts once)."""
        keys = [name for name in self.changed if name not in _CELL]
        rows = len(self.changed[keys].drop_duplicates()) if len(self.changed) else 0
        return DifferenceCounts(len(self.added), len(self.removed), rows)


_CELL = ("column", "before", "after")


def published_rows(
    store: Store, snapshot: Snapshot, item: Replacement
) -> pyarrow.Table:
    """The rows that `item` takes the place of."""
    dataset = DATASETS[item.dataset]
    version = snapshot.table_versions.get(dataset.id)
    if version is None:
        return dataset.arrow_schema.empty_table()
    period = item.period if dataset.is_monthly else None
    return store.read_rows(dataset.id, version, period)


def compare_rows(
    dataset: Dataset, before: pyarrow.Table, after: pyarrow.Table
) -> Difference:
    """What turns `before` into `after`; where the rows came from does not count."""
    key, names = list(dataset.key), list(dataset.columns)
    old = before.select(names).to_pandas().convert_dtypes().set_index(key)
    new = after.select(names).to_pandas().convert_dtypes().set_index(key)
    both = new.index.intersection(old.index)
    return Difference(
        added=new[~new.index.isin(old.index)].reset_index(),
        removed=old[~old.index.isin(new.index)].reset_index(),
        changed=_changed_cells(old.loc[both], new.loc[both], key),
    )


def _changed_cells(
    old: pd.DataFrame, new: pd.DataFrame, key: list[str]
) -> pd.DataFrame:
    parts = []
    for name in old.columns:
        before, after = old[name], new[name].reindex(old.index)
        differs = before.ne(after).fillna(True) & ~(before.isna() & after.isna())
        cells = pd.DataFrame(
            {"column": name, "before": before[differs].astype("object"),
             "after": after[differs].astype("object")}
        )  # fmt: skip
        parts.append(cells.reset_index())
    empty = pd.DataFrame(columns=[*key, *_CELL])
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else empty


def count_differences(store: Store, item: Replacement) -> DifferenceCounts:
    """How `item` differs from what is published now."""
    before = published_rows(store, store.snapshot(), item)
    return compare_rows(DATASETS[item.dataset], before, item.rows).counts
