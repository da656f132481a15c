"""One snapshot as an in-memory DuckDB: a view per data set over exactly its files."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow

from dashboard.datasets import DATASETS, Dataset
from dashboard.datasets.contract import LINEAGE
from dashboard.metrics import Metric
from dashboard.settings import REFERENCE_DIR
from dashboard.store.catalogue_tables import catalogue_tables
from dashboard.store.query import load_query, run_query
from dashboard.store.tables import Replacement, Snapshot, Store
from dashboard.store.unit_rows import UNIT_ROWS, insert_unit_rows, unit_row_values

#: Derived tables (queries/views), in the order in which they build on each other. They
#: are filled once: every metric starts from them.
VIEWS = (
    "periods",
    "windows",
    "published_windows",
    "units",
    "unit_windows",
    "area_units",
    "area_lines",
    "reports",
    "area_reports",
    "exercises",
    "grants_in_force",
    "ungranted_uses",
    "targets_in_force",
    "finding_details",
    "finding_states",
    "finding_chains",
)

_REFERENCE_TABLES = {
    "subdistricts": "code, name_zh, name_en, district_code",
    "districts": "code, name_zh, name_en",
    "domains": "code, name_zh, name_en, is_sourced = 'true' as is_sourced",
    "roster": (
        "code, cast(monitored_from as date) as monitored_from,"
        " cast(monitored_to as date) as monitored_to"
    ),
}


class SnapshotDatabase:
    """Runs SQL files over one snapshot; safe to share between threads.

    With `replacements`, the rows of an upload stand in for their periods, as they would
    after a publish: what checks and differences are run on. `is_filled`: derived tables
    are filled at once; else each is worked out where a query asks for it, which takes
    less for the few that checks ask.
    """

    def __init__(
        self,
        store: Store,
        snapshot: Snapshot,
        replacements: Sequence[Replacement] = (),
        *,
        is_filled: bool = True,
    ) -> None:
        self.snapshot = snapshot
        self._connection = duckdb.connect(":memory:")
        _load_reference(self._connection)
        _load_published(self._connection, snapshot, replacements)
        for dataset in DATASETS.values():
            version = snapshot.table_versions.get(dataset.id)
            files = [] if version is None else store.table_files(dataset.id, version)
            own = [r for r in replacements if r.dataset == dataset.id]
            if dataset.is_ledger:
                self._create_ledger(store, dataset, own)
            else:
                _create_dataset_view(self._connection, dataset, files, own)
        _create_stored_rows_view(self._connection)
        kind = "table" if is_filled else "view"
        for name in VIEWS:
            self._connection.execute(
                f"create {kind} {name} as {load_query(f'views/{name}').sql}"
            )
        lock_down(self._connection, store.root)

    def _create_ledger(
        self, store: Store, dataset: Dataset, replacements: Sequence[Replacement]
    ) -> None:
        """A ledger's two views: the edition in force, and what all editions say of the
        columns without a date (<data set>_editions, by `edition`, its month)."""
        uploaded = {r.period: r for r in replacements}
        versions = {
            p.period: p.table_version for p in self.snapshot.editions(dataset.id)
        }
        months = sorted(versions.keys() | uploaded)
        names = ", ".join([*dataset.key, *dataset.undated_columns])
        selects = []
        for month in months:
            own = [uploaded[month]] if month in uploaded else []
            files = [] if own else store.table_files(dataset.id, versions[month])
            is_last = month == months[-1]
            view = dataset.id if is_last else f"{dataset.id}_{month:%Y_%m}"
            _create_dataset_view(self._connection, dataset, files, own, view)
            selects.append(
                f"select date '{month.isoformat()}' as edition, {names} from {view}"  # noqa: S608
            )
        if not months:
            _create_dataset_view(self._connection, dataset, [], [])
            selects = [
                f"select cast(null as date) as edition, {names} from {dataset.id}"  # noqa: S608
            ]
        self._connection.execute(
            f"create view {dataset.id}_editions as {' union all '.join(selects)}"
        )

    def run(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of queries/<name>.sql (see `run_query`)."""
        return run_query(self._connection, name, **parameters)

    def periods(self) -> list[dt.date]:
        """The months that the snapshot speaks of, oldest first."""
        return [day.date() for day in self.run("views/periods")["period"]]

    def roll_up(
        self, metrics: Sequence[Metric], periods: Sequence[dt.date]
    ) -> pyarrow.Table:
        """Rows of queries/roll_up.sql from the unit rows of `metrics` in `periods`.

        On a cursor of its own, whose temporary table holds the unit rows. Derived
        metrics have none: see `derive`.
        """
        with self._connection.cursor() as cursor:
            cursor.execute(UNIT_ROWS)
            for metric in metrics:
                cursor.execute(
                    insert_unit_rows(metric), unit_row_values(metric, periods)
                )
            ids = [metric.id for metric in metrics]
            query = load_query("roll_up").sql
            rows: pyarrow.Table = cursor.sql(
                f"select * from ({query}) where list_contains($metrics, metric)",  # noqa: S608
                params={"periods": list(periods), "metrics": ids},
            ).to_arrow_table()
            return rows

    def derive(self, metric: Metric, values: pyarrow.Table) -> pyarrow.Table:
        """The rows of a derived metric, from the `values` of all others."""
        with self._connection.cursor() as cursor:
            cursor.register("rolled_up", values)
            cursor.execute(
                "create temp table metric_values as from rolled_up where dimension = ''"
            )
            cursor.unregister("rolled_up")
            rows: pyarrow.Table = cursor.sql(
                load_query(f"metrics/{metric.id}").sql
            ).to_arrow_table()
            return rows.cast(values.schema)


def reference_files() -> list[Path]:
    """The reference data that every database holds, and values depend on."""
    return [REFERENCE_DIR / f"{name}.csv" for name in _REFERENCE_TABLES]


def _load_reference(connection: duckdb.DuckDBPyConnection) -> None:
    for path, (name, columns) in zip(
        reference_files(), _REFERENCE_TABLES.items(), strict=True
    ):
        connection.execute(
            f"create table {name} as select {columns}"  # noqa: S608
            f" from read_csv({quoted(path)}, header=true, all_varchar=true)"
        )
    connection.execute(
        "create table datasets"
        " (id varchar, kind varchar, reported_by varchar, carries_forward boolean)"
    )
    _insert(
        connection,
        "datasets",
        [(d.id, d.kind, d.reported_by, d.carries_forward) for d in DATASETS.values()],
    )
    _load_catalogue(connection)


def _load_catalogue(connection: duckdb.DuckDBPyConnection) -> None:
    """What SQL knows of metrics: their traits, sources, dimensions; the windows."""
    for table, rows in catalogue_tables().items():
        connection.execute(f"create table {table}")
        _insert(connection, table.partition(" ")[0], rows)


def _insert(
    connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[Any, ...]]
) -> None:
    """Add `rows` in one statement; DuckDB's `executemany` runs one for each row."""
    if rows:
        row = f"({', '.join('?' * len(rows[0]))})"
        places = ", ".join([row] * len(rows))
        values = [value for line in rows for value in line]
        connection.execute(f"insert into {table} values {places}", values)  # noqa: S608


def _load_published(
    connection: duckdb.DuckDBPyConnection,
    snapshot: Snapshot,
    replacements: Sequence[Replacement],
) -> None:
    """Table `published`: the periods each data set stands published for."""
    pairs: set[tuple[str, dt.date]] = set(snapshot.published)
    for r in replacements:
        if not DATASETS[r.dataset].keeps_months:
            pairs = {pair for pair in pairs if pair[0] != r.dataset}
        pairs.add((r.dataset, r.period))
    connection.execute("create table published (dataset varchar, period date)")
    _insert(connection, "published", sorted(pairs))


def _create_dataset_view(
    connection: duckdb.DuckDBPyConnection,
    dataset: Dataset,
    files: list[Path],
    replacements: list[Replacement],
    view: str = "",
) -> None:
    """The data set's view (its id, unless `view` names it): its files, with uploaded
    periods in their place."""
    view = view or dataset.id
    names = ", ".join(dataset.arrow_schema.names)
    parts = [f"select {names} from read_parquet({_listing(dataset, files)})"]  # noqa: S608
    if replacements and dataset.is_monthly:
        periods = ", ".join(f"date '{r.period.isoformat()}'" for r in replacements)
        parts[0] += f" where period not in ({periods})"
    if not files or (replacements and not dataset.is_monthly):
        parts = []
    rows = pyarrow.concat_tables(
        [dataset.arrow_schema.empty_table()]
        + [r.rows.select(dataset.arrow_schema.names) for r in replacements]
    ).cast(dataset.arrow_schema)
    if not parts or rows.num_rows:
        connection.register("rows", rows)
        connection.execute(f"create table uploaded_{view} as from rows")
        connection.unregister("rows")
        parts.append(f"select {names} from uploaded_{view}")  # noqa: S608
    connection.execute(f"create view {view} as {' union all '.join(parts)}")


def _listing(dataset: Dataset, files: list[Path]) -> str:
    """The arguments of read_parquet for `files` and the partition column."""
    paths = f"[{', '.join(map(quoted, files))}]"
    if not dataset.is_monthly:
        return f"{paths}, hive_partitioning=false"
    return f"{paths}, hive_partitioning=true, hive_types={{'period': date}}"


def _create_stored_rows_view(connection: duckdb.DuckDBPyConnection) -> None:
    """View `stored_rows`: every row's data set, month, unit and where it came from.

    `period` is missing for whole sets, `subdistrict_code` where a row names no unit.
    """
    selects = []
    for d in DATASETS.values():
        period = "period" if d.is_monthly else "cast(null as date)"
        is_named = "subdistrict_code" in d.columns
        unit = "subdistrict_code" if is_named else "cast(null as varchar)"
        selects.append(
            f"select '{d.id}' as dataset, '{d.reported_by}' as reported_by,"  # noqa: S608
            f" {period} as period, {unit} as subdistrict_code,"
            f" {', '.join(LINEAGE.names)} from {d.id}"
        )
    connection.execute(f"create view stored_rows as {' union all '.join(selects)}")


def lock_down(connection: duckdb.DuckDBPyConnection, root: Path) -> None:
    """No file outside `root`, no extension, no setting can be reached any more."""
    connection.execute(f"set allowed_directories = [{quoted(root.resolve())}]")
    connection.execute("set enable_external_access = false")
    connection.execute("set lock_configuration = true")


def quoted(path: Path) -> str:
    """`path` as a SQL string."""
    return "'" + str(path).replace("'", "''") + "'"
