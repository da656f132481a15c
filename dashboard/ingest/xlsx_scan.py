"""What calamine hides in .xlsx: errors, formulas, formats, what is hidden or struck.

The sheet XML is streamed through byte patterns, a few megabytes at a time: a parser's
call per element would cost more than reading the values does.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from dashboard.ingest import limits
from dashboard.ingest.addresses import column_index
from dashboard.ingest.packages import Package, SheetPart
from dashboard.ingest.rich_texts import find_rich_texts, rich_kind
from dashboard.ingest.sheet_blocks import NotScannable, row_blocks
from dashboard.ingest.styles import Styles, read_styles

Position = tuple[int, int]

_REFERENCE = re.compile(rb'\br="([A-Z]{1,4})(\d{1,8})"')
_ROW_NUMBER = re.compile(rb'\br="(\d{1,8})"')
_STYLE = re.compile(rb'\bs="(\d{1,6})"')
_ERROR = re.compile(rb'<c\b([^>]*\bt="e"[^>]*)>(.*?)</c>', re.S)
_ERROR_TEXT = re.compile(rb"<v>([^<]*)<")
_FORMULA = re.compile(
    rb"<c\b([^>]*)>\s*<f\b(?:[^>]*/>|[^>]*>[^<]*</f>)\s*"
    rb"(?:</c>|<v ?/>|<v[^>]*>([^<]*)</)"
)
_ZERO = re.compile(rb"\s*-?0(?:\.0*)?(?:[eE][+-]?\d+)?\s*")
_HIDDEN_ROW = re.compile(rb'<row\b([^>]*\bhidden="(?:1|true)"[^>]*)>')
_HIDDEN_COLUMNS = re.compile(rb'<col\b([^>]*\bhidden="(?:1|true)"[^>]*)>')
_COLUMN_SPAN = re.compile(rb'\b(min|max)="(\d{1,5})"')
_INLINE = re.compile(rb"<c\b([^>]*)>\s*<is>(.*?)</is>", re.S)
_TEXT_LINK = re.compile(rb'<c\b([^>]*\bt="s"[^>]*)>\s*<v>\s*(\d+)\s*<')
#: Cells right of column T or below row 599,999: only then is the extent measured.
_FAR = re.compile(rb' r="(?:[U-Z]|[A-Z]{2,4}|[A-Z](?=[6-9]\d{5}|\d{7}))\d')
_VALUED = re.compile(rb'<c\b[^>]*?\br="([A-Z]{1,4})(\d{1,8})"[^>]*(?<!/)>(?!</)')


@dataclass
class SheetScan:
    """Findings of one sheet; positions are zero-based (row, column).

    `formats`: of cells that may show another number than they store. `struck`: cells
    struck out; `rich`: texts parts of which are "raised" or "struck". `formulas`: those
    with a value, where the book says that it is to be calculated anew; `zeros`: else
    those that store 0. `rows`, `columns`: the extent of the values, measured
    only when `is_far`. `is_scanned`: False where nothing could be found out.
    """

    errors: dict[Position, str] = field(default_factory=dict)
    uncached: set[Position] = field(default_factory=set)
    formulas: set[Position] = field(default_factory=set)
    zeros: set[Position] = field(default_factory=set)
    formats: dict[Position, str] = field(default_factory=dict)
    struck: set[Position] = field(default_factory=set)
    rich: dict[Position, str] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_far: bool = False
    rows: int = 0
    columns: int = 0
    is_scanned: bool = True


@dataclass(frozen=True)
class BookScan:
    """The scans of all sheets in the book's order, with their names.

    `is_1904`: serial days count from 1904.
    """

    sheets: tuple[tuple[str, SheetScan], ...] = ()
    is_1904: bool = False


@dataclass(frozen=True)
class _Book:
    """What the sheets of a book share."""

    styles: Styles
    texts: Mapping[int, str]
    is_stale: bool


def scan_book(package: Package) -> BookScan:
    """Scan every worksheet; zip and XML errors pass through."""
    styles, texts = package.part_of("styles"), package.part_of("sharedStrings")
    book = _Book(
        read_styles(package.read(styles)) if styles else Styles(),
        find_rich_texts(package.read(texts)) if texts else {},
        bool(
            _flags(package, "calcPr", "fullCalcOnLoad") & {"1", "true"}
            or _flags(package, "calcPr", "calcCompleted") & {"0", "false"}
        ),
    )
    scans = tuple(
        (sheet.name, _scan_sheet(package, sheet, book)) for sheet in package.sheets
    )
    is_1904 = bool(_flags(package, "workbookPr", "date1904") & {"1", "true"})
    return BookScan(scans, is_1904)


def _flags(package: Package, element: str, attribute: str) -> set[str | None]:
    return {
        entry.get(attribute)
        for entry in package.book.iter()
        if entry.tag.rpartition("}")[2] == element
    }


def _scan_sheet(package: Package, sheet: SheetPart, book: _Book) -> SheetScan:
    if not (sheet.is_worksheet and package.has(sheet.part)):
        return SheetScan(is_scanned=False)
    scan = SheetScan()
    try:
        for block in row_blocks(package, sheet.part):
            _scan_block(block, scan, book)
    except NotScannable:
        return SheetScan(is_scanned=False)
    if scan.is_far:
        for block in row_blocks(package, sheet.part):
            _measure_block(block, scan)
    return scan


def _scan_block(block: bytes, scan: SheetScan, book: _Book) -> None:
    # A plain search first: most sheets hold none of these, and patterns are slower.
    if b'"e"' in block:
        _find_errors(block, scan)
    if b"<f" in block:
        _find_formulas(block, scan, book)
    if b"hidden=" in block:
        _find_hidden(block, scan)
    if noted := book.styles.noted:
        _find_styles(block, scan, book.styles, noted)
    if book.texts or b"vertAlign" in block or b"strike" in block:
        _find_rich(block, scan, book)
    scan.is_far = scan.is_far or _FAR.search(block) is not None


def _find_errors(block: bytes, scan: SheetScan) -> None:
    for attributes, body in _ERROR.findall(block):
        text = _ERROR_TEXT.search(body)
        if place := _position(attributes):
            scan.errors[place] = text[1].decode("utf-8", "replace") if text else ""


def _find_formulas(block: bytes, scan: SheetScan, book: _Book) -> None:
    for attributes, value in _FORMULA.findall(block):
        # A text formula may well have an empty text as its value.
        is_blank = not value.strip()
        if is_blank and b't="str"' in attributes:
            continue
        is_zero = not is_blank and _ZERO.fullmatch(value) is not None
        if not (is_blank or is_zero or book.is_stale):
            continue
        if place := _position(attributes):
            if is_blank:
                scan.uncached.add(place)
            elif book.is_stale:
                scan.formulas.add(place)
            else:
                scan.zeros.add(place)


def _find_hidden(block: bytes, scan: SheetScan) -> None:
    for attributes in _HIDDEN_ROW.findall(block):
        if row := _ROW_NUMBER.search(attributes):
            scan.hidden_rows.add(int(row[1]) - 1)
    for attributes in _HIDDEN_COLUMNS.findall(block.partition(b"sheetData")[0]):
        span = {name: int(number) for name, number in _COLUMN_SPAN.findall(attributes)}
        columns = range(span.get(b"min", 1) - 1, span.get(b"max", 0))
        scan.hidden_columns.update(columns[: limits.MAX_COLUMNS])


def _find_styles(
    block: bytes, scan: SheetScan, styles: Styles, noted: Iterable[int]
) -> None:
    ids = b"|".join(b"%d" % index for index in sorted(noted))
    for attributes in re.findall(
        rb"<c\b([^>]*\bs=[\"'](?:" + ids + rb")[\"'][^>]*)(?<!/)>", block
    ):
        found, place = _STYLE.search(attributes), _position(attributes)
        if found and place:
            index = int(found[1])
            if index in styles.formats:
                scan.formats[place] = styles.formats[index]
            if index in styles.struck:
                scan.struck.add(place)


def _find_rich(block: bytes, scan: SheetScan, book: _Book) -> None:
    for attributes, body in _INLINE.findall(block):
        if (kind := rich_kind(body)) and (place := _position(attributes)):
            scan.rich[place] = kind
    for attributes, index in _TEXT_LINK.findall(block) if book.texts else ():
        kind = book.texts.get(int(index), "")
        if kind and (place := _position(attributes)):
            scan.rich[place] = kind


def _measure_block(block: bytes, scan: SheetScan) -> None:
    for letters, row in _VALUED.findall(block):
        scan.rows = max(scan.rows, int(row))
        scan.columns = max(scan.columns, column_index(letters.decode()) + 1)


def _position(attributes: bytes) -> Position:
    found = _REFERENCE.search(attributes)
    if found is None:
        raise NotScannable
    return int(found[2]) - 1, column_index(found[1].decode())
