"""The names that analysts accepted for sub-districts: list, withdraw, accept again."""

from collections.abc import Callable

import streamlit as st

from dashboard.access import PUBLISHERS, require_role
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.reports.upload.names import alias_table, unit_title
from dashboard.store.decisions import (
    AliasDecision,
    accept_alias,
    list_aliases,
    withdraw_alias,
)
from dashboard.ui.parts.forms import keep_failure, show_failure
from dashboard.ui.parts.tables import draw_table
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.session import (
    apply_language,
    current_role,
    name_author,
    visitor_zone,
)

_HEIGHT = 380


def draw_accepted_names() -> None:
    """Every decision with author and time, and the one chosen taken back or renewed."""
    decisions = list_aliases(open_store())
    if not decisions:
        return
    latest = {decision.alias: decision for decision in decisions}
    standing = sum(d.withdrawn_at is None for d in latest.values())
    title = _("已确认的名称（在用 {count} 个）").format(count=standing)
    with st.expander(title):
        draw_table(
            alias_table(decisions, visitor_zone()),
            key="accepted_names_table",
            alt=_("已确认的名称"),
            height=_HEIGHT,
        )
        _change_one(latest)
    show_failure("accepted_names")


def _change_one(latest: dict[str, AliasDecision]) -> None:
    """Withdraw a name that stands, accept again one that was withdrawn."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        alias = st.selectbox(
            _("名称"),
            list(reversed(latest)),
            format_func=lambda name: f"{name} = {unit_title(latest[name].code)}",
            key="accepted_names_one",
            width=340,
        )
        decision = latest[alias or next(reversed(latest))]
        if decision.withdrawn_at is None:
            _button(_("撤回"), ":material/undo:", withdraw_alias, decision.alias)
        else:
            again = _("重新确认")
            _button(
                again, ":material/redo:", accept_alias, decision.alias, decision.code
            )
    st.caption(_("撤回后，带这个名称的工作簿会再次被阻断；已发布的数据不变。"))


def _button(label: str, icon: str, action: Callable[..., None], *words: str) -> None:
    st.button(
        label, icon=icon, on_click=_act, args=(action, *words), key="accepted_names_act"
    )


def _act(action: Callable[..., None], *words: str) -> None:
    """Take or renew a decision (the button's callback)."""
    apply_language()  # a callback comes before the page
    try:
        require_role(current_role(), PUBLISHERS)
        action(open_store(), *words, author=name_author())
    except DashboardError as failure:
        keep_failure("accepted_names", failure)
