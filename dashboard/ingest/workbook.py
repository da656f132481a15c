"""A workbook's bytes as sheets of cells, or the issue that says why not."""

import io
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from dashboard.ingest import limits
from dashboard.ingest.formats import (
    ENDINGS,
    detect_format,
    name_ending,
    name_foreign_format,
)
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.packages import needs_rebuilding, open_package, rebuild_package
from dashboard.ingest.text_files import TextFault, decode_text, split_rows
from dashboard.ingest.xlsx_scan import BookScan, SheetScan, scan_book

Cell = int | float | str | bool | date | datetime | time | timedelta
Position = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[r][c]` is the cell at row r + 1, blanks are "".

    Positions are zero-based (row, column). `merges` are (first, last) positions.
    `scan`: what the values do not tell; for formats that cannot be scanned, nothing.
    """

    name: str
    rows: list[list[Cell]]
    is_hidden: bool = False
    merges: tuple[tuple[Position, Position], ...] = ()
    scan: SheetScan = field(default_factory=SheetScan)
    is_text: bool = False


@dataclass(frozen=True)
class Workbook:
    """A file as read. `sheets` is empty when `issues` holds the refusal.

    `is_1904`: plain numbers that stand for days count from 1904, as old Macs did.
    """

    file_name: str
    format: str
    sheets: tuple[Sheet, ...] = ()
    issues: tuple[Issue, ...] = ()
    is_1904: bool = False


class _Refused(Exception):
    """Leaves the reader with the issue that answers the upload."""

    def __init__(
        self, rule: str, sheet: str = "", cell: str = "", **values: Any
    ) -> None:
        super().__init__(rule)
        self.issue = make_issue(rule, sheet, cell, **values)


@dataclass(frozen=True)
class _Found:
    """What a reader brings back."""

    sheets: list[Sheet]
    notes: tuple[Issue, ...] = ()
    is_1904: bool = False


def read_workbook(data: bytes, file_name: str) -> Workbook:
    """Read a spreadsheet or text table of any accepted format, within the limits."""
    kind = ""
    try:
        kind = _accept(data, file_name)
        found = _READERS[kind](data)
    except _Refused as refused:
        return Workbook(file_name, kind, (), (refused.issue,))
    notes = list(found.notes)
    if name_ending(file_name) not in ENDINGS[kind]:
        notes.append(make_issue("wrong_extension", file_name=file_name, format=kind))
    return Workbook(file_name, kind, tuple(found.sheets), tuple(notes), found.is_1904)


def _accept(data: bytes, file_name: str) -> str:
    if len(data) > limits.MAX_BYTES:
        raise _Refused("too_large", size=len(data) >> 20, limit=limits.MAX_BYTES >> 20)
    kind = detect_format(data, file_name)
    if kind not in ENDINGS:
        raise _Refused(kind, format=name_foreign_format(data))
    return kind


def _read_text(data: bytes) -> _Found:
    decoded = decode_text(data)
    if decoded is None:
        raise _Refused("not_excel")
    text, encoding = decoded
    if text.count("\n") > limits.MAX_ROWS:
        raise _Refused("too_many_rows", "", limit=limits.MAX_ROWS)
    try:
        rows = split_rows(text)
    except TextFault as fault:
        raise _Refused(fault.rule, "", f"A{fault.line}", line=fault.line) from None
    width = max(map(len, rows), default=0)
    _check_extent("", len(rows), width)
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    sheet = Sheet("", [list[Cell](row) for row in cells], is_text=True)
    return _Found([sheet], (make_issue("encoding_read", encoding=encoding),))


def _read_xlsx(data: bytes) -> _Found:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
            package = open_package(archive)
            scan = scan_book(package)
            if needs_rebuilding(package):
                data = rebuild_package(package)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError):
        raise _Refused("damaged") from None
    except (ParseError, DefusedXmlException, NotImplementedError, RuntimeError):
        raise _Refused("damaged") from None
    for name, extent in scan.sheets:
        if extent.is_far:
            _check_extent(name, extent.rows, extent.columns)
    return _Found(_read_binary(data, scan), is_1904=scan.is_1904)


def _read_unscanned(data: bytes) -> _Found:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
    sheets = _read_binary(data, None)
    return _Found(sheets, (make_issue("unscanned_format"),))


def _check_archive(archive: zipfile.ZipFile) -> None:
    """Refuse archives that would unpack beyond the limits."""
    entries = archive.infolist()
    size = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    if size > limits.RATIO_FLOOR_BYTES and size > packed * limits.MAX_RATIO:
        raise _Refused("zip_bomb")
    if size > limits.MAX_UNPACKED_BYTES:
        raise _Refused(
            "too_large", size=size >> 20, limit=limits.MAX_UNPACKED_BYTES >> 20
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise _Refused("password_protected")


def _read_binary(data: bytes, scan: BookScan | None) -> list[Sheet]:
    """The sheets; `scan` None: the format is one that cannot be scanned."""
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        return _read_sheets(book, scan)
    except PasswordError:
        raise _Refused("password_protected") from None
    except (CalamineError, OSError, ValueError):
        raise _Refused("damaged") from None
    except BaseException as error:
        # A panic of the Rust reader is no Exception, and its class is not exported.
        if type(error).__name__ != "PanicException":
            raise
        raise _Refused("damaged") from None


def _read_sheets(book: CalamineWorkbook, scan: BookScan | None) -> list[Sheet]:
    found = book.sheets_metadata
    entries = [s for s in found if s.typ == SheetTypeEnum.WorkSheet]
    if not entries:
        raise _Refused("macro_only")
    if len(entries) > limits.MAX_SHEETS:
        raise _Refused("too_many_sheets", count=len(entries), limit=limits.MAX_SHEETS)
    scans = _pair_scans(len(found), scan)
    return [
        _read_sheet(
            book.get_sheet_by_name(entry.name),
            scans[place],
            entry.visible != SheetVisibleEnum.Visible,
        )
        for place, entry in enumerate(found)
        if entry.typ == SheetTypeEnum.WorkSheet
    ]


def _pair_scans(count: int, scan: BookScan | None) -> list[SheetScan]:
    """The scans by the sheets' order: names may be written in more ways than one."""
    if scan is None:
        return [SheetScan()] * count
    scans = [entry for _, entry in scan.sheets]
    return scans if len(scans) == count else [SheetScan(is_scanned=False)] * count


def _read_sheet(sheet: CalamineSheet, scan: SheetScan, is_hidden: bool) -> Sheet:
    _check_extent(sheet.name, sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    merges = tuple(sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, list[list[Cell]](rows), is_hidden, merges, scan)


def _check_extent(sheet: str, rows: int, columns: int) -> None:
    if rows > limits.MAX_ROWS:
        raise _Refused("too_many_rows", sheet, limit=limits.MAX_ROWS)
    if columns > limits.MAX_COLUMNS:
        raise _Refused("too_many_columns", sheet, limit=limits.MAX_COLUMNS)
    if rows * columns > limits.MAX_CELLS:
        raise _Refused("too_many_cells", sheet, limit=limits.MAX_CELLS)


_READERS: dict[str, Callable[[bytes], _Found]] = {
    "text": _read_text,
    "xlsx": _read_xlsx,
    "xls": _read_unscanned,
    "xlsb": _read_unscanned,
    "ods": _read_unscanned,
}
