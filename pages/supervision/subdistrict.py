"""One sub-district: what is late, where it stands, how it got there."""

import streamlit as st

from dashboard.reports.subdistrict.statements import headline, list_statements
from dashboard.ui.parts.unit_choice import breadcrumb, choose_unit
from dashboard.ui.shell.view import start_page
from dashboard.ui.subdistrict.figures import figures_and_trend
from dashboard.ui.subdistrict.findings import findings_of_unit
from dashboard.ui.subdistrict.frame import choose_dossier_part, offer_visit_sheet
from dashboard.ui.subdistrict.powers import powers_of_unit
from dashboard.ui.subdistrict.practice import practice_of_unit
from dashboard.ui.subdistrict.visits import visits_of_unit

view = start_page("subdistrict")
period = view.filters.period

unit = choose_unit(view)
breadcrumb(unit)
st.title(headline(view.metrics, period, unit.code))
for statement in list_statements(view.metrics, period, unit.code):
    st.write(statement)
offer_visit_sheet(view, unit)

draw = {
    "findings": findings_of_unit,
    "figures": figures_and_trend,
    "visits": visits_of_unit,
    "powers": powers_of_unit,
    "practice": practice_of_unit,
}
draw[choose_dossier_part()](view, unit)
