"""What calamine hides in .ods: what cells show, errors, what is hidden or struck."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import iterparse

from dashboard.ingest import limits
from dashboard.ingest.xlsx_scan import BookScan, SheetScan

_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_ERROR = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!)|Err:\d+|错误:\d+")
_NUMERIC = ("float", "currency")


def scan_ods(data: bytes) -> BookScan:
    """Scan every table of an OpenDocument sheet; zip and XML errors pass through."""
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        archive.open("content.xml") as part,
    ):
        return BookScan(tuple(_tables(_events(part))))


def _events(part: object) -> Iterator[tuple[str, str, Element]]:
    """Start and end of each element, with its bare name."""
    for event, element in iterparse(part, events=("start", "end")):
        yield event, _bare(element.tag), element
        if event == "end" and _bare(element.tag) == "table-row":
            element.clear()


def _bare(name: str) -> str:
    return name.rpartition("}")[2]


def _attributes(element: Element) -> dict[str, str]:
    return {_bare(name): value for name, value in element.items()}


@dataclass
class _Table:
    """One table while it is read: where the next row is, and the styles struck out."""

    name: str
    scan: SheetScan = field(default_factory=SheetScan)
    row: int = 0


def _tables(
    events: Iterator[tuple[str, str, Element]],
) -> Iterator[tuple[str, SheetScan]]:
    struck: set[str] = set()
    style, table = "", None
    for event, name, element in events:
        if name == "style" and event == "start":
            style = _attributes(element).get("name", "")
        elif name == "text-properties" and _is_struck(element):
            struck.add(style)
        elif name == "table" and event == "start":
            table = _Table(_attributes(element).get("name", ""))
        elif name == "table-row" and event == "end" and table:
            _scan_row(element, table, struck)
        elif name == "table" and table:
            yield table.name, table.scan
            table = None


def _is_struck(element: Element) -> bool:
    style = _attributes(element).get("text-line-through-style", "none")
    return style != "none"


def _scan_row(element: Element, table: _Table, struck: set[str]) -> None:
    told = _attributes(element)
    times = int(told.get("number-rows-repeated", "1"))
    column = 0
    for cell in element:
        own = _attributes(cell)
        count = int(own.get("number-columns-repeated", "1"))
        if own.get("value-type") and max(times, count) < limits.MAX_COLUMNS:
            for row in range(table.row, table.row + times):
                for place in range(column, column + count):
                    _scan_cell(cell, own, (row, place), table.scan, struck)
        column += count
    if told.get("visibility") in ("collapse", "filter") and times < limits.MAX_COLUMNS:
        table.scan.hidden_rows.update(range(table.row, table.row + times))
    table.row += times


def _scan_cell(
    cell: Element,
    own: dict[str, str],
    place: tuple[int, int],
    scan: SheetScan,
    struck: set[str],
) -> None:
    text = "\n".join(
        "".join(line.itertext()) for line in cell if _bare(line.tag) == "p"
    ).strip()
    if own.get("style-name") in struck:
        scan.struck.add(place)
    if "formula" in own and _ERROR.fullmatch(text):
        scan.errors[place] = text
    elif own["value-type"] == "percentage":
        scan.formats[place] = "0%"
    elif code := _telling_code(text, own):
        scan.formats[place] = code


def _telling_code(text: str, own: dict[str, str]) -> str:
    """A format code that shows `text` for the stored value; "": it says the same."""
    if own["value-type"] not in _NUMERIC or not text:
        return ""
    quoted = text.replace('"', "")
    match = _NUMBER.search(text)
    if match is None or not _is_shown(match[0], own.get("value", "")):
        return f'"{quoted}"'
    before, after = text[: match.start()], text[match.end() :]
    if re.search(r"\d", before + after):
        return f'"{quoted}"'
    return f'"{before}"General"{after}"' if (before + after).strip("¥￥$ ") else ""


def _is_shown(written: str, value: str) -> bool:
    """Whether digits are those of the stored value, up to what they leave out."""
    digits = len(written.partition(".")[2])
    try:
        gap = abs(Decimal(value) - Decimal(written.replace(",", "")))
    except InvalidOperation:
        return False
    return gap <= Decimal(1).scaleb(-digits) / 2 and not written.startswith("00")
