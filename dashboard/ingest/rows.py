"""Which rows of a sheet are data: not totals, not blanks, not the notes below."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.datasets import DATASETS
from dashboard.ingest.header_texts import fold_header
from dashboard.ingest.headers import HeaderMatch
from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.stacked import OtherTable, find_other_table
from dashboard.ingest.workbook import Cell, Sheet

_STOP = re.compile(
    r"(?:注|备注|说明|附注)\d*(?:[:.、(]|$)|(?:填表|填报)说明"
    r"|(?:填表|填报|制表|审核|复核|联系|统计|经办|负责|报送|审批|签发|单位负责|主要负责)"
    r"(?:人|单位|日期|时间|电话|部门)"
    r"|(?:分管|主要|主管|单位)领导|(?:电话|签字|签名|盖章|公章)[:]"
)
_TOTAL = re.compile(
    r"(?P<scope>.{0,10}?)"
    r"(?P<kind>合计|总计|共计|总和|汇总|小计|平均值?|均值|累计)数?(?:\(.*\))?[:]?"
)
#: Marks the template's example row in its first cell.
EXAMPLE_MARK = "示例"
_NAMED_KINDS = ("subdistrict", "month", "domain", "day")
_LABEL_COLUMNS = 3
#: A total's label holds one of these: a plain search spares codes the pattern.
_TOTAL_SIGNS = ("计", "总", "均")


@dataclass(frozen=True)
class TotalRow:
    """A row that sums or averages others. `kind`: total, subtotal, mean, cumulative.

    `scope`: what its label says it is of (鼓楼区), "" for all or those just above.
    """

    row: int
    kind: str
    label: str
    scope: str = ""


@dataclass
class SheetRows:
    """The rows of a sheet by what they are; all zero-based sheet rows.

    `examples`: rows marked 示例. `stopped_at`: the first row of the trailing notes.
    `after_stop`: rows below it that look like data and were not read. `other_table`:
    one that begins below, of which nothing is read. `struck`: rows struck out, among
    the data unless the analyst said that they are void.
    """

    data: list[int]
    totals: list[TotalRow] = field(default_factory=list)
    examples: list[int] = field(default_factory=list)
    repeated_headers: list[int] = field(default_factory=list)
    numbered_blanks: list[int] = field(default_factory=list)
    stopped_at: int | None = None
    after_stop: list[int] = field(default_factory=list)
    other_table: OtherTable | None = None
    struck: list[int] = field(default_factory=list)


def sort_rows(sheet: Sheet, recognition: Recognition) -> SheetRows:
    """Tell the data rows below the header from all others."""
    header = recognition.header
    first, end = recognition.first_row, len(sheet.rows)
    other = find_other_table(sheet, header, range(first, end))
    end = other.row if other else end
    mapped = {
        name: [cells[position] for cells in sheet.rows[first:end]]
        for name, position in header.columns.items()
    }
    blank = _blank_rows(list(mapped.values()))
    labels = _label_rows(sheet, recognition, range(first, end))
    result = SheetRows([], other_table=other)
    result.stopped_at = next((r for r, kind in labels.items() if kind == "stop"), None)
    stop = end if result.stopped_at is None else result.stopped_at
    headers = _repeated_headers(mapped, header, first)
    headers |= _titles_above(sheet, headers, first)
    for row in range(first, stop):
        if row in headers:
            result.repeated_headers.append(row)
        elif labels.get(row) == "example":
            result.examples.append(row)
        elif row in labels:
            result.totals.append(_total_row(row, labels[row]))
        elif blank and not blank[row - first]:
            result.data.append(row)
        elif any(c != "" for c in sheet.rows[row]):
            result.numbered_blanks.append(row)
    result.after_stop = [
        r for r in range(stop, end) if _looks_like_data(sheet.rows[r], header)
    ]
    result.struck = [row for row in result.data if _is_struck(sheet, row, header)]
    if recognition.answers.get("struck") == "drop":
        void = set(result.struck)
        result.data = [row for row in result.data if row not in void]
    return result


def _is_struck(sheet: Sheet, row: int, header: HeaderMatch) -> bool:
    """Whether at least half of what is filled in is struck out."""
    if not sheet.scan.struck:
        return False
    filled = [p for p in header.columns.values() if str(sheet.rows[row][p]).strip()]
    return sum((row, p) in sheet.scan.struck for p in filled) * 2 >= len(filled) > 0


def _blank_rows(columns: Sequence[Sequence[Cell]]) -> list[bool]:
    """Whether each row has nothing in any of the columns."""
    marks = []
    for cells in columns:
        blanks = {c for c in set(cells) if isinstance(c, str) and not squeeze_text(c)}
        marks.append([c in blanks for c in cells])
    return [all(row) for row in zip(*marks, strict=True)]


def _label_rows(sheet: Sheet, recognition: Recognition, rows: range) -> dict[int, str]:
    """Rows whose first cells say 合计, 注 and the like: row to "stop" or the label."""
    columns = DATASETS[recognition.dataset].columns
    mapped = recognition.header.columns
    texts = {p for n, p in mapped.items() if columns[n].is_free_text}
    places = [p for n, p in mapped.items() if columns[n].kind in _NAMED_KINDS]
    codes = {p for n, p in mapped.items() if p not in texts and p not in places}
    width = len(sheet.rows[0]) if sheet.rows else 0
    leading = [p for p in range(min(_LABEL_COLUMNS, width)) if p not in texts]
    found: dict[int, str] = {}
    for position in sorted({*range(min(_LABEL_COLUMNS, width)), *places, *codes}):
        cells = [row[position] for row in sheet.rows[rows.start : rows.stop]]
        is_code = position in codes and position not in leading
        kinds = {
            c: kind
            for c in set(cells)
            if isinstance(c, str)
            and not (is_code and not any(sign in c for sign in _TOTAL_SIGNS))
            and (kind := _label(c))
        }
        for offset, cell in enumerate(cells) if kinds else ():
            kind = kinds.get(cell)
            row = rows.start + offset
            if kind in ("stop", "example"):
                is_label = _leads_row(sheet.rows[row], position)
            else:
                is_label = position in leading or position not in texts
            if kind and is_label:
                found.setdefault(row, kind)
    return dict(sorted(found.items()))


def _label(cell: str) -> str | None:
    """ "stop" for trailing notes, "example", the folded label of a total, or None."""
    text = squeeze_text(cell)
    if _STOP.match(text):
        return "stop"
    if text == EXAMPLE_MARK:
        return "example"
    return text if _TOTAL.fullmatch(text) else None


def _leads_row(cells: Sequence[Cell], position: int) -> bool:
    return all(not str(c).strip() for c in cells[:position])


def _total_row(row: int, label: str) -> TotalRow:
    match = _TOTAL.fullmatch(label)
    word = match["kind"] if match else label
    kinds = {"小计": "subtotal", "平均": "mean", "平均值": "mean", "均值": "mean"}
    kind = kinds.get(word, "cumulative" if word == "累计" else "total")
    scope = match["scope"].strip() if match else ""
    return TotalRow(row, kind, label, scope)


def _repeated_headers(
    mapped: Mapping[str, Sequence[Cell]], header: HeaderMatch, first: int
) -> set[int]:
    """Rows that repeat the header, as printed pages do."""
    hits: dict[int, int] = {}
    for name, cells in mapped.items():
        text = header.texts[header.columns[name]]
        folded = fold_header(text)
        texts = {c for c in set(cells) if isinstance(c, str)}
        same = {c for c in texts if fold_header(c) == folded}
        for offset, cell in enumerate(cells) if same else ():
            if cell in same:
                hits[first + offset] = hits.get(first + offset, 0) + 1
    return {row for row, count in hits.items() if count * 2 > len(mapped)}


def _titles_above(sheet: Sheet, headers: set[int], first: int) -> set[int]:
    """The rows just above a repeated header that hold its title and nothing else."""
    titles = set()
    for header in headers:
        row = header - 1
        while row >= first and row not in headers:
            filled = [cell for cell in sheet.rows[row] if cell != ""]
            if len(filled) > 1 or not all(isinstance(cell, str) for cell in filled):
                break
            titles.add(row)
            row -= 1
    return titles


def _looks_like_data(cells: Sequence[Cell], header: HeaderMatch) -> bool:
    filled = sum(str(cells[p]).strip() != "" for p in header.columns.values())
    return filled * 2 > len(header.columns)
