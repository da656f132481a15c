"""A table as a formatted .xlsx that says what it shows and on what it rests."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.charts.text import measure_text
from dashboard.formats import count_decimals, format_period, write_value
from dashboard.forms import TIMES, Form, Format, Sign
from dashboard.i18n import _, language
from dashboard.reports.export.columns import FileColumn, list_columns
from dashboard.reports.export.csv import neutralise
from dashboard.reports.table import Table

_WIDEST = 60  # Excel's unit: a digit; a Chinese character takes two
_BOLD = Font(bold=True)
_HEADER_FILL = PatternFill("solid", fgColor="DCE4EF")
_HEADER_LINE = Border(bottom=Side("thin", color="12436D"))
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_RIGHT_HEAD = Alignment(horizontal="right", vertical="top", wrap_text=True)
# The language of the format, not of the reader's Excel, names the months.
_DAY_FORMATS = {
    "zh": {
        Form.DATE: 'yyyy"年"m"月"d"日"',
        Form.MONTH: 'yyyy"年"m"月"',
        Form.MOMENT: "yyyy-mm-dd hh:mm",
    },
    "en": {
        Form.DATE: "[$-409]d mmm yyyy",
        Form.MONTH: "[$-409]mmm yyyy",
        Form.MOMENT: "yyyy-mm-dd hh:mm",
    },
}


@dataclass(frozen=True)
class Origin:
    """What an exported table shows, and on what it rests.

    `filters`: what was chosen on the page, label -> value, in words.
    """

    title: str
    snapshot_id: str
    area: str = ""
    period: dt.date | None = None
    filters: Mapping[str, str] = field(default_factory=dict)
    is_sample: bool = False


def write_workbook(
    table: Table, origin: Origin, *, made_at: dt.datetime | None = None
) -> bytes:
    """`table` as .xlsx: its rows on the first sheet, `origin` on the second.

    Numbers and dates are such cells, in full precision, written as the page does.
    """
    return write_sheets({_("数据"): table}, origin, made_at=made_at)


def write_sheets(
    tables: Mapping[str, Table],
    origin: Origin,
    *,
    made_at: dt.datetime | None = None,
) -> bytes:
    """`tables` as .xlsx, a sheet each by its name, and `origin` on the last one.

    As `write_workbook` writes its one.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, table in tables.items():
        sheet = book.create_sheet(name)
        _fill_sheet(sheet, table)
        _set_up_print(sheet, origin)
    _add_notes(book, origin, made_at or dt.datetime.now().astimezone())
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _fill_sheet(sheet: Worksheet, table: Table) -> None:
    for number, column in enumerate(list_columns(table), start=1):
        _write_column(sheet, number, column)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write_column(sheet: Worksheet, number: int, column: FileColumn) -> None:
    head = _write(sheet, 1, number, column.heading)
    head.font, head.fill, head.border = _BOLD, _HEADER_FILL, _HEADER_LINE
    head.alignment = _RIGHT_HEAD if _is_right(column) else _WRAPPED
    texts = [column.heading]
    cells = zip(column.values, column.formats, strict=True)
    for row, (value, form) in enumerate(cells, start=2):
        if value is not None and value != "":
            _write(sheet, row, number, *_content(value, form))
            texts.append(write_value(value, form))
    sheet.column_dimensions[get_column_letter(number)].width = _measure(texts)


def _is_right(column: FileColumn) -> bool:
    return any(form.is_number for form in column.formats)


def _content(value: Any, form: Format) -> tuple[Any, str]:
    """The value that a cell holds, and the format that writes it as the page does.

    Excel knows per cent, but no percentage points: those are numbers of them.
    """
    if form.form is Form.POINTS:
        value = value * form.scale
    return value, _number_format(value, form)


def _number_format(value: Any, form: Format) -> str:
    days = _DAY_FORMATS[language()]
    if form.form in TIMES:
        return days[form.form]
    if not form.is_number:
        return "General"
    if form.form is Form.DAYS_LEFT:
        left, past = _("剩 {days} 天"), _("过 {days} 天")
        return ";".join(_quote_around(pattern) for pattern in (left, past, left))
    decimals = count_decimals(value, form)
    plain = "#,##0" + ("." + "0" * decimals if decimals else "") + _quote_unit(form)
    return plain if form.sign is Sign.BELOW else f"+{plain};-{plain};{plain}"


def _quote_unit(form: Format) -> str:
    if form.form is Form.SHARE:
        return "%"
    if form.form is Form.POINTS:
        return _quote_around(_("{number}个百分点")).removeprefix("#,##0")
    if not form.unit:
        return ""
    return f'"{" " if language() == "en" else ""}{form.unit}"'


def _quote_around(pattern: str) -> str:
    """A pattern's words in quotes, a number where its name stands."""
    before, _brace, rest = pattern.partition("{")
    after = rest.partition("}")[2]
    return "".join(
        part if part == "#,##0" else f'"{part}"'
        for part in (before, "#,##0", after)
        if part
    )


def _write(
    sheet: Worksheet, row: int, column: int, value: Any, number_format: str = "General"
) -> Cell:
    """One cell; text is text, whatever it looks like."""
    if isinstance(value, str):
        value = neutralise(value)
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    cell = cast(Cell, sheet.cell(row, column, value))
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes #N/A for an error
        if len(value) * 2 > _WIDEST:
            cell.alignment = _WRAPPED
    elif number_format != "General":
        cell.number_format = number_format
    return cell


def _measure(texts: list[str]) -> float:
    """The width of a column that holds `texts`, with room for the filter's arrow."""
    return float(min(max(map(measure_text, texts)) * 2 + 3, _WIDEST))


def _set_up_print(sheet: Worksheet, origin: Origin) -> None:
    """A4 across, as wide as the page, the header repeated, the snapshot below."""
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    left, right = HeaderFooterItem(), HeaderFooterItem()
    left.left.text = origin.title.replace("&", "&&")
    right.left.text = _("快照 {id}").format(id=origin.snapshot_id)
    right.right.text = "&P / &N"
    sheet.oddHeader, sheet.oddFooter = left, right


def _add_notes(book: Workbook, origin: Origin, made_at: dt.datetime) -> None:
    """The second sheet: a line for each thing that the table rests on."""
    sheet = book.create_sheet(_("说明"))
    sheet.column_dimensions["A"].width = 14
    sheet.column_dimensions["B"].width = 70
    for row, (label, text) in enumerate(_describe(origin, made_at), start=1):
        _write(sheet, row, 1, label).font = _BOLD
        _write(sheet, row, 2, text).alignment = _WRAPPED


def _describe(origin: Origin, made_at: dt.datetime) -> Iterator[tuple[str, str]]:
    yield _("标题"), origin.title
    if origin.period:
        yield _("月份"), format_period(origin.period)
    if origin.area:
        yield _("范围"), origin.area
    yield from origin.filters.items()
    if origin.snapshot_id:
        yield _("快照"), origin.snapshot_id
    yield _("生成时间"), f"{made_at:%Y-%m-%d %H:%M %Z}"
    if origin.is_sample:
        yield _("注意"), _("示例数据（合成），不代表任何单位的实际情况")
