"""The sub-district page's visits: scores round by round, and what each one found."""

import streamlit as st

from dashboard.charts.scores import score_chart
from dashboard.i18n import _
from dashboard.names import shorten_name
from dashboard.reference import Area
from dashboard.reports.visits.visits import describe_visits, score_values, visit_table
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.view import View
from dashboard.ui.subdistrict.findings import ledger_place


def draw_visits(view: View, unit: Area) -> None:
    """Chart and table of the visits; a click lists the findings of that round."""
    st.subheader(_("督查到访与得分"))
    visits = run_page_query(
        "subdistrict/visits",
        view.snapshot.id,
        subdistrict_code=unit.code,
        period=view.filters.period,
    )
    if visits.empty:
        st.info(_("截至本月没有本镇街的督查到访记录。"))
        return
    title = describe_visits(visits)
    left, right = st.columns(2, gap="medium")
    with left:
        event = draw_chart(
            score_chart(
                score_values(visits), title=title, area_title=shorten_name(unit.title)
            ),
            key="subdistrict_scores",
            alt=title,
            on_select="rerun",
        )
    with right:
        clicked = draw_listing(
            visit_table(visits),
            view,
            "visits",
            unit.code,
            key="subdistrict_visits",
            title=title,
            note=_("一轮不必到访所有镇街；点击一轮，列出该轮发现的本镇街问题。"),
            is_clickable=True,
        )
    chosen = clicked_code(event) or clicked
    with_findings = visits.loc[visits["found_count"].gt(0), "round"].astype(str)
    if chosen in with_findings.tolist():
        open_page("findings", round=str(chosen), **ledger_place(view, unit))
    if chosen:
        st.toast(_("第 {round} 轮没有发现本镇街的问题。").format(round=chosen))
