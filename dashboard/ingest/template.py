"""The blank workbook of a data set, made from its contract."""

from datetime import date
from io import BytesIO

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.datasets.codes import code_names
from dashboard.i18n import _, pick
from dashboard.ingest.rows import EXAMPLE_MARK

#: Sheets whose names begin so are the template's own and are never read.
LISTS_SHEET = "_lists"
HEADER_ROW = 3
_LAST_ROW = 5000
_NUMBER_COLUMN = "序号"

_HEADER_FILL = PatternFill("solid", fgColor="DCE6F2")
_REQUIRED_FILL = PatternFill("solid", fgColor="BDD0E9")
_EXAMPLE_FONT = Font(italic=True, color="808080")
_LINE = Side(style="thin", color="A6A6A6")
_FORMATS = {"day": "yyyy-mm-dd", "count": "0", "amount": "0.00"}


def template_workbook(dataset: str) -> bytes:
    """A blank .xlsx for `dataset`: title, notes, header, drop-downs, example row.

    The example row is marked 示例 in its first cell; the reader leaves it out.
    """
    entry = DATASETS[dataset]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = entry.label
    _write_heading(sheet, entry)
    _write_header(sheet, entry)
    _write_example(sheet, entry)
    _add_lists(book, sheet, entry)
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _write_heading(sheet: Worksheet, entry: Dataset) -> None:
    title = _("{label}（    年  月）").format(label=entry.label)
    sheet.cell(1, 1, title).font = Font(bold=True, size=14)
    note = _(
        "请把标题里的年月写全；深色表头为必填列，说明见表头批注；"
        "标着“{mark}”的行不会入库，请从下一行起填写。"
    ).format(mark=EXAMPLE_MARK)
    sheet.cell(2, 1, note).alignment = Alignment(wrap_text=True, vertical="top")
    for row in (1, 2):
        sheet.merge_cells(
            start_row=row, end_row=row, start_column=1, end_column=_width(entry)
        )
    sheet.row_dimensions[2].height = 30


def _write_header(sheet: Worksheet, entry: Dataset) -> None:
    sheet.cell(HEADER_ROW, 1, _NUMBER_COLUMN)
    for position, column in enumerate(entry.columns.values(), start=2):
        cell = sheet.cell(HEADER_ROW, position, column.header)
        if text := _comment_text(column):
            cell.comment = Comment(text, entry.title, width=260, height=120)
    for position in range(1, _width(entry) + 1):
        head = sheet.cell(HEADER_ROW, position)
        is_required = position > 1 and _columns(entry)[position - 2].is_required
        head.fill = _REQUIRED_FILL if is_required else _HEADER_FILL
        head.font = Font(bold=True)
        head.border = Border(bottom=_LINE, top=_LINE, left=_LINE, right=_LINE)
        head.alignment = Alignment(horizontal="center", wrap_text=True)
        letter = get_column_letter(position)
        sheet.column_dimensions[letter].width = 8 if position == 1 else 18


def _comment_text(column: Column) -> str:
    parts = [
        pick(column.note, column.note_en),
        _("必填") if column.is_required else "",
        _("单位：{unit}").format(unit=column.unit) if column.unit else "",
        _("可选项：{choices}").format(choices="、".join(column.choices))
        if column.choices
        else "",
    ]
    return "\n".join(part for part in parts if part)


def _write_example(sheet: Worksheet, entry: Dataset) -> None:
    row = HEADER_ROW + 1
    sheet.cell(row, 1, EXAMPLE_MARK).font = _EXAMPLE_FONT
    for position, column in enumerate(entry.columns.values(), start=2):
        _format_column(sheet, position, column)
        sheet.cell(row, position, _example_value(column)).font = _EXAMPLE_FONT


def _format_column(sheet: Worksheet, position: int, column: Column) -> None:
    """Text stays text: codes like 1-2 or 0012 must not turn into dates or numbers."""
    number_format = _FORMATS.get(column.kind, "@")
    sheet.column_dimensions[get_column_letter(position)].number_format = number_format
    for row in range(HEADER_ROW + 1, HEADER_ROW + 201):
        sheet.cell(row, position).number_format = number_format


def _example_value(column: Column) -> str | int | float | date | None:
    if column.kind == "day" and column.example:
        return date.fromisoformat(str(column.example))
    return None if column.example == "" else column.example


def _add_lists(book: Workbook, sheet: Worksheet, entry: Dataset) -> None:
    """Drop-downs whose items stand in a hidden sheet."""
    lists = book.create_sheet(LISTS_SHEET)
    lists.sheet_state = "hidden"
    for position, column in enumerate(entry.columns.values(), start=2):
        items = _list_items(column)
        if not items:
            continue
        letter = get_column_letter(position)
        for row, item in enumerate(items, start=1):
            lists.cell(row, position, item)
        rule = DataValidation(
            type="list",
            formula1=f"{LISTS_SHEET}!${letter}$1:${letter}${len(items)}",
            allow_blank=not column.is_required,
        )
        rule.error = _("请从下拉选项中选择。")
        sheet.add_data_validation(rule)
        rule.add(f"{letter}{HEADER_ROW + 1}:{letter}{_LAST_ROW}")


def _list_items(column: Column) -> list[str]:
    names = code_names(column.kind)
    return [name for name, _english in names.values()] or list(column.choices)


def _columns(entry: Dataset) -> list[Column]:
    return list(entry.columns.values())


def _width(entry: Dataset) -> int:
    """The sheet's columns: the contract's and the row number before them."""
    return len(entry.columns) + 1
