"""From a restated month of a ledger to the edition in force: what that still says.

A restatement replaces its month's edition alone. What it corrects may stand uncorrected
in the later edition that figures rest on: it is found here, and can be carried there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
import pyarrow

from dashboard.datasets import DATASETS, Dataset
from dashboard.ingest.difference import compare_rows
from dashboard.ingest.publication import Review
from dashboard.store.tables import Publication, Replacement, Snapshot, Store

_Key = tuple[Any, ...]
_Rows = dict[_Key, dict[str, Any]]


@dataclass(frozen=True)
class Carry:
    """What a restated month corrects and the edition in force says otherwise.

    `cells`: as `Difference.changed`, a row a cell: key, `column`, `before` (as it is in
    force), `after` (as restated). `added`: rows that the month has anew and the edition
    in force lacks. `replacement`: that edition with all of them.
    """

    restated: Replacement
    cells: pd.DataFrame
    added: pd.DataFrame
    replacement: Replacement


def carry_forward(store: Store, snapshot: Snapshot, item: Replacement) -> Carry | None:
    """What `item`, which restates a month of a ledger, would leave uncorrected.

    Only cells that the edition in force holds as the month held them before: one that
    was changed since then is newer than the restatement. Rows that the restatement
    takes out are left to a person. None where nothing is left, or nothing is restated.
    """
    dataset = DATASETS[item.dataset]
    standing = snapshot.published.get((item.dataset, item.period))
    if not dataset.is_ledger or standing is None:
        return None
    latest = snapshot.editions(item.dataset)[-1]
    if latest.period <= item.period:
        return None
    before = _by_key(dataset, _read(store, standing))
    after = _by_key(dataset, item.rows)
    newest = _by_key(dataset, _read(store, latest))
    carried = dict(newest)
    for key in after.keys() & newest.keys() & before.keys():
        told = _corrected(dataset, before[key], after[key], newest[key])
        carried[key] = newest[key] | told
    carried |= {key: row for key, row in after.items() if key not in before | newest}
    rows = pyarrow.Table.from_pylist(list(carried.values()), dataset.arrow_schema)
    difference = compare_rows(dataset, _read(store, latest), rows)
    if not difference.counts.total:
        return None
    replacement = _replacement(item, latest, rows)
    return Carry(item, difference.changed, difference.added, replacement)


def list_carried(store: Store, review: Review) -> tuple[Carry, ...]:
    """What the review's restatements would leave uncorrected, ledger by ledger.

    Of several months of one ledger the latest; nothing where the review itself brings
    an edition for the month in force or a later one.
    """
    found = {}
    for item in sorted(review.replacements, key=lambda r: r.period):
        if not DATASETS[item.dataset].is_ledger:
            continue
        found[item.dataset] = carry_forward(store, review.snapshot, item)
        if _is_latest(review.snapshot, item):
            found[item.dataset] = None
    return tuple(carry for carry in found.values() if carry)


def add_carried(review: Review, carries: Sequence[Carry]) -> Review:
    """The review with the editions in force corrected as well, to publish at once."""
    extra = tuple(carry.replacement for carry in carries)
    return replace(review, replacements=(*review.replacements, *extra))


def _is_latest(snapshot: Snapshot, item: Replacement) -> bool:
    editions = snapshot.editions(item.dataset)
    return not editions or item.period >= editions[-1].period


def _corrected(
    dataset: Dataset,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    newest: Mapping[str, Any],
) -> dict[str, Any]:
    """The cells of a row that the restatement corrects and the newest still holds."""
    return {
        name: after[name]
        for name in dataset.columns
        if after[name] != before[name] and newest[name] == before[name]
    }


def _replacement(
    item: Replacement, latest: Publication, rows: pyarrow.Table
) -> Replacement:
    """The edition in force with other rows: named after both files it comes from."""
    names = dict.fromkeys([latest.file_name, item.file_name])
    hashes = dict.fromkeys([*latest.sha256.split(","), *item.sha256.split(",")])
    return Replacement(
        item.dataset, latest.period, rows, "、".join(names), ",".join(hashes)
    )


def _read(store: Store, edition: Publication) -> pyarrow.Table:
    return store.read_rows(edition.dataset, edition.table_version)


def _by_key(dataset: Dataset, rows: pyarrow.Table) -> _Rows:
    records: list[dict[str, Any]] = rows.select(dataset.arrow_schema.names).to_pylist()
    return {tuple(row[name] for name in dataset.key): row for row in records}
