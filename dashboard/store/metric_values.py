"""Every metric's values for one snapshot: computed once, kept beside the tables."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from dashboard.metrics import METRICS, Metric
from dashboard.store.database import (
    VIEWS,
    SnapshotDatabase,
    metric_row,
    reference_files,
)
from dashboard.store.filed import load_filed
from dashboard.store.query import load_query
from dashboard.store.tables import Snapshot, Store


def compute_metric(
    database: SnapshotDatabase, metric: Metric, window_months: int
) -> pd.DataFrame:
    """The metric's rows for every period and area, at one window.

    Columns: metric, window_months, those of its SQL file, spanned_months (the months of
    the window), reported_months: in how many of them anyone in the area has reported
    the metric's first data set.
    """
    values = database.run(f"metrics/{metric.id}", window_months=window_months)
    coverage = database.run(
        "coverage",
        dataset=metric.datasets[0],
        window_months=window_months,
        is_year_to_date=metric.is_year_to_date,
    )
    values.insert(0, "metric", metric.id)
    values.insert(1, "window_months", window_months)
    return values.merge(coverage, how="left", on=["period", "area_level", "area_code"])


def compute_metric_values(database: SnapshotDatabase) -> pd.DataFrame:
    """All metrics, each with a window of one month and with its own window.

    Further column: target, what the metric is to reach there, on its own scale; missing
    where no target is in force, and for breakdowns.
    """
    ordered = sorted(METRICS.values(), key=lambda metric: metric.is_derived)
    values = _compute(database, [m for m in ordered if not m.is_derived])
    database.hold_metric_values(values)
    derived = _compute(database, [m for m in ordered if m.is_derived])
    return _with_targets(database, pd.concat([values, derived], ignore_index=True))


def _compute(database: SnapshotDatabase, metrics: Sequence[Metric]) -> pd.DataFrame:
    return pd.concat(
        [
            compute_metric(database, metric, window)
            for metric in metrics
            for window in sorted({1, metric.window})
        ],
        ignore_index=True,
    )


def _with_targets(database: SnapshotDatabase, values: pd.DataFrame) -> pd.DataFrame:
    targets = database.run("targets").assign(breakdown="")
    place = ["period", "area_code", "metric", "breakdown"]
    return values.merge(targets, how="left", on=place)


def load_metric_values(store: Store, snapshot: Snapshot) -> pd.DataFrame:
    """The snapshot's metric values, from its file or computed and filed now.

    The file's name holds the snapshot and the definitions, so that neither a publish
    nor a changed definition can meet old values; a reader sees a whole file or none.
    """
    return load_filed(
        _path(store, snapshot),
        lambda: compute_metric_values(SnapshotDatabase(store, snapshot)),
    )


def read_metric_values(store: Store, snapshot: Snapshot) -> pd.DataFrame | None:
    """The snapshot's metric values from their file; None if none was filed yet."""
    path = _path(store, snapshot)
    return pd.read_parquet(path) if path.exists() else None


def _path(store: Store, snapshot: Snapshot) -> Path:
    return store.root / "metric_values" / f"{snapshot.id}-{definitions_hash()}.parquet"


def definitions_hash() -> str:
    """A short hash of everything that decides a value besides the snapshot."""
    names = [f"views/{name}" for name in VIEWS] + ["coverage", "targets"]
    names += [f"metrics/{metric}" for metric in METRICS]
    text = "\n".join(load_query(name).sql for name in names)
    metrics = repr([metric_row(metric) for metric in METRICS.values()])
    reference = "\n".join(path.read_text("utf-8") for path in reference_files())
    return hashlib.sha256(f"{text}{metrics}{reference}".encode()).hexdigest()[:8]
