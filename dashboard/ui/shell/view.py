"""What a page starts from: role, snapshot, filters, metric values."""

from dataclasses import dataclass

import streamlit as st

from dashboard.access import PUBLISHERS, Role
from dashboard.filters import Filters
from dashboard.i18n import _
from dashboard.reference import Area, areas
from dashboard.store.metric_table import MetricTable
from dashboard.store.tables import Snapshot
from dashboard.ui.shell.filter_bar import choose_filters
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import load_metrics
from dashboard.ui.shell.session import guard, run_snapshot


@dataclass(frozen=True)
class View:
    """All that a filtered page shows is decided by these."""

    role: Role
    snapshot: Snapshot
    filters: Filters
    metrics: MetricTable

    @property
    def area(self) -> Area:
        """The city or district that the filter names."""
        return areas()[self.filters.area_code]


def start_page(page_id: str) -> View:
    """Check the role, draw the filter bar and return what the page shows.

    Without anything published, says so and ends the page.
    """
    role = guard(page_id)
    snapshot = run_snapshot()
    if not snapshot.id:
        _say_empty(role)
        st.stop()
    metrics = load_metrics(snapshot.id)
    filters = choose_filters(snapshot, metrics)
    return View(role, snapshot, filters, metrics)


def _say_empty(role: Role) -> None:
    """Why there is nothing to see, and what to do about it."""
    st.title(_("还没有发布任何数据"))
    st.write(_("数据员上传并发布月度工作簿后，这里会显示指标。"))
    if role in PUBLISHERS:
        link_to_page("upload", _("去上传"), icon=":material/upload_file:")
    else:
        st.caption(_("想先看看样子？命令 make run 会建立示例库。"))
