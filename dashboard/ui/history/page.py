"""The history page's parts: versions, a look at one of them, restore."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.access import PUBLISHERS, Role, require_role
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.ingest.changes import Change
from dashboard.publishing import restore
from dashboard.reports.history.versions import Version, version_table, write_time
from dashboard.store.tables import Snapshot
from dashboard.ui.parts.forms import keep_failure, keep_press, show_failure, style_forms
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.session import (
    asked_snapshot,
    current_role,
    leave_the_past,
    look_at_snapshot,
    name_author,
    visitor_zone,
)
from dashboard.ui.shell.url import choose

_ALL = "all"
_HEIGHT = 380


@dataclass(frozen=True)
class Shown:
    """A version beside what stood when it was shown."""

    snapshot: Snapshot
    version: Version
    change: Change


def choose_dataset() -> str:
    """The data set whose versions are listed, '' for all."""
    chosen = choose(
        _("数据集"),
        "dataset",
        [_ALL, *DATASETS],
        _ALL,
        lambda name: DATASETS[name].title if name in DATASETS else _("全部数据集"),
        width=240,
    )
    return "" if chosen == _ALL else chosen


def history_title(snapshot: Snapshot, versions: Sequence[Version]) -> str:
    """How much was published and when last, in a sentence."""
    if not versions:
        return _("还没有发布过")
    newest = versions[0].publication
    return _("{count} 个版本，最近一次在 {time}").format(
        count=len(versions), time=write_time(newest.published_at, visitor_zone())
    )


def draw_versions(snapshot: Snapshot, versions: Sequence[Version]) -> None:
    """The table; a click on a row chooses that version below."""
    # Other rows are another table: the marked cell does not stay behind.
    draw_listing(
        version_table(versions, visitor_zone()),
        snapshot,
        "history",
        key=f"history_versions_{versions[0].id}_{len(versions)}",
        title=_("发布历史"),
        height=_HEIGHT,
        on_choose=_show_version,
    )


def _show_version(version: str) -> None:
    st.query_params["version"] = version


def choose_version(versions: Sequence[Version]) -> Version:
    """The version that the URL names, at first the newest."""
    by_id = {version.id: version for version in versions}
    if st.query_params.get("version") not in by_id:  # of another data set
        st.query_params.pop("version", None)
    chosen = choose(
        _("查看哪个版本"),
        "version",
        list(by_id),
        versions[0].id,
        lambda name: by_id[name].title,
        width=340,
    )
    return by_id[chosen]


def draw_look_buttons(snapshot: Snapshot, version: Version) -> None:
    """See the whole application as it stood right after this version, and back."""
    past = version.batch.snapshot_id
    if asked_snapshot() is not None:
        st.button(
            _("回到最新"),
            on_click=leave_the_past,
            icon=":material/undo:",
            key="history_leave",
        )
    if past not in (snapshot.id, asked_snapshot()):
        st.button(
            _("查看当时的全部页面"),
            on_click=look_at_snapshot,
            args=(past,),
            icon=":material/history:",
            help=_("所有页面按快照 {id} 显示，直到点“回到最新”。").format(id=past),
            key="history_look",
        )


def draw_restore_form(role: Role, shown: Shown, pressed: Shown | None) -> None:
    """For analysts, where there is something to restore: a reason and the button.

    `pressed`: what is to be restored, as it was shown when the button was pressed.
    """
    if pressed:
        _restore(pressed)
    if shown.version.is_standing or shown.change.is_identical:
        return
    if role not in PUBLISHERS:
        st.caption(_("只有数据员可以恢复版本。"))
        return
    style_forms()
    with st.form("history_restore"):
        st.text_input(
            _("恢复的原因（必填）"), max_chars=300, key=_reason_key(shown.version)
        )
        st.form_submit_button(
            _("恢复 {version}").format(version=shown.version.title),
            type="primary",
            icon=":material/settings_backup_restore:",
            on_click=keep_press,
            args=("history", shown),
            key="history_restore_button",
        )
    st.caption(_("恢复也是一次发布：现在的版本仍在历史中，可以再恢复回来。"))


def _reason_key(version: Version) -> str:
    return f"history_note_{version.id}"


def _restore(shown: Shown) -> None:
    """Publish the version again, unless something else was published meanwhile."""
    reason = str(st.session_state.get(_reason_key(shown.version)) or "").strip()
    try:
        require_role(current_role(), PUBLISHERS)
        if not reason:
            raise DashboardError(
                _("没有写恢复的原因。"), remedy=_("请写明原因，再恢复。")
            )
        with st.spinner(_("正在恢复并计算指标…")):
            store = open_store()
            restored = restore(
                store,
                [shown.change.replacement],
                author=name_author(),
                note=reason,
                reviewed=shown.snapshot,
            )
            st.session_state["history_restored"] = (shown.version.title, restored.id)
            leave_the_past()
    except DashboardError as failure:
        keep_failure("history", failure)
    st.rerun()


def draw_messages() -> None:
    """What came of the last attempt, once."""
    if done := st.session_state.pop("history_restored", None):
        st.success(
            _("已恢复 {version}，快照 {id}。").format(version=done[0], id=done[1]),
            icon=":material/check_circle:",
        )
    show_failure("history")
