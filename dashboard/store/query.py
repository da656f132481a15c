"""SQL files: find one, read its header, run it with exactly the parameters it names."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard import settings
from dashboard.errors import QueryError

_SECTION = re.compile(r"^(Parameters$|Columns$|[A-Z]\w*(?: \(en\))?(?=:)):?(?: (.*))?$")
_ENTRY = re.compile(r"^ {2}\$?(\w+) +([A-Z]+(?:\[\])?) +(.+)$")


@dataclass(frozen=True)
class Entry:
    """One parameter or column of a header: its name, SQL type and meaning."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True)
class Query:
    """A SQL file and what its header says of it.

    `notes` holds the header's other lines of the form `Word: text`, by word.
    """

    name: str
    sql: str
    purpose: str
    grain: str
    parameters: tuple[Entry, ...]
    columns: tuple[Entry, ...]
    notes: Mapping[str, str]

    @property
    def named_parameters(self) -> set[str]:
        """The `$names` that the statement itself holds."""
        return set(duckdb.extract_statements(self.sql)[0].named_parameters)


def query_names(folder: str) -> list[str]:
    """The names of all queries below queries/<folder>, sorted."""
    root = settings.QUERIES_DIR
    return sorted(
        path.relative_to(root).with_suffix("").as_posix()
        for path in (root / folder).rglob("*.sql")
    )


def load_query(name: str) -> Query:
    """The query queries/<name>.sql. Raises `QueryError` without file or header."""
    path = settings.QUERIES_DIR / f"{name}.sql"
    if not path.is_file():
        raise QueryError(f"No such query: {name}", where=str(path))
    return _parse(name, path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _parse(name: str, path: Path, _changed: int) -> Query:
    """Read the comment block at the top of `path`."""
    sql = path.read_text(encoding="utf-8")
    header = [line[2:] for line in _comment_block(sql)]
    if not header:
        raise QueryError("A query starts with a header comment.", where=str(path))
    purpose, notes, entries = [], {}, {"Parameters": [], "Columns": []}  # type: ignore[var-annotated]
    section = ""
    for line in header:
        text = line[1:] if line.startswith(" ") else line
        entry = _ENTRY.match(text)
        heading = _SECTION.match(text)
        if entry and section in entries:
            entries[section].append(Entry(*entry.groups()))
        elif heading:
            section = heading[1]
            notes[section] = heading[2] or ""
        elif section in notes and text.startswith("  "):
            notes[section] = f"{notes[section]} {text.strip()}".strip()
        elif not section:
            purpose.append(text.strip())
    return Query(
        name=name,
        sql=sql,
        purpose=" ".join(purpose),
        grain=notes.pop("Grain", ""),
        parameters=tuple(entries["Parameters"]),
        columns=tuple(entries["Columns"]),
        notes={key: text for key, text in notes.items() if key not in entries},
    )


def _comment_block(sql: str) -> list[str]:
    """The unbroken run of `--` lines that opens the file."""
    block = []
    for line in sql.splitlines():
        if not line.startswith("--"):
            break
        block.append(line)
    return block


def run_query(
    connection: duckdb.DuckDBPyConnection, name: str, **parameters: Any
) -> pd.DataFrame:
    """The rows of queries/<name>.sql, on a cursor of its own (threads may share).

    Parameters that the statement does not name are left out, so that one set of
    filters serves all of a page's queries. Raises `QueryError` if one is missing.
    """
    query = load_query(name)
    needed = query.named_parameters
    missing = needed - parameters.keys()
    if missing:
        raise QueryError(f"Missing parameters: {sorted(missing)}", where=name)
    with connection.cursor() as cursor:
        chosen = {key: parameters[key] for key in needed}
        return cursor.execute(query.sql, chosen or None).df()
