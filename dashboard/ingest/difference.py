"""What a publish would change: rows added, removed, changed, by their keys."""

from dataclasses import dataclass

import pandas as pd
import pyarrow

from dashboard.datasets import DATASETS, Dataset
from dashboard.store.tables import Replacement, Snapshot, Store

_CELL = ("column", "before", "after")
_TYPES = {
    pyarrow.string(): pd.StringDtype(),
    pyarrow.int64(): pd.Int64Dtype(),
    pyarrow.float64(): pd.Float64Dtype(),
}


@dataclass(frozen=True)
class DifferenceCounts:
    """How many rows of a data set's period are new, gone, or changed."""

    added: int
    removed: int
    changed: int

    @property
    def total(self) -> int:
        """All rows that differ; 0: nothing would change."""
        return self.added + self.removed + self.changed


@dataclass(frozen=True)
class Difference:
    """The rows behind the counts, with the contract's columns, by key.

    `changed` holds one row a cell: the key columns, `column`, `before`, `after`.
    """

    added: pd.DataFrame
    removed: pd.DataFrame
    changed: pd.DataFrame

    @property
    def counts(self) -> DifferenceCounts:
        """The number of rows in each part (a changed row counts once)."""
        keys = [name for name in self.changed if name not in _CELL]
        rows = len(self.changed[keys].drop_duplicates())
        return DifferenceCounts(len(self.added), len(self.removed), rows)


def published_rows(
    store: Store, snapshot: Snapshot, item: Replacement
) -> pyarrow.Table:
    """The rows that `item` takes the place of; of a ledger's first edition for a month,
    those of the edition before it."""
    dataset = DATASETS[item.dataset]
    replaced = snapshot.replaced_by(dataset.id, item.period)
    if replaced is None:
        return dataset.arrow_schema.empty_table()
    period = item.period if dataset.is_monthly else None
    return store.read_rows(dataset.id, replaced.table_version, period)


def compare_rows(
    dataset: Dataset, before: pyarrow.Table, after: pyarrow.Table
) -> Difference:
    """What turns `before` into `after`; where the rows came from does not count.

    Blank key cells are equal to each other, as in a zero report.
    """
    names = list(dataset.columns)
    key = list(dataset.key) or names
    pairs = _typed_frame(dataset, before).merge(
        _typed_frame(dataset, after),
        how="outer",
        on=key,
        suffixes=("/before", "/after"),
        indicator="side",
    )
    both = pairs[pairs["side"] == "both"]
    cells = [_changed_cells(both, n, key) for n in names if n not in key]
    empty = pd.DataFrame(columns=[*key, *_CELL])
    return Difference(
        added=_one_side(pairs, "right_only", "/after", names),
        removed=_one_side(pairs, "left_only", "/before", names),
        changed=pd.concat([c for c in cells if len(c)] or [empty], ignore_index=True),
    )


def differ_from_published(
    store: Store, snapshot: Snapshot, item: Replacement
) -> Difference:
    """What `item` would change in `snapshot`."""
    before = published_rows(store, snapshot, item)
    return compare_rows(DATASETS[item.dataset], before, item.rows)


def _typed_frame(dataset: Dataset, rows: pyarrow.Table) -> pd.DataFrame:
    """The contract's columns; types that tell a blank from a number."""
    names = list(dataset.columns)
    schema = pyarrow.schema([dataset.arrow_schema.field(name) for name in names])
    plain = rows.select(names).cast(schema)
    frame: pd.DataFrame = plain.to_pandas(types_mapper=_TYPES.get, date_as_object=False)
    return frame


def _one_side(
    pairs: pd.DataFrame, side: str, suffix: str, names: list[str]
) -> pd.DataFrame:
    """The rows that stand on one side alone, under the contract's names."""
    rows = pairs[pairs["side"] == side]
    return rows.rename(columns=lambda name: name.removesuffix(suffix))[
        names
    ].reset_index(drop=True)


def _changed_cells(both: pd.DataFrame, name: str, key: list[str]) -> pd.DataFrame:
    before, after = both[f"{name}/before"], both[f"{name}/after"]
    is_same = before.eq(after).fillna(False) | (before.isna() & after.isna())
    return both.loc[~is_same, key].assign(
        column=name,
        before=before[~is_same].astype("object"),
        after=after[~is_same].astype("object"),
    )
