"""A workbook's bytes as sheets of cells, or the issue that says why not."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

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
from dashboard.ingest.ods_scan import scan_ods
from dashboard.ingest.ole import BrokenContainer
from dashboard.ingest.packages import needs_rebuilding, open_package, rebuild_package
from dashboard.ingest.refusals import DAMAGES, Refused, check_archive, check_extent
from dashboard.ingest.text_files import TextFault, decode_text, split_rows
from dashboard.ingest.xls_scan import scan_xls
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
    except Refused as refused:
        return Workbook(file_name, kind, (), (refused.issue,))
    notes = list(found.notes)
    if name_ending(file_name) not in ENDINGS[kind]:
        notes.append(make_issue("wrong_extension", file_name=file_name, format=kind))
    return Workbook(file_name, kind, tuple(found.sheets), tuple(notes), found.is_1904)


def _accept(data: bytes, file_name: str) -> str:
    if len(data) > limits.MAX_BYTES:
        raise Refused("too_large", size=len(data) >> 20, limit=limits.MAX_BYTES >> 20)
    kind = detect_format(data, file_name)
    if kind not in ENDINGS:
        raise Refused(kind, format=name_foreign_format(data))
    return kind


def _read_text(data: bytes) -> _Found:
    decoded = decode_text(data)
    if decoded is None:
        raise Refused("not_excel")
    text, encoding = decoded
    if text.count("\n") > limits.MAX_ROWS:
        raise Refused("too_many_rows", "", limit=limits.MAX_ROWS)
    try:
        rows = split_rows(text)
    except TextFault as fault:
        raise Refused(fault.rule, "", f"A{fault.line}", line=fault.line) from None
    width = max(map(len, rows), default=0)
    check_extent("", len(rows), width)
    cells = [[*row, *[""] * (width - len(row))] for row in rows]
    sheet = Sheet("", [list[Cell](row) for row in cells], is_text=True)
    return _Found([sheet], (make_issue("encoding_read", encoding=encoding),))


def _read_xlsx(data: bytes) -> _Found:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive)
            package = open_package(archive)
            scan = scan_book(package)
            if needs_rebuilding(package):
                data = rebuild_package(package)
    except DAMAGES:
        raise Refused("damaged") from None
    for name, extent in scan.sheets:
        if extent.is_far:
            check_extent(name, extent.rows, extent.columns)
    return _Found(_read_binary(data, scan), is_1904=scan.is_1904)


def _read_xls(data: bytes) -> _Found:
    try:
        scan = scan_xls(data)
    except BrokenContainer:
        raise Refused("damaged") from None
    return _Found(_read_binary(data, scan))


def _read_ods(data: bytes) -> _Found:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive)
        scan = scan_ods(data)
    except DAMAGES:
        raise Refused("damaged") from None
    return _Found(_read_binary(data, scan))


def _read_unscanned(data: bytes) -> _Found:
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_archive(archive)
    sheets = _read_binary(data, None)
    return _Found(sheets, (make_issue("unscanned_format"),))


def _read_binary(data: bytes, scan: BookScan | None) -> list[Sheet]:
    """The sheets; `scan` None: the format is one that cannot be scanned."""
    try:
        book = CalamineWorkbook.from_object(io.BytesIO(data))
        return _read_sheets(book, scan)
    except PasswordError:
        raise Refused("password_protected") from None
    except (CalamineError, OSError, ValueError):
        raise Refused("damaged") from None
    except BaseException as error:
        # A panic of the Rust reader is no Exception, and its class is not exported.
        if type(error).__name__ != "PanicException":
            raise
        raise Refused("damaged") from None


def _read_sheets(book: CalamineWorkbook, scan: BookScan | None) -> list[Sheet]:
    found = book.sheets_metadata
    entries = [s for s in found if s.typ == SheetTypeEnum.WorkSheet]
    if not entries:
        raise Refused("macro_only")
    if len(entries) > limits.MAX_SHEETS:
        raise Refused("too_many_sheets", count=len(entries), limit=limits.MAX_SHEETS)
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
    check_extent(sheet.name, sheet.total_height, sheet.total_width)
    rows = sheet.to_python(skip_empty_area=False)
    merges = tuple(sheet.merged_cell_ranges or ())
    return Sheet(sheet.name, list[list[Cell]](rows), is_hidden, merges, scan)


_READERS: dict[str, Callable[[bytes], _Found]] = {
    "text": _read_text,
    "xlsx": _read_xlsx,
    "xls": _read_xls,
    "xlsb": _read_unscanned,
    "ods": _read_ods,
}
