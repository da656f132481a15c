"""The history page's register: what was issued, from which snapshot, and still true."""

from zoneinfo import ZoneInfo

import streamlit as st

from dashboard.i18n import _
from dashboard.reports.history.documents import (
    describe_documents,
    document_table,
    examine_documents,
)
from dashboard.store.documents import list_documents
from dashboard.store.tables import Snapshot
from dashboard.ui.parts.tables import draw_table, offer_download
from dashboard.ui.shell.results import open_store

_SHOWN = 200
_HEIGHT = 380
_FITS = 9  # rows; longer lists scroll


def document_register(snapshot: Snapshot) -> None:
    """The documents, newest first, with what was restated since each was made.

    `snapshot`: what stands now.
    """
    st.subheader(_("导出和通报用了哪个快照"))
    issues = examine_documents(list_documents(open_store()), snapshot)
    st.write(describe_documents(issues))
    if not issues:
        st.caption(_("各页表格下的下载会登记在这里。"))
        return
    zone = ZoneInfo(st.context.timezone) if st.context.timezone else None
    table = document_table(issues, zone)
    draw_table(
        table.head(_SHOWN),
        key="history_documents",
        alt=_("导出和通报用了哪个快照"),
        height=_HEIGHT if len(table) > _FITS else None,
    )
    if len(table) > _SHOWN:
        st.caption(_("只显示前 {count} 行。").format(count=_SHOWN))
    st.caption(
        _("此后更正：文件生成之后，它的月份或更早月份的同一数据集又发布了不同的版本。")
    )
    offer_download(table, snapshot, "documents", title=_("导出和通报登记"))
