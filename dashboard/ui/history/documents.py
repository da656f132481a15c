"""The history page's register: what was issued, from which snapshot, and still true."""

import streamlit as st

from dashboard.i18n import _
from dashboard.reports.history.documents import (
    describe_documents,
    document_table,
    examine_documents,
)
from dashboard.store.documents import list_documents
from dashboard.store.tables import Snapshot
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.session import visitor_zone

_SHOWN = 200
_HEIGHT = 380


def draw_register(snapshot: Snapshot) -> None:
    """The documents, newest first, with what was restated since each was made.

    `snapshot`: what stands now.
    """
    st.subheader(_("导出和通报用了哪个快照"))
    issues = examine_documents(list_documents(open_store()), snapshot)
    st.write(describe_documents(issues))
    if not issues:
        st.caption(_("各页表格下的下载会登记在这里。"))
        return
    draw_listing(
        document_table(issues, visitor_zone()),
        snapshot,
        "documents",
        key="history_documents",
        title=_("导出和通报登记"),
        note=_(
            "此后更正：文件生成之后，它的月份或更早月份的同一数据集又发布了不同的版本。"
        ),
        most=_SHOWN,
        height=_HEIGHT,
    )
