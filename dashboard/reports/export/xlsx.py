"""A table as a formatted .xlsx that says what it shows and on what it rests."""

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import cast

import pandas as pd
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.charts.text import measure_text
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.reports.export.cells import Content, number_format, read_column
from dashboard.reports.export.csv import neutralise

_WIDEST = 60  # Excel's unit: a digit; a Chinese character takes two
_BOLD = Font(bold=True)
_HEADER_FILL = PatternFill("solid", fgColor="DCE4EF")
_HEADER_LINE = Border(bottom=Side("thin", color="12436D"))
_WRAPPED = Alignment(vertical="top", wrap_text=True)


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
    frame: pd.DataFrame,
    origin: Origin,
    *,
    percent: Collection[str] = (),
    made_at: dt.datetime | None = None,
) -> bytes:
    """`frame` as .xlsx: its rows on the first sheet, `origin` on the second.

    Numbers and dates are such cells, also where the page writes them as text. `percent`
    names the numeric columns that hold per cent: they become shares written with %.
    """
    return write_sheets({_("数据"): frame}, origin, percent=percent, made_at=made_at)


def write_sheets(
    frames: Mapping[str, pd.DataFrame],
    origin: Origin,
    *,
    percent: Collection[str] = (),
    made_at: dt.datetime | None = None,
) -> bytes:
    """`frames` as .xlsx, a sheet each by its name, and `origin` on the last one.

    As `write_workbook` writes its one.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, frame in frames.items():
        sheet = book.create_sheet(name)
        _fill_sheet(sheet, frame, percent)
        _set_up_print(sheet, origin)
    _add_notes(book, origin, made_at or dt.datetime.now().astimezone())
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _fill_sheet(
    sheet: Worksheet, frame: pd.DataFrame, percent: Collection[str]
) -> None:
    for number, (name, column) in enumerate(frame.items(), start=1):
        contents = _read_column(column, str(name) in percent)
        _write_column(sheet, number, str(name), contents)
        width = _measure([str(name), *(column[column.notna()].map(str))])
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _read_column(column: pd.Series, is_percent: bool) -> list[Content]:
    """The cells of a column; numbers are written with as many decimals as they have."""
    contents = read_column(column)
    if not pd.api.types.is_numeric_dtype(column) or column.dtype == bool:
        return contents
    known = [content.value for content in contents if content.value is not None]
    form = number_format(
        next((n for n in (0, 1) if all(round(v, n) == v for v in known)), 2)
    )
    if not is_percent:
        return [Content(content.value, form) for content in contents]
    return [
        Content(None if c.value is None else round(c.value / 100, 6), f"{form}%")
        for c in contents
    ]


def _write_column(
    sheet: Worksheet, number: int, name: str, contents: list[Content]
) -> None:
    head = _write(sheet, 1, number, Content(name))
    head.font, head.fill, head.border = _BOLD, _HEADER_FILL, _HEADER_LINE
    head.alignment = _WRAPPED
    for row, content in enumerate(contents, start=2):
        if content.value is not None:
            _write(sheet, row, number, content)


def _write(sheet: Worksheet, row: int, column: int, content: Content) -> Cell:
    """One cell; text is text, whatever it looks like."""
    value = content.value
    if isinstance(value, str):
        value = neutralise(value)
    cell = cast(Cell, sheet.cell(row, column, value))
    if isinstance(value, str):
        cell.data_type = "s"  # openpyxl takes #N/A for an error
        if len(value) * 2 > _WIDEST:
            cell.alignment = _WRAPPED
    elif content.number_format != "General":
        cell.number_format = content.number_format
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
        _write(sheet, row, 1, Content(label)).font = _BOLD
        _write(sheet, row, 2, Content(text)).alignment = _WRAPPED


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
