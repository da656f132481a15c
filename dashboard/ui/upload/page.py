"""The upload page as a whole: its title, its steps, what it says after a publish."""

import datetime as dt
from collections.abc import Sequence
from pathlib import PurePath

import streamlit as st

from dashboard.filters import period_key
from dashboard.formats import format_period
from dashboard.i18n import _, ngettext
from dashboard.ingest.inspection import Upload
from dashboard.reports.history.versions import publication_matrix, version_id
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import find_snapshot
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.upload.inspection import Item
from dashboard.ui.upload.items import STUCK, item_state
from dashboard.ui.upload.review import Outcome

_RECENT = 6


def upload_title(
    items: Sequence[Item], reviewed: Sequence[Upload | None], asked: int = 0
) -> str:
    """What the batch comes to; `asked`: what is out of the ordinary and unconfirmed."""
    if not items:
        if outcome := _outcome():
            return _("已发布 {count} 项").format(count=len(outcome.titles))
        return _("上传月度工作簿：先检查，后发布")
    states = [item_state(i, u) for i, u in zip(items, reviewed, strict=True)]
    if pending := states.count("pending"):
        return ngettext("正在检查 {count} 个文件", pending).format(count=pending)
    states = [state for state in states if state not in ("left_out", "unread")]
    count = len(states)
    if not count:
        return _("没有勾选要发布的表")
    if stuck := sum(state in STUCK for state in states):
        return _("{count} 张表中有 {stuck} 张要处理").format(count=count, stuck=stuck)
    if asked:
        return _("{count} 张表检查完毕，有 {asked} 处不同寻常，请逐条确认").format(
            count=count, asked=asked
        )
    if warned := states.count("warning"):
        return _("{count} 张表可以发布，其中 {warned} 张有警告").format(
            count=count, warned=warned
        )
    return _("{count} 张表检查通过，可以发布").format(count=count)


def first_period() -> dt.date | None:
    """The oldest month that anything is published for."""
    return min((period for _name, period in find_snapshot().published), default=None)


def draw_recent_months() -> None:
    """What was published for the last months, so that gaps are seen."""
    snapshot = find_snapshot()
    if not snapshot.id:
        st.caption(_("还没有发布过数据。先传权力事项目录和赋权清单，再传各月报表。"))
        return
    title = _("最近几个月已发布的行数")
    st.subheader(title)
    draw_listing(
        publication_matrix(snapshot, _RECENT),
        snapshot,
        "published_rows",
        key="upload_recent",
        title=title,
        note=_("目录、清单和大事记只在有变化的月份重新发布。"),
    )


def draw_outcome() -> None:
    """What was published last, and where to go from there."""
    outcome = _outcome()
    if outcome is None:
        return
    st.success(
        _("已发布：{titles}。快照 {id}。").format(
            titles=_("、").join(outcome.titles), id=outcome.snapshot_id
        ),
        icon=":material/check_circle:",
    )
    if outcome.left_out:
        names = (PurePath(name).name for name in outcome.left_out)
        st.warning(
            _("没有发布：{names}。改好后再上传这些文件就行。").format(
                names=escape_markdown(_("、").join(names))
            ),
            icon=":material/remove_circle:",
        )
    with st.container(horizontal=True):
        link_to_page(
            "overview",
            _("看 {period}的总览").format(period=format_period(outcome.period)),
            icon=":material/dashboard:",
            period=period_key(outcome.period),
        )
        if outcome.replaced:
            link_to_page(
                "history",
                _("发错了？恢复上一版本"),
                icon=":material/undo:",
                dataset=outcome.replaced.dataset,
                version=version_id(outcome.replaced),
            )


def forget_outcome() -> None:
    """A new batch has begun: what was said of the last one goes."""
    st.session_state.pop("upload_outcome", None)


def _outcome() -> Outcome | None:
    found: Outcome | None = st.session_state.get("upload_outcome")
    return found
