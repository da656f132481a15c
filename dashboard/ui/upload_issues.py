"""The issues of a batch: counts, filter by severity, list, downloads."""

from collections.abc import Sequence
from pathlib import PurePath

import pandas as pd
import streamlit as st

from dashboard.i18n import _, language, use_language
from dashboard.ingest.annotated import annotated_workbook
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import SEVERITIES, Severity
from dashboard.reports.export import write_csv
from dashboard.reports.issue_table import count_issues, issue_table, severity_title
from dashboard.ui.texts import escape_markdown
from dashboard.ui.upload_files import SourceFile

_SHOWN = 200
_FITS = 8  # rows; longer lists scroll
_HEIGHT = 420


def list_issues(uploads: Sequence[Upload], files: Sequence[SourceFile]) -> None:
    """The issues of the chosen severities in a table, and all of them as files."""
    counts = count_issues(uploads)
    if not any(counts.values()):
        st.caption(_("没有发现问题。"))
        return
    chosen = _choose_severities(counts)
    table = issue_table(uploads, chosen)
    if table.empty:
        st.caption(_("所选级别没有问题。"))
    else:
        _draw_issues(table.head(_SHOWN))
    total = sum(counts[severity] for severity in chosen)
    if total > min(len(table), _SHOWN):
        st.caption(
            _("显示前 {shown} 条，共 {total} 条。").format(
                shown=min(len(table), _SHOWN), total=total
            )
        )
    _offer_downloads(uploads, files)


def _draw_issues(table: pd.DataFrame) -> None:
    """A table that wraps: what is wrong has to be read to its end."""
    with st.container(key="issues"):
        st.table(
            table.map(escape_markdown),
            border="horizontal",
            hide_index=True,
            height=_HEIGHT if len(table) > _FITS else "content",
            alt=_("问题清单"),
        )


def _choose_severities(counts: dict[Severity, int]) -> list[Severity]:
    """What to show: at first what blocks or warns; hints alone where there is no such.

    The choice is forgotten with the batch, so that new blocks are never hidden.
    """
    present = [severity for severity in SEVERITIES if counts[severity]]
    grave: list[Severity] = [s for s in present if s != "info"]
    chosen = st.pills(
        _("级别"),
        present,
        selection_mode="multi",
        default=grave or present,
        format_func=lambda s: f"{severity_title(s)} {counts[s]}",
        key=f"upload_severities_{'_'.join(present)}",
        label_visibility="collapsed",
    )
    return list(chosen)


def _offer_downloads(uploads: Sequence[Upload], files: Sequence[SourceFile]) -> None:
    """The whole list, and each file back with its cells marked."""
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            _("下载问题清单"),
            lambda: write_csv(issue_table(uploads)),
            file_name=_("问题清单") + ".csv",
            mime="text/csv",
            on_click="ignore",
            icon=":material/download:",
            key="upload_issue_list",
        )
        for file in files:
            own = [u for u in uploads if u.sha256 == file.sha256]
            if any(i.severity != "info" for u in own for i in u.issues):
                _offer_annotated(file, own)


def _offer_annotated(file: SourceFile, uploads: Sequence[Upload]) -> None:
    spoken = language()

    def build() -> bytes:
        use_language(spoken)  # runs in a thread of its own
        issues = [issue for upload in uploads for issue in upload.issues]
        return annotated_workbook(file.data, file.name, issues)

    st.download_button(
        _("批注版：{name}").format(name=file.name),
        build,
        file_name=_("批注_{name}.xlsx").format(name=PurePath(file.name).stem),
        help=_("您的工作簿：有问题的单元格已着色并加批注，第一页是问题清单。"),
        on_click="ignore",
        icon=":material/edit_note:",
        key=f"upload_annotated_{file.sha256}",
    )
