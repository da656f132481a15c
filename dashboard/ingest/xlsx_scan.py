"""What calamine hides in .xlsx: error cells, formulas without value, what is hidden.

The sheet XML is streamed through byte patterns, a few megabytes at a time: a parser's
call per element would cost more than reading the values does.
"""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring

from dashboard.ingest import limits
from dashboard.ingest.addresses import column_index

_CHUNK = 4 * 2**20
_LONGEST_ROW = 64 * 2**20
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

_REFERENCE = re.compile(rb"""\br=["']([A-Z]{1,4})(\d{1,8})["']""")
_ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,8})["']""")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*\bt=["']e["'][^>]*)>(.*?)</(?:\w+:)?c>""", re.S
)
_ERROR_TEXT = re.compile(rb"<(?:\w+:)?v>([^<]*)<")
_UNCACHED = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)><(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"
    rb"(?:</(?:\w+:)?c>|<(?:\w+:)?v ?/>|<(?:\w+:)?v></)"
)
_HIDDEN_ROW = re.compile(
    rb"""<(?:\w+:)?row\b([^>]*\bhidden=["'](?:1|true)["'][^>]*)>"""
)
_HIDDEN_COLUMNS = re.compile(
    rb"""<(?:\w+:)?col\b([^>]*\bhidden=["'](?:1|true)["'][^>]*)>"""
)
_COLUMN_SPAN = re.compile(rb"""\b(min|max)=["'](\d{1,5})["']""")
#: Cells right of column T or below row 599,999: only then is the extent measured.
_FAR = re.compile(rb""" r=["'](?:[U-Z]|[A-Z]{2,4}|[A-Z](?=[6-9]\d{5}|\d{7}))\d""")
_VALUED = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br=["']([A-Z]{1,4})(\d{1,8})["'][^>]*(?<!/)>(?!</)"""
)


@dataclass
class SheetScan:
    """Findings of one sheet; positions are zero-based (row, column).

    `rows`, `columns`: the extent of its values, measured only when `is_far`.
    """

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncached: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    is_far: bool = False
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True)
class BookScan:
    """The scans of the worksheets by name. `is_1904`: serial days count from 1904."""

    sheets: dict[str, SheetScan] = field(default_factory=dict)
    is_1904: bool = False


def scan_book(archive: zipfile.ZipFile) -> BookScan:
    """Scan every worksheet; zip and XML errors pass through."""
    book = fromstring(archive.read("xl/workbook.xml"))
    parts = _sheet_parts(archive, book)
    scans = {name: _scan_sheet(archive, part) for name, part in parts.items()}
    flags = {
        entry.get("date1904")
        for entry in book.iter()
        if entry.tag.rpartition("}")[2] == "workbookPr"
    }
    return BookScan(scans, bool(flags & {"1", "true"}))


def _sheet_parts(archive: zipfile.ZipFile, book: Element) -> dict[str, str]:
    """Where the archive keeps each worksheet."""
    links = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    names = set(archive.namelist())
    parts = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            target = targets.get(sheet.get(f"{_RELATIONS}id"), "")
            part = str(PurePosixPath("/xl") / target).lstrip("/")
            if part in names:
                parts[sheet.get("name", "")] = part
    return parts


def _scan_sheet(archive: zipfile.ZipFile, part: str) -> SheetScan:
    scan = SheetScan()
    for block in _row_blocks(archive, part):
        _scan_block(block, scan)
    if scan.is_far:
        for block in _row_blocks(archive, part):
            _measure_block(block, scan)
    return scan


def _row_blocks(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The sheet's XML in pieces that never cut a row in two."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            block = rest + chunk
            cut = block.rfind(b"row>") + 4
            if cut > 3:
                yield block[:cut]
                rest = block[cut:]
            else:
                rest = block
            if len(rest) > _LONGEST_ROW:
                raise zipfile.BadZipFile("a row that does not end")
    yield rest


def _scan_block(block: bytes, scan: SheetScan) -> None:
    # A plain search first: most sheets hold none of these, and patterns are slower.
    if b'"e"' in block or b"'e'" in block:
        for attributes, body in _ERROR.findall(block):
            text = _ERROR_TEXT.search(body)
            if place := _position(attributes):
                scan.errors[place] = text[1].decode("utf-8", "replace") if text else ""
    if b"<f" in block or b":f" in block:
        for attributes in _UNCACHED.findall(block):
            # A text formula may well have an empty text as its value.
            if b't="str"' not in attributes and (place := _position(attributes)):
                scan.uncached.add(place)
    if b"hidden=" in block:
        for attributes in _HIDDEN_ROW.findall(block):
            if row := _ROW_NUMBER.search(attributes):
                scan.hidden_rows.add(int(row[1]) - 1)
        for attributes in _HIDDEN_COLUMNS.findall(block.partition(b"sheetData")[0]):
            span = {
                name: int(number) for name, number in _COLUMN_SPAN.findall(attributes)
            }
            columns = range(span.get(b"min", 1) - 1, span.get(b"max", 0))
            scan.hidden_columns.update(columns[: limits.MAX_COLUMNS])
    scan.is_far = scan.is_far or _FAR.search(block) is not None


def _measure_block(block: bytes, scan: SheetScan) -> None:
    for letters, row in _VALUED.findall(block):
        scan.rows = max(scan.rows, int(row))
        scan.columns = max(scan.columns, column_index(letters.decode()) + 1)


def _position(attributes: bytes) -> tuple[int, int] | None:
    found = _REFERENCE.search(attributes)
    return (int(found[2]) - 1, column_index(found[1].decode())) if found else None
