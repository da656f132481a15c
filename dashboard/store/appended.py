"""Small append-only tables beside the data: their lock, their creation, their lines."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow
from deltalake import DeltaTable, write_deltalake
from deltalake.exceptions import TableNotFoundError
from filelock import FileLock, Timeout

from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.store.files import read_table

# Delta deletes old log files by default, and with them old versions.
_KEEP_HISTORY = {
    "delta.enableExpiredLogCleanup": "false",
    "delta.logRetentionDuration": "interval 36500 days",
    "delta.deletedFileRetentionDuration": "interval 36500 days",
    "delta.checkpointInterval": "20",
}

_LOCK_SECONDS = 60


@contextmanager
def hold_lock(root: Path) -> Iterator[None]:
    """Keep every other writer out of the store at `root`, which is created if new.

    Raises `DashboardError` where another one keeps it for a minute.
    """
    root.mkdir(parents=True, exist_ok=True)
    lock = FileLock(root / ".publish.lock", timeout=_LOCK_SECONDS)
    try:
        lock.acquire()
    except Timeout:
        raise DashboardError(
            _("另一次发布正在进行。"), remedy=_("请稍候再试。")
        ) from None
    try:
        yield
    finally:
        lock.release()


def open_table(
    path: Path, schema: pyarrow.Schema, partition: list[str] | None = None
) -> DeltaTable:
    """The table at `path`, created empty (version 0) if there is none."""
    try:
        return DeltaTable(str(path))
    except TableNotFoundError:
        return DeltaTable.create(
            str(path),
            schema=schema,
            partition_by=partition,
            configuration=_KEEP_HISTORY,
        )


def append_line(path: Path, schema: pyarrow.Schema, line: Mapping[str, Any]) -> None:
    """Add one line to the table at `path`; the caller holds the store's lock."""
    open_table(path, schema)
    lines = pyarrow.Table.from_pylist([dict(line)], schema=schema)
    write_deltalake(str(path), lines, mode="append")


def read_lines(
    path: Path, schema: pyarrow.Schema, order: str
) -> Sequence[dict[str, Any]]:
    """All lines of the table at `path` in the order of a column; none if it is new."""
    try:
        table = DeltaTable(str(path))
    except TableNotFoundError:
        return []
    lines: list[dict[str, Any]] = read_table(table, schema).to_pylist()
    return sorted(lines, key=lambda line: line[order])
