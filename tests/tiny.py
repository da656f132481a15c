"""Tiny tables for tests: rows as dictionaries, dates and months as text."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow

from dashboard.datasets import DATASETS
from dashboard.metrics import METRICS
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import compute_values
from dashboard.store.tables import Replacement, Snapshot, Store

Row = Mapping[str, Any]
#: data set -> month such as "2023-01" -> rows
Tables = Mapping[str, Mapping[str, Sequence[Row]]]

# Three units in two districts, and one that is never monitored.
CITY, GULOU, YUNLONG = "320300", "320302", "320303"
G1, G2, Y1, STRANGER = "320302001", "320302002", "320303001", "320371101"


def month(text: str) -> dt.date:
    """The first day of a month such as "2023-01"."""
    return dt.date.fromisoformat(f"{text}-01")


def replacement(
    dataset: str, period: str, rows: Sequence[Row] = (), sha256: str = "0" * 64
) -> Replacement:
    """`rows` as an upload for a month; what they leave out is blank; first row: 2."""
    schema = DATASETS[dataset].arrow_schema
    lineage = {"source_sha256": sha256, "source_sheet": "Sheet1"}
    table = pyarrow.Table.from_pylist(
        [
            {
                name: _typed(value, schema.field(name).type)
                for name, value in (
                    ({"period": period} if "period" in schema.names else {})
                    | lineage
                    | {"source_row": number}
                    | dict(row)
                ).items()
            }
            for number, row in enumerate(rows, 2)
        ],
        schema=schema,
    )
    return Replacement(dataset, month(period), table, f"{dataset}.xlsx", sha256)


def replacements(tables: Tables) -> list[Replacement]:
    """All of `tables` as uploads."""
    return [
        replacement(dataset, period, rows)
        for dataset, periods in tables.items()
        for period, rows in periods.items()
    ]


def publish_tables(store: Store, tables: Tables, **options: Any) -> Snapshot:
    """Publish `tables` as one batch."""
    return store.publish(replacements(tables), **options)


def exercises(database: SnapshotDatabase, area_code: str = CITY) -> dict[str, float]:
    """An area's exercises by month; months that nobody reported are left out."""
    values = compute_values(database, [METRICS["exercise_count"]]).to_pandas()
    is_own = values["area_code"].eq(area_code) & values["dimension"].eq("")
    own = values[is_own & values["time_window"].eq("month") & values["value"].notna()]
    return {f"{row.period:%Y-%m}": row.value for row in own.itertuples()}


def _typed(value: Any, kind: pyarrow.DataType) -> Any:
    """Text in a date column as the date (of a month: its first day)."""
    if isinstance(value, str) and pyarrow.types.is_date(kind):
        return dt.date.fromisoformat(value if len(value) > 7 else f"{value}-01")
    return value
