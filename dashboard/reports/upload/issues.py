"""The issues of an upload as a table: for the page, and as a file to hand on."""

from collections.abc import Sequence

import pandas as pd

from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issue_sheet import severity_label
from dashboard.ingest.issues import SEVERITIES, Severity
from dashboard.reports.table import Column, Table, build_table, table_of

_NAMED = 3
_SIGNS: dict[Severity, str] = {"error": "■", "warning": "▲", "info": "○"}


def severity_title(severity: Severity) -> str:
    """The severity as sign and word."""
    return f"{_SIGNS[severity]} {severity_label(severity)}"


def count_issues(uploads: Sequence[Upload]) -> dict[Severity, int]:
    """How many issues there are of each severity, those beyond the cap included."""
    counts = dict.fromkeys(SEVERITIES, 0)
    for upload in uploads:
        severities = {issue.rule: issue.severity for issue in upload.issues}
        for rule, count in upload.counts.items():
            counts[severities[rule]] += count
    return counts


def issue_table(
    uploads: Sequence[Upload], severities: Sequence[Severity] = SEVERITIES
) -> Table:
    """One row an issue, worst first, then by file: where, what, and what to do."""
    found = [
        (issue, upload.file_name)
        for upload in uploads
        for issue in upload.issues
        if issue.severity in severities
    ]
    found.sort(key=lambda entry: SEVERITIES.index(entry[0].severity))
    lines = [
        {
            "severity": severity_title(issue.severity),
            "file": file,
            "sheet": issue.sheet,
            "cell": _place(issue.cell),
            "problem": issue.text,
            "remedy": issue.remedy_text,
        }
        for issue, file in found
    ]
    columns = [
        Column("severity", _("级别")),
        Column("file", _("文件")),
        Column("sheet", _("工作表")),
        Column("cell", _("单元格")),
        Column("problem", _("问题")),
        Column("remedy", _("处理建议")),
    ]
    return build_table(lines, columns)


def group_issues(table: Table) -> Table:
    """`table` with the same text in the same sheet said once, its first cells named."""
    names = [column.name for column in table.columns]
    texts = [name for name in names if name != "cell"]
    cells = table.frame.groupby(texts, sort=False)["cell"].agg(_name_cells)
    return table_of(cells.reset_index()[names], table.columns)


def _name_cells(cells: pd.Series) -> str:
    named = _("、").join(cells.head(_NAMED))
    if len(cells) <= _NAMED:
        return named
    return _("{cells} 等 {count} 处").format(cells=named, count=len(cells))


def _place(cell: str) -> str:
    """An address as it is read: whole rows (3:4) in words."""
    first, _colon, last = cell.partition(":")
    if not first.isdecimal():
        return cell
    if first == last:
        return _("第 {row} 行").format(row=first)
    return _("第 {first}-{last} 行").format(first=first, last=last)
