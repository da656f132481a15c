"""Quirks that others met and told of in public: the thread's address, a workbook."""

from datetime import date, datetime
from typing import Any

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    ROWS,
    Case,
    Part,
    archive,
    clean_part,
    raw_xlsx,
    text,
    unpacked,
    xls_with,
    xlsx,
)
from tests.unit.ingest.corpus_packages import cell, row
from tests.unit.ingest.corpus_shown import format_column
from tests.unit.ingest.corpus_texts import LEDGER, VISITED, VISITS, lines

GITHUB = "https://github.com"


def visit(day: Any, *notes: tuple[str, str]) -> dict[str, Any]:
    """A visit on the twelfth as another program wrote its day."""
    values = (11, "黄楼街道", day, "第一组", 88, 6)
    return {
        "build": lambda: xlsx(VISITS, values),
        "parts": (Part({2: VISITED}, "visits"),),
        "notes": notes,
    }


def flagged(value: str) -> bytes:
    """The second row's count is said to be a truth value and holds something else."""
    rows = [row(*(cell(v) for v in values)) for values in (HEADER, *ROWS)]
    cells = [cell(v) for v in ROWS[1]]
    cells[4] = f'<c t="b"><v>{value}</v></c>'
    rows[2] = row(*cells)
    return raw_xlsx("".join(rows))


def indented() -> bytes:
    """Parts that went through a formatter: blanks and breaks between all elements."""
    parts = unpacked(xlsx(HEADER, *ROWS))
    name = "xl/worksheets/sheet1.xml"
    sheet = parts[name].decode()
    for tag in ("<row", "<c ", "</row>", "</sheetData>"):
        sheet = sheet.replace(tag, f"\n    {tag}")
    return archive({**parts, name: sheet})


def old_errors() -> bytes:
    """An .xls in which a count and a date that may be blank are errors."""
    title, values = ("问题台账（2023年9月）",), ["WT-1", 8, "黄楼街道", "2023-09-12"]
    values += ["督查", "文书案卷", "一般", "案卷缺页", "补齐", "2023-10-12"]
    return xls_with([title, LEDGER, values], {(2, 10): 0x2A})


def thread(path: str, name: str, **more: Any) -> Case:
    """`path`: the thread on GitHub where the quirk is told of."""
    issues = more.pop("issues", ())
    address = f"{GITHUB}/{path}"
    return Case("threads", f"{name} ({address})", issues=issues, **more)


FOUND = ("WT-1", 8, "320302001", date(2023, 9, 12), "督查", "文书案卷", "一般")

THREADS = (
    thread(
        "SheetJS/sheetjs/issues/2372",
        "day 43 seconds early",
        **visit(datetime(2023, 9, 11, 23, 59, 17), ("midnight_missed", "C2")),
    ),
    thread(
        "SheetJS/sheetjs/issues/2644",
        "day 48 seconds early",
        **visit(datetime(2023, 9, 11, 23, 59, 12), ("midnight_missed", "C2")),
    ),
    thread(
        "SheetJS/sheetjs/issues/1212",
        "day 44 seconds early as a number",
        **visit(45180.99949074074, ("midnight_missed", "C2")),
    ),
    thread(
        "SheetJS/sheetjs/issues/2350",
        "day 43 seconds late",
        **visit(datetime(2023, 9, 12, 0, 0, 43)),
    ),
    thread(
        "osiegmar/FastCSV/issues/173",
        "quotation mark that only the end of the file closes",
        build=lambda: lines((4, '"2023年9月,徐庄镇,XZ-CG-001,简易,2,200,0')).encode(),
        issues=(("quote_not_closed", "A4"),),
        file_name="报表.csv",
    ),
    thread(
        "adaltas/node-csv-parse/issues/273",
        "quotation mark not closed in one cell, others closed",
        build=lambda: lines(
            (3, '2023年9月,和平街道,XZ-CG-002,"普通,5,1500.5,1'),
            (4, '2023年9月,徐庄镇,XZ-CG-001,"简易",2,200,0'),
        ).encode(),
        issues=(("quote_not_closed", "A3"),),
        file_name="报表.csv",
    ),
    thread(
        "pandas-dev/pandas/issues/61539",
        "format that shows a text whatever is stored",
        build=lambda: xlsx(HEADER, *ROWS, change=format_column("F", '"600"')),
        parts=(clean_part(2, [(*r[:5], None, r[6]) for r in CLEAN]),),
        issues=(("shown_differs", "F2:F4"),),
    ),
    thread(
        "jmcnamara/XlsxWriter/issues/838",
        "format that groups by blanks",
        build=lambda: xlsx(HEADER, *ROWS, change=format_column("F", "#\\ ##0.0")),
        parts=(clean_part(),),
    ),
    thread(
        "pola-rs/polars/issues/12052",
        "format that hides decimals",
        build=lambda: xlsx(HEADER, *ROWS, change=format_column("F", "0")),
        parts=(clean_part(),),
    ),
    thread(
        "tafia/calamine/issues/724",
        "truth value that is none",
        build=lambda: flagged("banana"),
        issues=(("damaged", ""),),
    ),
    thread(
        "office-kit/xlsx/pull/157",
        "parts with blanks and breaks between elements",
        build=indented,
        parts=(clean_part(),),
    ),
    thread(
        "apache/fesod/issues/1010",
        "error typed into an .xls",
        build=old_errors,
        parts=(
            Part(
                {3: (*FOUND, "案卷缺页", "补齐", date(2023, 10, 12), *[None] * 3)},
                "findings",
            ),
        ),
        issues=(("error_value", "K3"),),
        file_name="报表.xls",
    ),
    thread(
        "vigneshuvi/SwiftCSVExport/issues/10",
        "texts without quotation marks",
        build=lambda: text(HEADER, *ROWS),
        parts=(clean_part(),),
        file_name="报表.csv",
    ),
)
