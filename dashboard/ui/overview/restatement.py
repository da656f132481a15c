"""What the last publish changed in months that were already known."""

import pandas as pd
import streamlit as st

from dashboard.i18n import _, ngettext
from dashboard.reports.history.restatement import (
    list_restated,
    previous_snapshot_id,
    restated_table,
)
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import keep_result, load_metrics
from dashboard.ui.shell.view import View


def draw_restated(view: View) -> None:
    """The KPIs that the last publish restated, compared once the box is opened."""
    box = st.expander(
        _("自上一快照以来：哪些指标被更正"),
        key="overview_restated_box",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        before = previous_snapshot_id(view.snapshot.id)
        if before is None:
            st.write(_("这是第一个快照，没有可比的。"))
            return
        with st.spinner(_("正在比较两个快照…")):
            restated = _compare(before, view.snapshot.id, view.filters.area_code)
        if restated.empty:
            st.write(
                _("与快照 {id} 相比，已公布月份的指标都没有变。").format(id=before)
            )
        else:
            title = ngettext(
                "与快照 {id} 相比，{count} 个已公布的数值有变动", len(restated)
            ).format(id=before, count=len(restated))
            st.write(title)
            draw_listing(
                restated_table(restated),
                view,
                "restated",
                key="overview_restated",
                title=title,
                height=320,
            )
        link_to_page("history", _("看发布历史"), icon=":material/history:")


def _compare(before: str, after: str, area_code: str) -> pd.DataFrame:
    def compare() -> pd.DataFrame:
        return list_restated(load_metrics(before), load_metrics(after), area_code)

    return keep_result(compare, "restated", before, after, area_code)
