"""What surrounds every page: menu, banner of the past, footer, errors."""

import logging
import uuid
from pathlib import Path

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.formats import format_day
from dashboard.i18n import _
from dashboard.store.tables import Snapshot
from dashboard.ui.shell.navigation import draw_menu, register_pages
from dashboard.ui.shell.session import (
    asked_snapshot,
    choose_role_and_language,
    current_role,
    find_run_snapshot,
    leave_the_past,
)
from dashboard.ui.shell.texts import escape_markdown, write_failure
from dashboard.ui.shell.url import forget_choices

_log = logging.getLogger(__name__)


def draw_app() -> None:
    """Draw the menu, then the page that was asked for, then the footer."""
    st.html(Path(__file__).with_name("style.css"))
    forget_choices()
    try:
        page = register_pages()
        with st.sidebar:
            menu = st.container()
            choose_role_and_language()
        with menu:
            draw_menu(current_role())
        if asked_snapshot():
            _say_past()
        snapshot = find_run_snapshot()
        page.run()
        _draw_footer(snapshot)
    except DashboardError as error:
        _show_error(error)
    except Exception:
        number = uuid.uuid4().hex[:8]
        _log.exception("error %s", number)
        st.error(
            _(
                "出了意外的错误，编号 {number}。请把编号告诉维护人员，刷新页面后再试。"
            ).format(number=number),
            icon=":material/error:",
        )


def _show_error(error: DashboardError) -> None:
    """What happened, where, and what to do."""
    st.error(write_failure(error), icon=":material/error:")


def _say_past() -> None:
    """That the figures are those of an earlier snapshot, and the way back."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.warning(
            _("正在查看历史快照 {id}，不是最新数据。").format(
                id=escape_markdown(asked_snapshot() or "")
            ),
            icon=":material/history:",
        )
        st.button(_("回到最新"), on_click=leave_the_past)


def _draw_footer(snapshot: Snapshot) -> None:
    """The snapshot that every figure above comes from."""
    if not snapshot.id:
        return
    parts = [
        _("快照 {id}").format(id=snapshot.id),
        _("发布于 {day}").format(
            day=format_day(snapshot.publications[-1].published_at.date())
        ),
    ]
    if snapshot.is_sample:
        parts.append(_("示例数据（合成），不代表任何单位的实际情况"))
    parts.append(_("监管名单为推定名单"))
    with st.container(key="footer"):
        st.divider()
        st.caption(" · ".join(parts))
