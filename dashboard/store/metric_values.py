"""Every metric's values for one snapshot: computed once, kept beside the tables.

A file a month, named by a hash of all that decides the month's values: what a publish
leaves as it was is not computed again, and no reader meets values of other inputs.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

import pyarrow
import pyarrow.compute
import pyarrow.parquet

from dashboard.datasets import DATASETS
from dashboard.metrics import METRICS, Metric
from dashboard.store.catalogue_tables import catalogue_tables
from dashboard.store.database import VIEWS, SnapshotDatabase, reference_files
from dashboard.store.metric_table import MetricTable
from dashboard.store.query import load_query
from dashboard.store.tables import Snapshot, Store
from dashboard.store.value_rows import ValueRows

#: Rows a group: a page's look-up of one area touches few of them.
_GROUP_ROWS = 8192


def compute_values(
    database: SnapshotDatabase,
    metrics: Iterable[Metric] = METRICS.values(),
    periods: Sequence[dt.date] | None = None,
) -> pyarrow.Table:
    """Rows of roll_up.sql of `metrics` (all) in `periods` (all), derived ones too."""
    chosen = list(metrics)
    months = database.periods() if periods is None else list(periods)
    derived = [metric for metric in chosen if metric.is_derived]
    plain = [metric for metric in chosen if not metric.is_derived]
    if not derived:
        return database.roll_up(plain, months)
    others = [metric for metric in METRICS.values() if not metric.is_derived]
    values = database.roll_up(others, months)
    rows = pyarrow.concat_tables(
        [values, *(database.derive(metric, values) for metric in derived)]
    )
    wanted = pyarrow.array([metric.id for metric in chosen])
    return rows.filter(pyarrow.compute.is_in(rows["metric"], wanted))


def open_values(store: Store, snapshot: Snapshot) -> MetricTable:
    """The snapshot's metric values, from their files or computed and filed now."""
    return MetricTable(ValueRows.of_files(file_values(store, snapshot)))


def file_values(store: Store, snapshot: Snapshot) -> list[Path]:
    """The snapshot's files of metric values, a month each; missing ones are made."""
    files = value_files(store, snapshot)
    missing = [period for period, path in files.items() if not path.exists()]
    if missing:
        rows = compute_values(SnapshotDatabase(store, snapshot), periods=missing)
        for period in missing:
            chosen = pyarrow.compute.equal(rows["period"], pyarrow.scalar(period))
            _write(rows.filter(chosen), files[period])
    return list(files.values())


def value_files(store: Store, snapshot: Snapshot) -> dict[dt.date, Path]:
    """Where each month's values are kept, or will be."""
    published = sorted((dataset, period) for dataset, period in snapshot.published)
    last = max(period for _dataset, period in published)
    period = min(period for _dataset, period in published)
    files = {
        dataset: store.table_files(dataset, version)
        for dataset, version in snapshot.table_versions.items()
    }
    ledgers = [name for name in files if DATASETS[name].is_ledger]
    definitions, paths = definitions_hash(), {}
    while period <= last:
        inputs: list[tuple[Any, ...]] = [
            (dataset, month) for dataset, month in published
            if month <= period or not DATASETS[dataset].keeps_months
        ]  # fmt: skip
        # A month is told by a ledger's editions up to its own, and by that in force.
        inputs += [
            (p.dataset, p.period, p.table_version)
            for ledger in ledgers
            for number, p in enumerate(reversed(snapshot.editions(ledger)))
            if p.period <= period or number == 0
        ]
        names = [
            path.name
            for dataset, own in sorted(files.items())
            for path in own
            if not DATASETS[dataset].is_monthly or _partition(path) <= period
        ]
        digest = _digest(f"{definitions}{inputs}{names}")
        folder = store.root / "metric_values"
        paths[period] = folder / f"{period:%Y-%m}-{digest}.parquet"
        period = (period + dt.timedelta(days=32)).replace(day=1)
    return paths


def definitions_hash() -> str:
    """A short hash of everything that decides a value besides the snapshot."""
    names = [f"views/{name}" for name in VIEWS] + ["roll_up"]
    names += [f"metrics/{metric}" for metric in METRICS]
    text = "\n".join(load_query(name).sql for name in names)
    reference = "\n".join(path.read_text("utf-8") for path in reference_files())
    return _digest(f"{text}{catalogue_tables()}{reference}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _partition(path: Path) -> dt.date:
    """The month that a file of a monthly table holds."""
    return dt.date.fromisoformat(path.parent.name.removeprefix("period="))


def _write(rows: pyarrow.Table, path: Path) -> None:
    """`rows` as the file `path`, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{uuid4().hex}")
    pyarrow.parquet.write_table(rows, draft, row_group_size=_GROUP_ROWS)
    draft.replace(path)
