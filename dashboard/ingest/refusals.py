"""What is not read at all: the refusal, and the limits that bring it about."""

import zipfile
import zlib
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException

from dashboard.ingest import limits
from dashboard.ingest.issues import make_issue

#: What a broken archive or part raises.
DAMAGES = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ParseError,
    DefusedXmlException,
)


class Refused(Exception):
    """Leaves the reader with the issue that answers the upload."""

    def __init__(
        self, rule: str, sheet: str = "", cell: str = "", **values: Any
    ) -> None:
        super().__init__(rule)
        self.issue = make_issue(rule, sheet, cell, **values)


def check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse archives that would unpack beyond the limits."""
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if size > limits.RATIO_FLOOR_BYTES and size > packed * limits.MAX_RATIO:
        raise Refused("zip_bomb")
    if size > limits.MAX_UNPACKED_BYTES:
        raise Refused(
            "too_large", size=size >> 20, limit=limits.MAX_UNPACKED_BYTES >> 20
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise Refused("password_protected")


def check_extent(sheet: str, rows: int, columns: int) -> None:
    """Refuse sheets that would take too much memory."""
    if rows > limits.MAX_ROWS:
        raise Refused("too_many_rows", sheet, limit=limits.MAX_ROWS)
    if columns > limits.MAX_COLUMNS:
        raise Refused("too_many_columns", sheet, limit=limits.MAX_COLUMNS)
    if rows * columns > limits.MAX_CELLS:
        raise Refused("too_many_cells", sheet, limit=limits.MAX_CELLS)
