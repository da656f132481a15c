"""Workbooks put together by other programs: part names, addresses, styles, formulas."""

import io
from typing import Any

import xlwt
from openpyxl.styles import Font

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    ROWS,
    Case,
    archive,
    clean_but,
    clean_part,
    ods,
    raw_xlsx,
    unpacked,
    xlsx,
)

TABLE = (HEADER, *ROWS)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STRICT = (
    (
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    ),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)


def cell(value: Any, attributes: str = "", formula: str = "", prefix: str = "") -> str:
    """One cell's XML; a text is kept in it."""
    p = prefix
    shown = f"<{p}f>{formula}</{p}f>" if formula else ""
    if isinstance(value, str):
        inner = f"<{p}is><{p}t>{value}</{p}t></{p}is>"
        return f'<{p}c{attributes} t="inlineStr">{inner}</{p}c>'
    stored = "" if value is None else f"<{p}v>{value}</{p}v>"
    return f"<{p}c{attributes}>{shown}{stored}</{p}c>"


def row(*cells: str, attributes: str = "", prefix: str = "") -> str:
    return f"<{prefix}row{attributes}>{''.join(cells)}</{prefix}row>"


def bare_rows(prefix: str = "") -> list[str]:
    """The clean table's rows without a single address."""
    return [
        row(*(cell(v, prefix=prefix) for v in values), prefix=prefix)
        for values in TABLE
    ]


def unaddressed(*more: str) -> bytes:
    return raw_xlsx("".join((*bare_rows(), *more)))


def with_error() -> bytes:
    """No addresses; an error, a formula without value, a hidden row behind them."""
    rows = bare_rows()
    bad = [cell(v) for v in ROWS[1]]
    bad[4] = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    bad[5] = "<c><f>1+1</f></c>"
    rows[2] = row(*bad, attributes=" hidden='1'")
    return raw_xlsx("".join(rows))


def prefixed() -> bytes:
    """The same as `with_error` in elements with a prefix, as some libraries write."""
    rows = bare_rows("x:")
    bad = [cell(v, prefix="x:") for v in ROWS[1]]
    bad[4] = '<x:c t="e"><x:v>#N/A</x:v></x:c>'
    rows[2] = row(*bad, prefix="x:", attributes=' hidden="true"')
    parts = unpacked(raw_xlsx(""))
    main = STRICT[0][0]
    parts["xl/worksheets/sheet1.xml"] = (
        f'<x:worksheet xmlns:x="{main}"><x:sheetData>{"".join(rows)}'
        "</x:sheetData></x:worksheet>"
    ).encode()
    return archive(parts)


def renamed(changes: dict[str, str], data: bytes | None = None) -> bytes:
    """A workbook some of whose parts have other names; links follow."""
    parts = {}
    for name, content in unpacked(data or xlsx(*TABLE)).items():
        for old, new in changes.items():
            content = content.replace(old.encode(), new.encode())
        parts[
            next((name.replace(o, n) for o, n in changes.items() if o in name), name)
        ] = content
    return archive(parts)


def backslashed(data: bytes) -> bytes:
    return archive({n.replace("/", "\\"): c for n, c in unpacked(data).items()})


def strict(data: bytes) -> bytes:
    """The workbook in the strict edition of the standard."""
    parts = unpacked(data)
    for name, content in parts.items():
        for usual, other in STRICT:
            if not name.endswith(".rels") or "relationships" in usual:
                content = content.replace(usual.encode(), other.encode())
        parts[name] = content
    return archive(parts)


def calculated(calc: str, values: tuple[Any, ...], first: int = 2) -> bytes:
    """The clean table with counts that are formulas storing `values`."""
    rows = [row(*(cell(v) for v in HEADER))]
    for number, (values_of, stored) in enumerate(zip(ROWS, values, strict=True), first):
        cells = [cell(v) for v in values_of]
        cells[4] = cell(stored, formula=f"F{number}-1")
        rows.append(row(*cells))
    parts = unpacked(raw_xlsx("".join(rows)))
    book = parts["xl/workbook.xml"].replace(b"</sheets>", f"</sheets>{calc}".encode())
    return archive({**parts, "xl/workbook.xml": book})


def runs(kind: str) -> str:
    """A text in two runs, 5 and 2, the second of a kind of its own."""
    return f"<r><t>5</t></r><r><rPr>{kind}</rPr><t>2</t></r>"


def rich(kind: str, letter: str = "E") -> bytes:
    """A number of the second row is a text in two runs."""

    def change(sheet: Any) -> None:
        sheet[f"{letter}3"] = "MARK"

    parts = unpacked(xlsx(*TABLE, change=change))
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode().replace("<t>MARK</t>", runs(kind))
    return archive({**parts, name: text})


def shared_rich(kind: str) -> bytes:
    """The same as a shared text, to which the cell holds but a number."""
    rows = bare_rows()
    rows[2] = row(
        *(cell(v) for v in ROWS[1][:4]), '<c t="s"><v>1</v></c>', cell(1500.5), cell(1)
    )
    parts: dict[str, Any] = unpacked(raw_xlsx("".join(rows)))
    main, links = STRICT[0][0], STRICT[1][0]
    link = (
        f'<Relationship Id="r2" Type="{links}/sharedStrings"'
        ' Target="sharedStrings.xml"/></Relationships>'
    )
    name = "xl/_rels/workbook.xml.rels"
    parts[name] = parts[name].decode().replace("</Relationships>", link)
    texts = f"<si><t>x</t></si><si>{runs(kind)}</si>"
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{texts}</sst>'
    return archive(parts)


def strike(*cells: str) -> Any:
    def change(sheet: Any) -> None:
        for place in cells:
            sheet[place].font = Font(strike=True)

    return change


def wide_sheet() -> bytes:
    """The sheet's XML in UTF-16, which is not scanned."""
    parts = unpacked(xlsx(*TABLE))
    name = "xl/worksheets/sheet1.xml"
    return archive({**parts, name: parts[name].decode().encode("utf-16")})


def ods_shown(value: str, shown: str) -> bytes:
    """An .ods whose second row shows its fine as `shown`."""
    parts = unpacked(ods(*TABLE))
    content = parts["content.xml"].decode()
    old = '<table:table-cell office:value-type="float" office:value="1500.5"/>'
    new = f"<table:table-cell {value}><text:p>{shown}</text:p></table:table-cell>"
    assert old in content
    return archive({**parts, "content.xml": content.replace(old, new)})


def xls_styled(code: str, factor: int, struck_row: int = -1) -> bytes:
    """An .xls with fines in a format, or a row struck out."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("数据")
    shown, struck = xlwt.XFStyle(), xlwt.XFStyle()
    shown.num_format_str = code or "General"
    struck.font = xlwt.Font()
    struck.font.struck_out = True
    for r, values in enumerate(TABLE):
        for c, value in enumerate(values):
            style = struck if r == struck_row else xlwt.XFStyle()
            if c == 5 and r:
                sheet.write(r, c, value / factor, struck if r == struck_row else shown)
            else:
                sheet.write(r, c, value, style)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


UNKNOWN = clean_but(1, 4, None)
ROW_OUT = tuple(f"{letter}3" for letter in "ABCDEFG")

PACKAGES = (
    Case("packages", "no addresses", lambda: unaddressed(), (clean_part(),)),
    Case(
        "packages",
        "no addresses, an error, no value, a hidden row",
        with_error,
        (clean_part(2, (CLEAN[0], (*UNKNOWN[1][:5], None, 1), CLEAN[2])),),
        (("error_value", "E3"), ("formula_without_value", "F3"), ("hidden_rows", "A3")),
    ),
    Case(
        "packages",
        "elements with a prefix and no addresses",
        prefixed,
        (clean_part(2, UNKNOWN),),
        (("error_value", "E3"), ("hidden_rows", "A3")),
    ),
    Case(
        "packages",
        "main part of another name",
        lambda: renamed({"workbook.xml": "workbook2.xml"}),
        (clean_part(),),
    ),
    Case(
        "packages",
        "sheet part of another name and folder",
        lambda: renamed({"worksheets/sheet1.xml": "data/first.xml"}),
        (clean_part(),),
    ),
    Case(
        "packages",
        "main part of another name with an error in it",
        lambda: renamed({"workbook.xml": "book.xml"}, with_error()),
        (clean_part(2, (CLEAN[0], (*UNKNOWN[1][:5], None, 1), CLEAN[2])),),
        (("error_value", "E3"), ("formula_without_value", "F3"), ("hidden_rows", "A3")),
    ),
    Case(
        "packages",
        "backslashes in the names of parts",
        lambda: backslashed(xlsx(*TABLE)),
        (clean_part(),),
    ),
    Case(
        "packages",
        "backslashes, with an error in it",
        lambda: backslashed(with_error()),
        (clean_part(2, (CLEAN[0], (*UNKNOWN[1][:5], None, 1), CLEAN[2])),),
        (("error_value", "E3"), ("formula_without_value", "F3"), ("hidden_rows", "A3")),
    ),
    Case(
        "packages",
        "strict edition of the standard",
        lambda: strict(xlsx(*TABLE)),
        (clean_part(),),
    ),
    Case(
        "packages",
        "strict edition, with an error in it",
        lambda: strict(with_error()),
        (clean_part(2, (CLEAN[0], (*UNKNOWN[1][:5], None, 1), CLEAN[2])),),
        (("error_value", "E3"), ("formula_without_value", "F3"), ("hidden_rows", "A3")),
    ),
    Case(
        "formulas",
        "stored zeros that the file marks as not calculated",
        lambda: calculated('<calcPr fullCalcOnLoad="1"/>', (0, 0, 0)),
        (clean_part(2, [(*r[:4], None, *r[5:]) for r in CLEAN]),),
        (("stale_formulas", "E2:E4"),),
    ),
    Case(
        "formulas",
        "stored values that the file marks as not calculated",
        lambda: calculated('<calcPr fullCalcOnLoad="true"/>', (3, 5, 2)),
        (clean_part(2, [(*r[:4], None, *r[5:]) for r in CLEAN]),),
        (("stale_formulas", "E2:E4"),),
    ),
    Case(
        "formulas",
        "calculation that was not completed",
        lambda: calculated('<calcPr calcCompleted="0"/>', (3, 5, 2)),
        (clean_part(2, [(*r[:4], None, *r[5:]) for r in CLEAN]),),
        (("stale_formulas", "E2:E4"),),
    ),
    Case(
        "formulas",
        "stored zeros all down a column",
        lambda: calculated("", (0, 0, 0)),
        (clean_part(2, [(*r[:4], None, *r[5:]) for r in CLEAN]),),
        (("zero_formulas", "E2:E4"),),
    ),
    Case(
        "formulas",
        "stored zeros, answered: they are",
        lambda: calculated("", (0, 0, 0)),
        (clean_part(2, [(*r[:4], 0, *r[5:]) for r in CLEAN]),),
        answers={"zeros:exercise_count": "zero"},
    ),
    Case(
        "formulas",
        "formulas with their values",
        lambda: calculated("", (3, 5, 2)),
        (clean_part(),),
    ),
    Case(
        "runs",
        "raised figure behind a number",
        lambda: rich('<vertAlign val="superscript"/>'),
        (clean_part(2, UNKNOWN),),
        (("raised_text", "E3"),),
    ),
    Case(
        "runs",
        "lowered figure behind an amount",
        lambda: rich('<vertAlign val="subscript"/>', "F"),
        (clean_part(2, clean_but(1, 5, None)),),
        (("raised_text", "F3"),),
    ),
    Case(
        "runs",
        "raised figure in a shared text",
        lambda: shared_rich('<vertAlign val="superscript"/>'),
        (clean_part(2, UNKNOWN),),
        (("raised_text", "E3"),),
    ),
    Case(
        "runs",
        "figure struck out in part",
        lambda: rich("<strike/>"),
        (clean_part(2, UNKNOWN),),
        (("struck_text", "E3"),),
    ),
    Case(
        "runs",
        "coloured figure is nothing to speak of",
        lambda: rich('<color rgb="FFFF0000"/><strike val="0"/>'),
        (clean_part(2, clean_but(1, 4, 52)),),
    ),
    Case(
        "struck",
        "row struck out: a question",
        lambda: xlsx(*TABLE, change=strike(*ROW_OUT)),
        (clean_part(),),
        (("struck_rows", "A3"),),
    ),
    Case(
        "struck",
        "row struck out, answered: void",
        lambda: xlsx(*TABLE, change=strike(*ROW_OUT)),
        (clean_part(2, CLEAN[:1]).with_row(4, CLEAN[2]),),
        notes=(("struck_rows_dropped", "A3"),),
        answers={"struck": "drop"},
    ),
    Case(
        "struck",
        "row struck out in most of its cells, answered: it holds",
        lambda: xlsx(*TABLE, change=strike(*ROW_OUT[1:6])),
        (clean_part(),),
        answers={"struck": "keep"},
    ),
    Case(
        "struck",
        "one number struck out",
        lambda: xlsx(*TABLE, change=strike("E3")),
        (clean_part(2, UNKNOWN),),
        (("struck_text", "E3"),),
    ),
    Case(
        "refused",
        "Excel 95",
        lambda: OLD + bytes(504) + "Book".encode("utf-16-le") + bytes(504),
        (),
        (("excel_95", ""),),
        file_name="报表.xls",
    ),
    Case(
        "refused",
        "Excel 4, records without a container",
        lambda: b"\x09\x04\x06\x00\x00\x00\x10\x00" + bytes(99),
        (),
        (("excel_95", ""),),
        file_name="报表.xls",
    ),
    Case(
        "refused",
        "web archive",
        lambda: b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>",
        (),
        (("web_archive", ""),),
        file_name="报表.xls",
    ),
    Case(
        "refused",
        "PDF",
        lambda: b"%PDF-1.7\n" + bytes(99),
        (),
        (("foreign_format", ""),),
        file_name="报表.xls",
    ),
    Case(
        "refused",
        "text of an unknown encoding",
        lambda: b"\xff\xff,\x81\n\xff\xff,\xff\n",
        (),
        (("unknown_encoding", ""),),
        file_name="报表.csv",
    ),
    Case(
        "formats",
        ".ods that shows a per-cent sign and a unit",
        lambda: ods_shown('office:value-type="percentage" office:value="0.06"', "6%"),
        (clean_part(2, clean_but(1, 5, None)),),
        (("shown_differs", "F3"),),
        file_name="报表.ods",
    ),
    Case(
        "formats",
        ".ods that shows ten thousands",
        lambda: ods_shown('office:value-type="float" office:value="0.15"', "0.15万"),
        (clean_part(2, clean_but(1, 5, None)),),
        (("shown_differs", "F3"),),
        file_name="报表.ods",
    ),
    Case(
        "formats",
        ".ods that shows the column's own unit",
        lambda: ods_shown(
            'office:value-type="float" office:value="1500.5"', "1,500.50元"
        ),
        (clean_part(),),
        file_name="报表.ods",
    ),
    Case(
        "formats",
        ".xls that shows ten thousands",
        lambda: xls_styled('0.00"万"', 10_000),
        (clean_part(2, [(*r[:5], None, r[6]) for r in CLEAN]),),
        (("shown_differs", "F2:F4"),),
        file_name="报表.xls",
    ),
    Case(
        "formats",
        ".xls with a row struck out",
        lambda: xls_styled("", 1, struck_row=2),
        (clean_part(),),
        (("struck_rows", "A3"),),
        file_name="报表.xls",
    ),
)
