"""Who is looking, in which language, at which snapshot: kept for the session."""

import ipaddress
from zoneinfo import ZoneInfo

import streamlit as st

from dashboard.access import Role, require_role, role_label
from dashboard.errors import AccessDenied
from dashboard.i18n import LANGUAGES, _, language, match_language, use_language
from dashboard.store.tables import Snapshot
from dashboard.ui.shell.navigation import PAGES
from dashboard.ui.shell.results import find_snapshot
from dashboard.ui.shell.url import choose, read_parameter, remember


def apply_language() -> None:
    """Speak the session's language: the one chosen, else the browser's.

    First call of every run and of every fragment: each may have a thread of its own.
    """
    chosen = st.session_state.get("session_language")
    use_language(chosen or match_language(st.context.locale))


def current_role() -> Role:
    """The role of this session.

    Until sign-in exists it is chosen freely, and therefore on loopback only: raises
    `AccessDenied` where the server can be reached from elsewhere.
    """
    if not _is_loopback():
        raise AccessDenied(
            _("尚未配置登录，只能在本机使用。"),
            remedy=_("请将 server.address 设为 127.0.0.1。"),
        )
    chosen = read_parameter("role")
    return Role(chosen) if chosen in set(Role) else Role.LEADER


def _is_loopback() -> bool:
    """Whether the server listens on loopback and the browser is on this machine."""
    address = str(st.get_option("server.address") or "")
    visitor = st.context.ip_address  # None for a browser on this machine
    return _is_local(address) and (visitor is None or _is_local(visitor))


def _is_local(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def guard(page_id: str) -> Role:
    """The role, if it may open the page; raises `AccessDenied` otherwise."""
    role = current_role()
    require_role(role, PAGES[page_id].roles)
    return role


def name_author() -> str:
    """Whose name stands by what this session publishes or decides."""
    return _("{role}（演示）").format(role=role_label(current_role()))


def visitor_zone() -> ZoneInfo | None:
    """The visitor's time zone, as the browser states it; None: the server's."""
    name = st.context.timezone
    return ZoneInfo(name) if name else None


def asked_snapshot() -> str | None:
    """The past snapshot that the session looks at, or None for the current one.

    A link with `as_of` opens it; it stays until `leave_the_past`.
    """
    asked = read_parameter("as_of")
    remember("as_of", asked)
    return asked


def find_run_snapshot() -> Snapshot:
    """Look the snapshot up, once a run: all of a run's figures come from this one."""
    snapshot = find_snapshot(asked_snapshot())
    st.session_state["run_snapshot"] = snapshot
    return snapshot


def run_snapshot() -> Snapshot:
    """The snapshot of this run; its id is empty before anything is published."""
    found: Snapshot = st.session_state["run_snapshot"]
    return found


def look_at_snapshot(snapshot_id: str) -> None:
    """Show every page as of that snapshot (a button's callback)."""
    st.query_params["as_of"] = snapshot_id


def leave_the_past() -> None:
    """Show the current snapshot again (a button's callback)."""
    remember("as_of", None)
    st.query_params.pop("as_of", None)


def choose_role_and_language() -> None:
    """The two switches at the foot of the menu."""
    choose(
        _("演示身份"),
        "role",
        list(Role),
        Role.LEADER,
        lambda role: role_label(Role(role)),
        help=_("登录启用前，仅限本机切换身份。"),
    )
    st.session_state.setdefault("session_language", language())
    st.segmented_control(
        _("语言"),
        list(LANGUAGES),
        key="session_language",
        format_func=LANGUAGES.__getitem__,
        required=True,
        label_visibility="collapsed",
    )
