"""What needs attention and what went well: the list, and the rules behind it."""

import streamlit as st

from dashboard.formats import format_period
from dashboard.i18n import _, language
from dashboard.reports.attention.matters import (
    Matter,
    describe_standing,
    explain_rule,
    matter_table,
    rule_title,
)
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import PAGES, open_page
from dashboard.ui.shell.results import find_matters
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.shell.url import page_parameters
from dashboard.ui.shell.view import View

_SHOWN, _SHOWN_GOOD = 6, 2


def list_attention(view: View) -> list[Matter]:
    """All that the rules say of the month, good and bad."""
    filters = view.filters
    return find_matters(
        filters.snapshot_id, filters.period, filters.area_code, language()
    )


def attention_list(view: View) -> None:
    """The most pressing matters and what went well, each with its evidence on hover."""
    matters = list_attention(view)
    pressing = [matter for matter in matters if not matter.is_good]
    good = [matter for matter in matters if matter.is_good]
    st.subheader(_("值得关注（{count}）").format(count=len(pressing)))
    if not pressing:
        st.write(_("本月没有需要特别关注的事项。"))
    for matter in pressing[:_SHOWN]:
        _link(matter, ":material/priority_high:")
    if len(pressing) > _SHOWN:
        rest = _("其余 {count} 项见卡片下方的清单。")
        st.caption(rest.format(count=len(pressing) - _SHOWN))
    if good:
        st.markdown(_("**亮点（{count}）**").format(count=len(good)))
    for matter in good[:_SHOWN_GOOD]:
        _link(matter, ":material/thumb_up:")


def draw_attention_table(view: View) -> None:
    """Every matter with its rule and evidence, drawn once opened; a row leads on."""
    matters = list_attention(view)
    box = st.expander(
        _("值得关注与亮点：全部 {count} 项及依据").format(count=len(matters)),
        key="overview_attention_box",
        on_change="rerun",
    )
    if not box.open or not matters:
        return
    with box:
        title = _("{area}{period}值得关注与亮点").format(
            area=view.area.title, period=format_period(view.filters.period)
        )
        place = draw_listing(
            matter_table(matters),
            view,
            "attention",
            key="overview_attention",
            title=title,
            widest=520,
            is_clickable=True,
        )
    if place is not None:
        chosen = matters[int(place)]
        open_page(chosen.page, **chosen.parameters)


def _link(matter: Matter, icon: str) -> None:
    st.page_link(
        PAGES[matter.page].file,
        label=f"{escape_markdown(matter.reason)} :gray[{describe_standing(matter)}]",
        icon=icon,
        help=_("{rule}：{when}。{evidence}").format(
            rule=rule_title(matter.rule),
            when=explain_rule(matter.rule),
            evidence=matter.evidence,
        ),
        query_params=page_parameters(**matter.parameters),
    )
