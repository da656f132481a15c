"""One sub-district: what is late, where it stands, how it got there."""

import streamlit as st

from dashboard.reports.subdistrict.statements import headline, list_statements
from dashboard.ui.parts.unit_choice import choose_unit, draw_breadcrumb
from dashboard.ui.shell.results import find_judged
from dashboard.ui.shell.view import start_page
from dashboard.ui.subdistrict.figures import draw_figures
from dashboard.ui.subdistrict.findings import draw_findings
from dashboard.ui.subdistrict.frame import choose_dossier_part, offer_visit_sheet
from dashboard.ui.subdistrict.powers import draw_powers
from dashboard.ui.subdistrict.practice import draw_practice
from dashboard.ui.subdistrict.visits import draw_visits

view = start_page("subdistrict")
period = view.filters.period

unit = choose_unit(view)
draw_breadcrumb(unit)
judged = find_judged(view.snapshot.id, period)
st.title(headline(view.metrics, judged, period, unit.code))
for statement in list_statements(view.metrics, period, unit.code):
    st.write(statement)
offer_visit_sheet(view, unit)

draw = {
    "findings": draw_findings,
    "figures": draw_figures,
    "visits": draw_visits,
    "powers": draw_powers,
    "practice": draw_practice,
}
draw[choose_dossier_part()](view, unit)
