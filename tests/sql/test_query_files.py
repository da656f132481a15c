"""Every SQL file against its own header, and the catalogue against the files."""

import datetime as dt
from collections.abc import Callable

import duckdb
import pytest

from dashboard.metrics import METRICS, Metric
from dashboard.store.database import VIEWS, SnapshotDatabase
from dashboard.store.query import load_query, query_names
from dashboard.store.unit_rows import UNIT_ROWS

NAMES = query_names("")

#: Around the columns of a metric's dimensions.
UNIT_COLUMNS = ["time_window", "period", "subdistrict_code"]
COUNT_COLUMNS = ["numerator", "denominator", "row_count"]

CHECK_COLUMNS = {
    "period": "DATE",
    "source_sha256": "VARCHAR",
    "source_sheet": "VARCHAR",
    "source_row": "INTEGER",
    "column_name": "VARCHAR",
    "detail": "VARCHAR",
}

#: A value for a parameter of each type.
SAMPLE_VALUES = {
    "INTEGER": 1,
    "VARCHAR": "",
    "DATE": dt.date(2023, 1, 1),
    "BOOLEAN": False,
    "VARCHAR[]": [""],
    "DATE[]": [dt.date(2023, 1, 1)],
}


@pytest.fixture
def columns_of(
    world_database: Callable[[str], SnapshotDatabase],
) -> Callable[[str], dict[str, str]]:
    """A function that asks the database for a query's columns and types."""

    def describe(name: str) -> dict[str, str]:
        query = load_query(name)
        chosen = {p.name: SAMPLE_VALUES[p.type] for p in query.parameters}
        cursor = world_database("silence")._connection.cursor()
        cursor.execute(UNIT_ROWS)
        rows = cursor.execute(f"describe {query.sql}", chosen or None).fetchall()
        return {column: kind for column, kind, *_rest in rows}

    return describe


@pytest.mark.parametrize("name", NAMES)
def test_header_says_what_a_row_is(name: str) -> None:
    query = load_query(name)
    assert query.purpose.endswith(".")
    assert query.grain.endswith(".")


@pytest.mark.parametrize("name", NAMES)
def test_one_select_a_file(name: str) -> None:
    statements = duckdb.extract_statements(load_query(name).sql)
    assert [s.type for s in statements] == [duckdb.StatementType.SELECT]


@pytest.mark.parametrize("name", NAMES)
def test_parameters_are_those_of_the_header(name: str) -> None:
    query = load_query(name)
    assert {p.name for p in query.parameters} == query.named_parameters


@pytest.mark.parametrize("name", NAMES)
def test_columns_are_those_of_the_header(
    name: str, columns_of: Callable[[str], dict[str, str]]
) -> None:
    query = load_query(name)
    declared = {column.name: column.type for column in query.columns}
    if declared:
        assert columns_of(name) == declared
    else:  # those of another file: of roll_up.sql
        assert name.startswith(("metrics/", "values/"))


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.id)
def test_metrics_return_unit_rows(
    metric: Metric, columns_of: Callable[[str], dict[str, str]]
) -> None:
    if metric.is_derived:
        return
    code = "area_code" if metric.counts_anew else "subdistrict_code"
    columns = list(columns_of(f"metrics/{metric.id}"))
    assert columns[:3] == [*UNIT_COLUMNS[:2], code]
    assert columns[-3:] == COUNT_COLUMNS
    said = f"queries/metrics/{metric.id}.sql and its entry in dashboard/metrics"
    assert set(columns[3:-3]) == set(metric.all_dimensions), said


@pytest.mark.parametrize("metric", METRICS.values(), ids=lambda metric: metric.id)
def test_a_metric_splits_by_what_its_entry_says(
    metric: Metric, world_database: Callable[[str], SnapshotDatabase]
) -> None:
    grain = load_query(f"metrics/{metric.id}").grain
    said = grain.partition("by ")[2].rstrip(".").replace(" and ", ", ")
    assert set(filter(None, said.split(", "))) == set(metric.all_dimensions)


@pytest.mark.parametrize("name", query_names("checks"))
def test_checks_share_their_columns(name: str) -> None:
    declared = {column.name: column.type for column in load_query(name).columns}
    assert declared == CHECK_COLUMNS


def test_catalogue_and_metric_files_name_the_same() -> None:
    files = {name.partition("/")[2] for name in query_names("metrics")}
    entries = "an entry in dashboard/metrics/catalogue.py is missing for these"
    assert files - set(METRICS) == set(), entries
    sql = "their SQL is missing: queries/metrics/<id>.sql"
    assert set(METRICS) - files == set(), sql


def test_views_are_all_in_the_list() -> None:
    assert query_names("views") == sorted(f"views/{view}" for view in VIEWS)
