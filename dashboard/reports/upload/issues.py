"""The issues of an upload as a table: for the page, and as a file to hand on."""

from collections.abc import Sequence

import pandas as pd

from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issue_sheet import severity_label
from dashboard.ingest.issues import SEVERITIES, Severity

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
) -> pd.DataFrame:
    """One row an issue, worst first, then by file: where, what, and what to do."""
    found = [
        (issue, upload.file_name)
        for upload in uploads
        for issue in upload.issues
        if issue.severity in severities
    ]
    found.sort(key=lambda entry: SEVERITIES.index(entry[0].severity))
    columns = {
        _("级别"): [severity_title(issue.severity) for issue, _file in found],
        _("文件"): [file for _issue, file in found],
        _("工作表"): [issue.sheet for issue, _file in found],
        _("单元格"): [_place(issue.cell) for issue, _file in found],
        _("问题"): [issue.text for issue, _file in found],
        _("处理建议"): [issue.remedy_text for issue, _file in found],
    }
    return pd.DataFrame(columns)


def group_issues(table: pd.DataFrame) -> pd.DataFrame:
    """`table` with the same text in the same sheet said once, its first cells named."""
    texts = [name for name in table.columns if name != _("单元格")]
    cells = table.groupby(texts, sort=False)[_("单元格")].agg(_name_cells)
    return cells.reset_index()[list(table.columns)]


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
