"""The findings page's story: one finding from its visit to its closure."""

from typing import Any, Literal

import streamlit as st

from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.reports.findings.filter import LedgerFilter
from dashboard.reports.findings.ledger import write_text
from dashboard.reports.findings.states import next_step, state_title
from dashboard.reports.findings.story import (
    list_dates,
    list_earlier,
    list_visits,
    story_title,
)
from dashboard.rows import list_rows
from dashboard.settings import CITY_CODE
from dashboard.ui.parts.ledger import list_findings
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.shell.url import read_parameter
from dashboard.ui.shell.view import View

_STATE_COLORS: dict[str, Literal["red", "orange", "blue", "green"]] = {
    "overdue": "red",
    "unrectified": "orange",
    "rectifying": "orange",
    "unverified": "blue",
    "closed": "green",
}
_EARLIER_SHOWN = 6


def find_finding(view: View) -> dict[str, Any] | None:
    """The finding that the URL names, as it stood at the month's end."""
    code = read_parameter("finding")
    if code is None:
        return None
    found = list_findings(view, {}, area_code=CITY_CODE, finding_code=code)
    return list_rows(found)[0] if len(found) else None


def draw_story(view: View, row: dict[str, Any] | None) -> None:
    """Everything known of the finding; says so where the URL names an unknown one."""
    if row is None:
        _say_unknown(view)
        return
    with st.container(border=True, key="finding_story"):
        _head(row)
        st.markdown(
            escape_markdown(write_text(row["description"]) or _("（未填描述）"))
        )
        measure = write_text(row["measure"]) or _("尚未制定")
        st.markdown(_("**整改措施**：{text}").format(text=escape_markdown(measure)))
        _list(list_dates(row))
        _visits(view, row)
        _earlier(view, row)
        unit = areas()[row["subdistrict_code"]]
        link_to_page(
            "subdistrict",
            _("打开{unit}档案").format(unit=unit.title),
            icon=":material/location_city:",
            area=unit.code,
        )


def _head(row: dict[str, Any]) -> None:
    """What it is, where it stands, whose turn it is, and the way out."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(escape_markdown(story_title(row)))
        st.badge(state_title(row["state"]), color=_STATE_COLORS[row["state"]])
        st.button(
            _("关闭"),
            key="finding_close",
            on_click=close_story,
            icon=":material/close:",
            type="tertiary",
        )
    st.markdown(_("**下一步**：{step}").format(step=next_step(row)))


def show_story(code: str) -> None:
    """Put a finding into the URL (a table's callback)."""
    st.query_params["finding"] = code


def close_story() -> None:
    """Take the finding out of the URL (a button's callback)."""
    st.query_params.pop("finding", None)
    st.session_state["findings_closed"] = st.session_state.get("findings_closed", 0) + 1


def _list(lines: list[str]) -> None:
    st.markdown("\n".join(f"- {line}" for line in lines))


def _visits(view: View, row: dict[str, Any]) -> None:
    """The visits of the finding's round, where it came from one."""
    if row["source"] != "督查":
        return
    visits = run_page_query(
        "findings/visits",
        view.snapshot.id,
        subdistrict_code=row["subdistrict_code"],
        round=None if row["round"] is None else int(row["round"]),
        cut_off=view.filters.cut_off,
    )
    st.markdown(_("**该轮到访**"))
    lines = [escape_markdown(line) for line in list_visits(visits)]
    _list(lines or [_("到访记录没有发布")])


def _earlier(view: View, row: dict[str, Any]) -> None:
    """Earlier findings of the unit and category, each with its own story."""
    kind: LedgerFilter = {
        "category": (row["category"],),
        "area": (row["subdistrict_code"],),
    }
    earlier = list_earlier(row, list_findings(view, kind, area_code=CITY_CODE))
    st.markdown(_("**此前同镇街同类问题：{count} 例**").format(count=len(earlier)))
    for code, line in earlier[:_EARLIER_SHOWN]:
        link_to_page(
            "findings",
            escape_markdown(line),
            finding=code,
            area=row["subdistrict_code"],
        )
    if row["recurrence_of"] is not None:
        noted = escape_markdown(str(row["recurrence_of"]))
        st.caption(_("台账填写的“复发自”：{code}").format(code=noted))


def _say_unknown(view: View) -> None:
    """Why the finding asked for is not shown."""
    st.warning(
        _("{month}末的台账里没有 {code}：当时尚未发现，或编号有误。").format(
            month=format_period(view.filters.period),
            code=escape_markdown(str(read_parameter("finding"))),
        )
    )
    st.button(_("关闭"), key="finding_close", on_click=close_story)
