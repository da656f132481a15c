"""The first sheet of an annotated workbook: every issue, with a link to its cell."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import quote_sheetname
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from dashboard.i18n import LANGUAGES, _, speak
from dashboard.ingest.issues import SEVERITIES, Issue, Severity, sort_issues
from dashboard.ingest.workbook import Sheet
from dashboard.printable import drop_unprintable

_WIDTHS = (6, 8, 18, 12, 60, 60)
_HEADER_ROW = 3
_FILL = PatternFill("solid", fgColor="DCE6F2")
_LINK = Font(color="0563C1", underline="single")
_WRAP = Alignment(wrap_text=True, vertical="top")


def severity_label(severity: Severity) -> str:
    """How a severity is called in the language at hand."""
    return {"error": _("阻断"), "warning": _("警告"), "info": _("提示")}[severity]


def is_issue_sheet(sheet: Sheet) -> bool:
    """Whether a sheet of a workbook that was read is such a list, in any language."""
    for code in LANGUAGES:
        with speak(code):
            is_named = sheet.name.startswith(_("问题清单"))
            if is_named and [c for c in sheet.rows[0] if c != ""] == [_("问题清单")]:
                return True
    return False


def insert_issue_sheet(
    book: Workbook, issues: Sequence[Issue], names: Mapping[str, str]
) -> None:
    """Put the list of `issues` before the sheets of `book`.

    `names`: the upload's sheet names to those in `book`; only these are linked to.
    """
    sheet = book.create_sheet(_("问题清单"), 0)
    book.active = 0
    sheet["A1"] = _("问题清单")
    sheet["A1"].font = Font(bold=True, size=14)
    sheet["A2"] = _summary(issues)
    _write_header(sheet)
    for number, issue in enumerate(sort_issues(issues), start=1):
        _write_issue(sheet, number, issue, names)
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    last = _HEADER_ROW + max(1, len(issues))
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:F{last}"


def _summary(issues: Sequence[Issue]) -> str:
    counts = [
        f"{severity_label(severity)} {sum(i.severity == severity for i in issues)}"
        for severity in SEVERITIES
    ]
    return _("，").join(counts)


def _write_header(sheet: Worksheet) -> None:
    titles = (_("序号"), _("级别"), _("工作表"), _("单元格"), _("问题"), _("处理建议"))
    for column, (title, width) in enumerate(zip(titles, _WIDTHS, strict=True), 1):
        cell = sheet.cell(_HEADER_ROW, column, title)
        cell.font = Font(bold=True)
        cell.fill = _FILL
        sheet.column_dimensions[cell.column_letter].width = width


def _write_issue(
    sheet: Worksheet, number: int, issue: Issue, names: Mapping[str, str]
) -> None:
    row = _HEADER_ROW + number
    texts = (
        severity_label(issue.severity),
        issue.sheet,
        issue.cell,
        issue.text,
        issue.remedy_text,
    )
    sheet.cell(row, 1, number).alignment = _WRAP
    for column, text in enumerate(map(drop_unprintable, texts), start=2):
        cell = sheet.cell(row, column, text)
        cell.alignment = _WRAP
        # A sheet may be called =1+1: what we write is text, never a formula.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    if issue.cell and issue.sheet in names:
        link = sheet.cell(row, 4)
        place = f"{quote_sheetname(names[issue.sheet])}!{_link_cell(issue.cell)}"
        link.hyperlink = Hyperlink(ref=link.coordinate, location=place)
        link.font = _LINK


def _link_cell(span: str) -> str:
    """A cell to jump to: rows like 1:2 are reached at their first cell."""
    first = span.partition(":")[0]
    return f"A{first}" if first.isdecimal() else span
