"""Builds messy workbooks of every accepted format, cell by cell."""

import csv
import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

import openpyxl
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

Row = Sequence[Any]
PERIOD = date(2023, 9, 1)
HEADER = ("月份", "镇街", "事项编码", "程序", "行权次数", "罚款金额", "不予处罚次数")
ROWS = (
    ("2023年9月", "黄楼街道", "XZ-CG-001", "简易", 3, 600, 0),
    ("2023年9月", "和平街道", "XZ-CG-002", "普通", 5, 1500.5, 1),
    ("2023年9月", "徐庄镇", "XZ-CG-001", "简易", 2, 200, 0),
)
CLEAN = (
    (PERIOD, "320302001", "XZ-CG-001", "简易", 3, 600.0, 0),
    (PERIOD, "320311008", "XZ-CG-002", "普通", 5, 1500.5, 1),
    (PERIOD, "320371101", "XZ-CG-001", "简易", 2, 200.0, 0),
)


@dataclass(frozen=True)
class Part:
    """What one upload must hold: data set, period, rows by sheet row number."""

    rows: dict[int, tuple[Any, ...]]
    dataset: str = "penalties"
    period: date | None = PERIOD

    def with_row(self, number: int, row: tuple[Any, ...]) -> "Part":
        """The same with one more row."""
        return Part({**self.rows, number: row}, self.dataset, self.period)


@dataclass(frozen=True)
class Case:
    """One messy workbook, and exactly what must come of it.

    `issues`: every error and warning as (rule, cell). `notes`: infos that must be
    among the rest. `parts` empty: nothing may be recognised. `answers`: the analyst's
    to the questions that it raises.
    """

    mess: str
    name: str
    build: Callable[[], bytes]
    parts: tuple[Part, ...] = ()
    issues: tuple[tuple[str, str], ...] = ()
    notes: tuple[tuple[str, str], ...] = ()
    file_name: str = "报表.xlsx"
    options: dict[str, Any] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)


def clean_part(first_row: int = 2, rows: Iterable[tuple[Any, ...]] = CLEAN) -> Part:
    """The clean rows, one below the other from a sheet row on."""
    return Part(dict(enumerate(rows, start=first_row)))


def changed(row: int, column: int, value: Any) -> tuple[Row, ...]:
    """`ROWS` with one cell changed (zero-based)."""
    rows = [list(r) for r in ROWS]
    rows[row][column] = value
    return tuple(rows)


def clean_but(row: int, column: int, value: Any) -> tuple[tuple[Any, ...], ...]:
    """`CLEAN` with one value changed (zero-based)."""
    rows = [list(r) for r in CLEAN]
    rows[row][column] = value
    return tuple(tuple(r) for r in rows)


def xlsx(
    *rows: Row,
    merges: Iterable[str] = (),
    change: Callable[[Worksheet], None] | None = None,
    name: str = "Sheet",
    more: Iterable[tuple[str, Sequence[Row], str]] = (),
) -> bytes:
    """An .xlsx of `rows`; `more`: further sheets as (name, rows, state)."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for span in merges:
        sheet.merge_cells(span)
    if change:
        change(sheet)
    for other_name, other_rows, state in more:
        other = book.create_sheet(other_name)
        other.sheet_state = state
        for row in other_rows:
            other.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xls(*rows: Row, merges: Iterable[tuple[int, int, int, int]] = ()) -> bytes:
    """An .xls of `rows`; `merges` as (first row, last row, first column, last)."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("数据")
    spans = {(r1, c1): (r2, c2) for r1, r2, c1, c2 in merges}
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            if (r, c) in spans:
                last_row, last_column = spans[r, c]
                sheet.write_merge(r, last_row, c, last_column, value)
            elif value is not None:
                sheet.write(r, c, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def xls_with(rows: Iterable[Row], errors: dict[tuple[int, int], int]) -> bytes:
    """An .xls with error codes at some (row, column) places."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("数据")
    for r, row in enumerate(rows):
        for c, value in enumerate(row):
            sheet.write(r, c, value)
    for (r, c), value in errors.items():
        sheet.row(r).set_cell_error(c, value)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def text(*rows: Row, encoding: str = "utf-8", separator: str = ",") -> bytes:
    """A text table of `rows`."""
    target = io.StringIO()
    csv.writer(target, delimiter=separator).writerows(rows)
    return target.getvalue().encode(encoding)


def ods(*rows: Row) -> bytes:
    """A minimal .ods of `rows`."""
    lines = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>"
        for row in rows
    )
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    content = (
        f'<office:document-content xmlns:office="{office}"'
        ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
        ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0">'
        '<office:body><office:spreadsheet><table:table table:name="表">'
        f"{lines}</table:table></office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    names = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    manifest = f'<manifest:manifest xmlns:manifest="{names}"/>'
    return archive(
        {
            "mimetype": kind,
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def _ods_cell(value: Any) -> str:
    if isinstance(value, int | float):
        kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}/>"
    shown = f"<text:p>{escape(str(value))}</text:p>" if value not in (None, "") else ""
    return f'<table:table-cell office:value-type="string">{shown}</table:table-cell>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    """A zip file of `parts`."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return target.getvalue()


def unpacked(data: bytes) -> dict[str, bytes]:
    """The parts of a zip file."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def raw_xlsx(sheet_data: str, head: str = "") -> bytes:
    """An .xlsx whose sheet XML is given: what no writer would make."""
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return archive(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/'
            'package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{links}/officeDocument"'
            ' Target="xl/workbook.xml"/></Relationships>',
            "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{links}"><sheets>'
            '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{links}/worksheet"'
            ' Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{main}">'
            f"<sheetData>{sheet_data}</sheetData></worksheet>",
        }
    )


def xlsb(*rows: Row, far: tuple[int, int] | None = None) -> bytes:
    """A minimal .xlsb of `rows`, record by record ([MS-XLSB] 2.3).

    `far`: row and column of one more number, however far away.
    """
    size = struct.pack("<4I", 0, len(rows) - 1, 0, max(map(len, rows)) - 1)
    sheet = _record(129) + _record(148, size) + _record(145)
    for number, row in enumerate(rows):
        sheet += _record(0, struct.pack("<IIHHB", number, 0, 255, 0, 0) + bytes(4))
        for column, value in enumerate(row):
            place = struct.pack("<II", column, 0)
            if isinstance(value, int | float):
                sheet += _record(5, place + struct.pack("<d", value))
            elif value is not None:
                sheet += _record(6, place + _wide(value))
    if far:
        sheet += _record(0, struct.pack("<IIHHB", far[0], 0, 255, 0, 0) + bytes(4))
        sheet += _record(5, struct.pack("<IId", far[1], 0, 1))
    sheet += _record(146) + _record(130)
    entry = struct.pack("<II", 0, 1) + _wide("r1") + _wide("数据")
    book = _record(131) + _record(143) + _record(156, entry)
    book += _record(144) + _record(132)
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return archive(
        {
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="{package}">'
            f'<Relationship Id="r1" Type="{link}/worksheet"'
            ' Target="worksheets/sheet1.bin"/></Relationships>',
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


def _record(kind: int, payload: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 127 | 128, kind >> 7])
    length, size = len(payload), b""
    while True:
        length, rest = length >> 7, length & 127
        size += bytes([rest | 128 * bool(length)])
        if not length:
            return head + size + payload


def _wide(value: str) -> bytes:
    return struct.pack("<I", len(value)) + value.encode("utf-16-le")
