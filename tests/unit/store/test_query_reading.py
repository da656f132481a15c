"""Reading SQL files: headers, notes, parameters, and what is refused."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest

from dashboard import settings
from dashboard.errors import QueryError
from dashboard.store.query import Entry, load_query, query_names, run_query

SQL = """\
-- Rows as asked: as many as there are.
-- In a second line.
-- Label (en): A label
-- Message: 第一行
--   第二行
-- Grain: one row per number.
-- Parameters
--   $least  INTEGER  smallest number
-- Columns
--   number  BIGINT  a number: any
select range as number -- not a header
from range(5)
where range >= $least
"""


@pytest.fixture
def write_query(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, str], None]:
    """A function that writes a query into a folder of its own."""
    monkeypatch.setattr(settings, "QUERIES_DIR", tmp_path)

    def write(name: str, text: str) -> None:
        path = tmp_path / f"{name}.sql"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")

    return write


def test_header_is_read(write_query: Callable) -> None:
    write_query("some/query", SQL)
    query = load_query("some/query")
    assert query.purpose == "Rows as asked: as many as there are. In a second line."
    assert query.grain == "one row per number."
    assert query.parameters == (Entry("least", "INTEGER", "smallest number"),)
    assert query.columns == (Entry("number", "BIGINT", "a number: any"),)
    assert query.notes == {"Label (en)": "A label", "Message": "第一行 第二行"}


def test_names_are_paths_without_suffix(write_query: Callable) -> None:
    for name in ("some/b", "some/a", "other/c"):
        write_query(name, SQL)
    assert query_names("some") == ["some/a", "some/b"]


def test_changed_file_is_read_again(write_query: Callable) -> None:
    write_query("query", SQL)
    load_query("query")
    write_query("query", SQL.replace("Rows as asked", "Other rows, longer"))
    assert load_query("query").purpose.startswith("Other rows")


def test_query_runs_with_the_parameters_it_names(write_query: Callable) -> None:
    write_query("query", SQL)
    rows = run_query(duckdb.connect(), "query", least=3, unrelated="x")
    assert rows["number"].tolist() == [3, 4]


def test_missing_parameter_is_named(write_query: Callable) -> None:
    write_query("query", SQL)
    with pytest.raises(QueryError, match="least"):
        run_query(duckdb.connect(), "query")


def test_query_without_header_is_refused(write_query: Callable) -> None:
    write_query("query", "select 1 as one")
    with pytest.raises(QueryError, match="header"):
        load_query("query")


def test_unknown_query_is_refused(write_query: Callable) -> None:
    with pytest.raises(QueryError, match="nowhere"):
        load_query("nowhere")
