"""The sentences of what stands out, each with its link."""

import streamlit as st

from dashboard.i18n import _
from dashboard.reports.highlights import Tone, list_highlights
from dashboard.ui.navigation import link_to_page
from dashboard.ui.view import View

_ICONS = {
    Tone.ATTENTION: ":material/priority_high:",
    Tone.GOOD: ":material/thumb_up:",
    Tone.NOTE: ":material/info:",
}
_SHOWN = 5


def highlight_list(view: View) -> None:
    """The most pressing sentences; says so when there are none."""
    found = list_highlights(view.metrics, view.filters.period, view.filters.area_code)
    if not found:
        st.write(_("本月没有需要特别关注的事项。"))
    for highlight in found[:_SHOWN]:
        link_to_page(
            highlight.page,
            highlight.text,
            icon=_ICONS[highlight.tone],
            **highlight.parameters,
        )
