"""The analyst's own workbook back: cells coloured and commented, issues first."""

import zipfile
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from openpyxl import Workbook as Book
from openpyxl import load_workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.utils import range_boundaries
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.i18n import _
from dashboard.ingest.issue_sheet import insert_issue_sheet, severity_label
from dashboard.ingest.issues import SEVERITIES, Issue
from dashboard.ingest.workbook import Cell as Value
from dashboard.ingest.workbook import Workbook, read_workbook
from dashboard.printable import drop_unprintable

#: Above these the copy holds the list of issues only: writing it would take minutes.
MAX_CELLS = 400_000
MAX_UNPACKED_BYTES = 60 * 2**20
_COMMENT_SIZE = {"width": 320, "height": 140}
_FILLS = {
    "error": PatternFill("solid", fgColor="FFC7CE"),
    "warning": PatternFill("solid", fgColor="FFEB9C"),
    "info": PatternFill("solid", fgColor="DDEBF7"),
}
_MAX_MARKED_CELLS = 200


def annotated_workbook(data: bytes, file_name: str, issues: Sequence[Issue]) -> bytes:
    """The upload as .xlsx with its issues in place and listed on the first sheet.

    An .xlsx keeps its formatting and formulas, other formats their values. A file that
    cannot be read, or is too large to be written again, gives the list alone.
    """
    book, names = _open_copy(data, file_name)
    for sheet, found in _by_sheet(issues).items():
        if sheet in names:
            _mark_sheet(book[names[sheet]], found)
    insert_issue_sheet(book, issues, names)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _open_copy(data: bytes, file_name: str) -> tuple[Book, dict[str, str]]:
    """A workbook to write into, and what the upload's sheets are called in it."""
    source = read_workbook(data, file_name)
    cells = sum(len(s.rows) * len(s.rows[0]) for s in source.sheets if s.rows)
    if not source.sheets or cells > MAX_CELLS:
        return _empty_book(), {}
    if source.format == "xlsx" and _unpacked_size(data) <= MAX_UNPACKED_BYTES:
        try:
            book = load_workbook(BytesIO(data))
        except Exception:  # noqa: S110
            # openpyxl stumbles over styles that the reader does without.
            pass
        else:
            return book, {name: name for name in book.sheetnames}
    return _rebuild(source)


def _unpacked_size(data: bytes) -> int:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return sum(entry.file_size for entry in archive.infolist())


def _empty_book() -> Book:
    book = Book()
    book.remove(book.worksheets[0])
    return book


def _rebuild(source: Workbook) -> tuple[Book, dict[str, str]]:
    """The values of the upload in a new workbook, merges and hidden sheets kept."""
    book = _empty_book()
    names = {}
    for sheet in source.sheets:
        copy = book.create_sheet(sheet.name or _("数据"))
        names[sheet.name] = copy.title
        for r, row in enumerate(sheet.rows, start=1):
            for c, value in enumerate(row, start=1):
                if value != "":
                    write_value(copy.cell(r, c), value)
        for (top, left), (bottom, right) in sheet.merges:
            copy.merge_cells(
                start_row=top + 1,
                start_column=left + 1,
                end_row=bottom + 1,
                end_column=right + 1,
            )
        copy.sheet_state = "hidden" if sheet.is_hidden else "visible"
    return book, names


def write_value(cell: Cell | MergedCell, value: Value) -> None:
    """Write a value so that text never starts a formula, whatever it begins with."""
    if isinstance(value, str):
        value = drop_unprintable(value)
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(("=", "+", "-", "@"))


def _by_sheet(issues: Iterable[Issue]) -> dict[str, list[Issue]]:
    groups: dict[str, list[Issue]] = {}
    for issue in issues:
        if issue.cell:
            groups.setdefault(issue.sheet, []).append(issue)
    return groups


def _mark_sheet(sheet: Worksheet, issues: Sequence[Issue]) -> None:
    """Colour the cells by their worst issue and say all of them in a comment."""
    marks: dict[str, list[Issue]] = {}
    anchors = _merge_anchors(sheet)
    for issue in issues:
        for address in _addresses(sheet, issue.cell):
            marks.setdefault(anchors.get(address, address), []).append(issue)
    for address, found in marks.items():
        worst = min(found, key=lambda i: SEVERITIES.index(i.severity))
        cell = sheet[address]
        cell.fill = _FILLS[worst.severity]
        cell.comment = Comment(
            _comment_text(cell, found), _("数据检查"), **_COMMENT_SIZE
        )


def _comment_text(cell: Cell, issues: Sequence[Issue]) -> str:
    lines = [
        f"[{severity_label(issue.severity)}] {issue.text}{issue.remedy_text}"
        for issue in issues
    ]
    if cell.comment:
        lines.append(cell.comment.text)
    return drop_unprintable("\n".join(dict.fromkeys(lines)))


def _addresses(sheet: Worksheet, span: str) -> list[str]:
    """The cells of an address, a range (F2:F3) or rows (1:2), a bounded number."""
    left, top, right, bottom = range_boundaries(span)
    right = right or sheet.max_column
    cells = [
        sheet.cell(row, column).coordinate
        for row in range(top or 1, (bottom or top or 1) + 1)
        for column in range(left or 1, right + 1)
    ]
    return cells[:_MAX_MARKED_CELLS]


def _merge_anchors(sheet: Worksheet) -> Mapping[str, str]:
    """Each covered cell of a merge to its first one, which alone can be written."""
    anchors = {}
    for span in sheet.merged_cells.ranges:
        first = sheet.cell(span.min_row, span.min_col).coordinate
        if span.size["rows"] * span.size["columns"] <= 10_000:
            for row, column in span.cells:
                anchors[sheet.cell(row, column).coordinate] = first
    return anchors
