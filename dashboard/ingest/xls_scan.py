"""What calamine hides in .xls: errors, formulas, formats, what is hidden or struck.

The records of [MS-XLS] are walked once; what is found is what `xlsx_scan` finds.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from dashboard.ingest import limits
from dashboard.ingest.number_formats import BUILT_IN, hides_numbers, is_telling
from dashboard.ingest.ole import BrokenContainer, read_stream
from dashboard.ingest.styles import Styles
from dashboard.ingest.xlsx_scan import BookScan, SheetScan

_FONT, _FORMAT, _XF, _SHEET = 0x31, 0x41E, 0xE0, 0x85
_ROW, _COLUMNS, _FORMULA, _ERROR, _MANY = 0x208, 0x7D, 0x06, 0x205, 0xBD
#: Records of one cell: row, column and style come first.
_CELLS = (0x203, 0x27E, 0xFD, 0x204, _FORMULA, _ERROR)
_STRUCK, _HIDDEN_ROW, _HIDDEN_COLUMN = 0x08, 0x20, 0x01
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


@dataclass
class _Book:
    """What the global records say: fonts struck out, formats, styles, sheets."""

    fonts: list[bool] = field(default_factory=list)
    codes: dict[int, str] = field(default_factory=lambda: dict(BUILT_IN))
    looks: list[tuple[int, int]] = field(default_factory=list)
    sheets: list[tuple[str, int]] = field(default_factory=list)

    @property
    def styles(self) -> Styles:
        """Which styles show another number, and which strike it out."""
        formats, struck = {}, set()
        for index, (font, number) in enumerate(self.looks):
            code = self.codes.get(number, "")
            if is_telling(code) or hides_numbers(code):
                formats[index] = code
            place = font - (font > 4)  # there is no font 4
            if place < len(self.fonts) and self.fonts[place]:
                struck.add(index)
        return Styles(formats, frozenset(struck))


def scan_xls(data: bytes) -> BookScan:
    """Scan every sheet of a workbook of Excel 97 to 2003; `ValueError` if broken."""
    stream = read_stream(data, "Workbook")
    try:
        book = _read_book(stream)
        styles = book.styles
        return BookScan(
            tuple(
                (name, _scan_sheet(stream, start, styles))
                for name, start in book.sheets
            )
        )
    except (struct.error, IndexError):
        raise BrokenContainer from None


def _records(stream: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place on, up to the end of their substream."""
    depth = 0
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + size]
        depth += (kind == 0x809) - (kind == 0x0A)
        if kind == 0x0A and depth <= 0:
            return
        place += 4 + size


def _read_book(stream: bytes) -> _Book:
    book = _Book()
    for kind, body in _records(stream, 0):
        if kind == _FONT:
            book.fonts.append(bool(body[2] & _STRUCK))
        elif kind == _FORMAT:
            book.codes[struct.unpack_from("<H", body)[0]] = _text(body[2:], 2)
        elif kind == _XF:
            font, number = struct.unpack_from("<HH", body)
            book.looks.append((font, number))
        elif kind == _SHEET:
            book.sheets.append((_text(body[6:], 1), struct.unpack_from("<I", body)[0]))
    return book


def _text(body: bytes, width: int) -> str:
    """A text with its length, in one or two bytes a sign."""
    count = int.from_bytes(body[:width], "little")
    is_wide, rest = body[width] & 1, body[width + 1 :]
    return (
        rest[: count * 2].decode("utf-16-le", "replace")
        if is_wide
        else rest[:count].decode("latin-1")
    )


def _scan_sheet(stream: bytes, start: int, styles: Styles) -> SheetScan:
    scan = SheetScan()
    for kind, body in _records(stream, start):
        if kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", body)
            _note_style(scan, (row, column), style, styles)
            if kind == _FORMULA:
                _note_formula(scan, (row, column), body[6:14])
            elif kind == _ERROR and body[7]:
                scan.errors[row, column] = _ERRORS.get(body[6], "#?")
        elif kind == _MANY:
            row, first = struct.unpack_from("<HH", body)
            for number in range((len(body) - 6) // 6):
                style = struct.unpack_from("<H", body, 4 + 6 * number)[0]
                _note_style(scan, (row, first + number), style, styles)
        elif kind == _ROW and body[12] & _HIDDEN_ROW:
            scan.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _COLUMNS and body[8] & _HIDDEN_COLUMN:
            first, last = struct.unpack_from("<HH", body)
            columns = range(first, last + 1)[: limits.MAX_COLUMNS]
            scan.hidden_columns.update(columns)
    return scan


def _note_style(
    scan: SheetScan, place: tuple[int, int], style: int, styles: Styles
) -> None:
    if style in styles.formats:
        scan.formats[place] = styles.formats[style]
    if style in styles.struck:
        scan.struck.add(place)


def _note_formula(scan: SheetScan, place: tuple[int, int], result: bytes) -> None:
    if result[6:] == b"\xff\xff":
        if result[0] == 2:
            scan.errors[place] = _ERRORS.get(result[2], "#?")
    elif struct.unpack("<d", result)[0] == 0:
        scan.zeros.add(place)
