"""The Parquet files of a Delta table's version, and their rows."""

from pathlib import Path
from urllib.parse import unquote

import pyarrow
import pyarrow.dataset
from deltalake import DeltaTable


def list_files(table: DeltaTable) -> list[Path]:
    """The files of the version at hand, sorted (their addresses are URL-encoded)."""
    return sorted(Path(unquote(uri)) for uri in table.file_uris())


def read_table(
    table: DeltaTable,
    schema: pyarrow.Schema,
    filter: pyarrow.dataset.Expression | None = None,
) -> pyarrow.Table:
    """The rows of the version at hand, with the columns of `schema`.

    Read by Arrow itself: `DeltaTable.to_pyarrow_table` reads through Python, and its
    buffers, released while the interpreter ends, abort the process.
    """
    files = [str(path) for path in list_files(table)]
    if not files:
        return schema.empty_table()
    partition = pyarrow.schema([f for f in schema if f.name == "period"])
    rows = pyarrow.dataset.dataset(
        files,
        schema=schema,
        format="parquet",
        partitioning=pyarrow.dataset.partitioning(partition, flavor="hive"),
    )
    return rows.to_table(columns=schema.names, filter=filter)
