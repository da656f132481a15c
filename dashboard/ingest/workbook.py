"""A workbook's bytes as sheets of cells, or the issue that says why not."""

import csv
import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
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
from dashboard.ingest.formats import ENDINGS, detect_format, name_ending
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.text_files import decode_text, split_rows
from dashboard.ingest.xlsx_scan import BookScan, SheetScan, scan_book

Cell = int | float | str | bool | date | datetime | time | timedelta
Position = tuple[int, int]


@dataclass(frozen=True)
class Sheet:
    """One sheet: `rows[r][c]` is the cell at row r + 1, blanks are "".

    Positions are zero-based (row, column). `merges` are (first, last) positions.
    `errors`, `uncached` and what is hidden are known for .xlsx only.
    """

    name: str
    rows: list[list[Cell]]
    is_hidden: bool = False
    merges: tuple[tuple[Position, Position], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    errors: Mapping[Position, str] = field(default_factory=dict)
    uncached: frozenset[Position] = frozenset()


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

    def __init__(self, rule: str, sheet: str = "", **values: object) -> None:
        super().__init__(rule)
        self.issue = make_issue(rule, sheet, "", **values)


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
        raise _Refused(kind)
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
    except csv.Error:
        raise _Refused("damaged") from None
    width = max(map(len, rows), default=0)
    _check_extent("", len(rows), width)
    sheet = Sheet("", [[*row, *[""] * (width - len(row))] for row in rows])
    return _Found([sheet], (make_issue("encoding_read", encoding=encoding),))


def _read_xlsx(data: bytes) -> _Found:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
            scan = scan_book(archive)
    except (zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError):
        raise _Refused("damaged") from None
    except (ParseError, DefusedXmlException, NotImplementedError, RuntimeError):
        raise _Refused("damaged") from None
    for name, extent in scan.sheets.items():
        if extent.is_far:
            _check_extent(name, extent.rows, extent.columns)
    return _Found(_read_binary(data, scan), is_1904=scan.is_1904)


def _read_unscanned(data: bytes) -> _Found:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _check_archive(archive)
    sheets = _read_binary(data, BookScan())
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


def _read_binary(data: bytes, scan: BookScan) -> list[Sheet]:
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        return _read_sheets(book, scan.sheets)
    except PasswordError:
        raise _Refused("password_protected") from None
    except (CalamineError, OSError, ValueError):
        raise _Refused("damaged") from None
    except BaseException as error:
        # A panic of the Rust reader is no Exception, and its class is not exported.
        if type(error).__name__ != "PanicException":
            raise
        raise _Refused("damaged") from None


def _read_sheets(book: CalamineWorkbook, scans: Mapping[str, SheetScan]) -> list[Sheet]:
    entries = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    if not entries:
        raise _Refused("macro_only")
    if len(entries) > limits.MAX_SHEETS:
        raise _Refused("too_many_sheets", count=len(entries), limit=limits.MAX_SHEETS)
    return [
        _read_sheet(
            book.get_sheet_by_name(entry.name),
            scans.get(entry.name, SheetScan()),
            entry.visible != SheetVisibleEnum.Visible,
        )
        for entry in entries
    ]


def _read_sheet(sheet: CalamineSheet, scan: SheetScan, is_hidden: bool) -> Sheet:
    _check_extent(sheet.name, sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    return Sheet(
        name=sheet.name,
        rows=list[list[Cell]](rows),
        is_hidden=is_hidden,
        merges=tuple(sheet.merged_cell_ranges or ()),
        hidden_rows=frozenset(scan.hidden_rows),
        hidden_columns=frozenset(scan.hidden_columns),
        errors=scan.errors,
        uncached=frozenset(scan.uncached),
    )


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
