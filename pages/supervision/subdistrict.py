"""One sub-district: what is late, where it stands, how it got there."""

import streamlit as st

from dashboard.reports.dossier import headline, list_statements
from dashboard.ui.dossier import choose_dossier_part, offer_visit_sheet
from dashboard.ui.dossier_figures import figures_and_trend
from dashboard.ui.dossier_findings import findings_of_unit
from dashboard.ui.dossier_powers import powers_of_unit
from dashboard.ui.dossier_practice import practice_of_unit
from dashboard.ui.dossier_visits import visits_of_unit
from dashboard.ui.unit_choice import breadcrumb, choose_unit
from dashboard.ui.view import start_page

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
