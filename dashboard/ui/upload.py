"""The upload page as a whole: its title, its steps, what it says after a publish."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from dashboard.filters import period_key
from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.ui.navigation import link_to_page
from dashboard.ui.results import find_snapshot
from dashboard.ui.upload_inspection import Item
from dashboard.ui.upload_items import item_state


def upload_title(items: Sequence[Item], reviewed: Sequence[Upload | None]) -> str:
    """The state of the batch in a sentence."""
    if not items:
        if "upload_outcome" in st.session_state:
            return _("已发布")
        return _("上传月度工作簿：先检查，后发布")
    states = [item_state(i, u) for i, u in zip(items, reviewed, strict=True)]
    count = len(states)
    if stuck := sum(state in ("blocked", "unknown") for state in states):
        return _("{count} 张表中有 {stuck} 张要处理").format(count=count, stuck=stuck)
    if warned := states.count("warning"):
        return _("{count} 张表可以发布，其中 {warned} 张有警告").format(
            count=count, warned=warned
        )
    return _("{count} 张表检查通过，可以发布").format(count=count)


def first_period() -> dt.date | None:
    """The oldest month that anything is published for."""
    return min((period for _name, period in find_snapshot().published), default=None)


def show_outcome() -> None:
    """What was published last, and where to go from there."""
    if "upload_outcome" not in st.session_state:
        return
    snapshot_id, items, titles = st.session_state["upload_outcome"]
    st.success(
        _("已发布：{titles}。快照 {id}。").format(
            titles=_("、").join(titles), id=snapshot_id
        ),
        icon=":material/check_circle:",
    )
    dataset, period = max(items, key=lambda item: item[1])
    with st.container(horizontal=True):
        link_to_page(
            "overview",
            _("看总览"),
            icon=":material/dashboard:",
            period=period_key(period),
        )
        link_to_page(
            "history",
            _("发错了？恢复上一版本"),
            icon=":material/undo:",
            dataset=dataset,
        )


def forget_outcome() -> None:
    """A new batch has begun: what was said of the last one goes."""
    st.session_state.pop("upload_outcome", None)
