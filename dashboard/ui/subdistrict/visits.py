"""The sub-district page's visits: scores round by round, and what each one found."""

import streamlit as st

from dashboard.charts.scores import score_chart
from dashboard.charts.text import shorten_name
from dashboard.charts.theme import CHART_CONFIG
from dashboard.i18n import _
from dashboard.reference import Area
from dashboard.reports.visits.visits import describe_visits, score_values, visit_table
from dashboard.ui.parts.maps import clicked_code
from dashboard.ui.parts.tables import clicked_row, draw_table, offer_download
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.view import View
from dashboard.ui.subdistrict.findings import ledger_place


def visits_of_unit(view: View, unit: Area) -> None:
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
    table = visit_table(visits)
    with left:
        event = st.plotly_chart(
            score_chart(
                score_values(visits), title=title, area_title=shorten_name(unit.title)
            ),
            key="subdistrict_scores",
            theme=None,
            on_select="rerun",
            selection_mode="points",
            config=CHART_CONFIG,
            alt=title,
        )
    with right:
        selection = draw_table(
            table, key="subdistrict_visits", alt=title, on_select="rerun"
        )
        st.caption(_("一轮不必到访所有镇街；点击一轮，列出该轮发现的本镇街问题。"))
        offer_download(table, view, "visits", unit.code, title=title)
    chosen = clicked_code(event) or clicked_row(selection, table)
    with_findings = visits.loc[visits["finding_count"].gt(0), "round"].astype(str)
    if chosen in with_findings.tolist():
        open_page("findings", round=str(chosen), **ledger_place(view, unit))
    if chosen:
        st.toast(_("第 {round} 轮没有发现本镇街的问题。").format(round=chosen))
