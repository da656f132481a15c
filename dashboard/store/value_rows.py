"""Rows of metric values as they are asked for: from files or held in memory."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Self

import duckdb
import pandas as pd
import pyarrow

from dashboard.store.database import lock_down, quoted
from dashboard.store.query import run_query


class ValueRows:
    """Runs queries/values over the rows of roll_up.sql; threads may share it."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    @classmethod
    def of_files(cls, files: Sequence[Path]) -> Self:
        """Over the Parquet files, which are read as far as a question reaches."""
        connection = duckdb.connect(":memory:")
        paths = ", ".join(map(quoted, files))
        connection.execute(f"create view metric_values as from read_parquet([{paths}])")
        lock_down(connection, files[0].parent)
        return cls(connection)

    @classmethod
    def of_table(cls, rows: pyarrow.Table | pd.DataFrame) -> Self:
        """Over rows that are at hand."""
        connection = duckdb.connect(":memory:")
        connection.register("rows", rows)
        connection.execute("create table metric_values as from rows")
        connection.unregister("rows")
        return cls(connection)

    def ask(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of queries/values/<name>.sql; `period` as dates."""
        frame = run_query(self._connection, f"values/{name}", **parameters)
        return frame.assign(period=frame["period"].dt.date)

    def periods(self) -> list[Any]:
        """The months that there are values of, oldest first."""
        with self._connection.cursor() as cursor:
            found = cursor.execute(
                "select distinct period from metric_values order by period"
            )
            return [row[0] for row in found.fetchall()]
