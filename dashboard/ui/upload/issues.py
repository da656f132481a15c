"""The issues of a batch: counts, filter by severity, list, files back with marks."""

from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

from dashboard.i18n import _, language, use_language
from dashboard.ingest.annotated import annotated_workbook
from dashboard.ingest.inspection import Upload
from dashboard.ingest.issues import SEVERITIES, Severity
from dashboard.reports.upload.issues import (
    count_issues,
    group_issues,
    issue_table,
    severity_title,
)
from dashboard.ui.parts.downloads import offer_download
from dashboard.ui.parts.tables import draw_wrapped
from dashboard.ui.shell.results import find_snapshot
from dashboard.ui.upload.files import SourceFile

_SHOWN = 200
_HEIGHT = 420


def draw_issues(uploads: Sequence[Upload], files: Sequence[SourceFile]) -> None:
    """The issues of the chosen severities in a table, and all of them as files."""
    uploads = [upload for upload in uploads if "being_read" not in upload.counts]
    counts = count_issues(uploads)
    if not any(counts.values()):
        st.caption(_("没有发现问题。"))
        return
    chosen = _choose_severities(counts)
    table = issue_table(uploads, chosen)
    if table.empty:
        st.caption(_("所选级别没有问题。"))
    else:
        grouped = group_issues(table)
        # What is wrong has to be read to its end.
        draw_wrapped(
            grouped.head(_SHOWN), key="issues", alt=_("问题清单"), height=_HEIGHT
        )
        if len(grouped) > _SHOWN or sum(map(counts.__getitem__, chosen)) > len(table):
            st.caption(_("只列出前面一部分，改好后会接着列出其余的。"))
    offer_download(
        lambda: issue_table(uploads), find_snapshot(), "issues", title=_("问题清单")
    )
    _offer_annotated_copies(uploads, files)


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


def _offer_annotated_copies(
    uploads: Sequence[Upload], files: Sequence[SourceFile]
) -> None:
    """Each file that could be read back with its cells marked, where they need it."""
    marked = []
    for file in files:
        own = [u for u in uploads if u.sha256 == file.sha256 and u.sheets]
        if any(issue.severity != "info" for u in own for issue in u.issues):
            marked.append((file, own))
    if not marked:
        return
    st.markdown(_("**在原表里看**：有问题的单元格已着色并加批注，第一页是问题清单"))
    with st.container(horizontal=True, gap="small"):
        for file, own in marked:
            _offer_annotated(file, own)


def _offer_annotated(file: SourceFile, uploads: Sequence[Upload]) -> None:
    spoken = language()

    def build() -> bytes:
        use_language(spoken)  # runs in a thread of its own
        issues = [issue for upload in uploads for issue in upload.issues]
        return annotated_workbook(file.data, file.name, issues)

    st.download_button(
        _("批注版：{name}").format(name=PurePath(file.name).name),
        build,
        file_name=_("批注_{name}.xlsx").format(name=PurePath(file.name).stem),
        on_click="ignore",
        icon=":material/edit_note:",
        key=f"upload_annotated_{file.sha256}",
    )
