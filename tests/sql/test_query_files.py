"""Every SQL file against its own header, and the catalogue against the files."""

import datetime as dt
from collections.abc import Callable

import duckdb
import pytest

from dashboard.metrics import METRICS
from dashboard.store.database import VIEWS, SnapshotDatabase
from dashboard.store.query import load_query, query_names

NAMES = query_names("")

METRIC_COLUMNS = {
    "period": "DATE",
    "area_level": "VARCHAR",
    "area_code": "VARCHAR",
    "breakdown": "VARCHAR",
    "numerator": "DOUBLE",
    "denominator": "DOUBLE",
    "value": "DOUBLE",
    "row_count": "BIGINT",
    "reported_count": "BIGINT",
    "expected_count": "BIGINT",
}

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
    declared = {column.name: column.type for column in load_query(name).columns}
    assert columns_of(name) == declared


@pytest.mark.parametrize("name", query_names("metrics"))
def test_metrics_share_their_columns(name: str) -> None:
    declared = {column.name: column.type for column in load_query(name).columns}
    assert declared == METRIC_COLUMNS


@pytest.mark.parametrize("name", query_names("checks"))
def test_checks_share_their_columns(name: str) -> None:
    declared = {column.name: column.type for column in load_query(name).columns}
    assert declared == CHECK_COLUMNS


def test_catalogue_and_metric_files_name_the_same() -> None:
    assert query_names("metrics") == sorted(f"metrics/{metric}" for metric in METRICS)


def test_views_are_all_in_the_list() -> None:
    assert query_names("views") == sorted(f"views/{view}" for view in VIEWS)
