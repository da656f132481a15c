"""One sub-district: where it stands, how it got there, what is open."""

import streamlit as st

from dashboard.i18n import _
from dashboard.reports.dossier import headline, list_statements
from dashboard.ui.dossier import metric_table, open_findings, trend, unit_domains
from dashboard.ui.dossier_practice import review_stages, staff_and_training
from dashboard.ui.unit_choice import breadcrumb, choose_unit
from dashboard.ui.view import start_page

view = start_page("subdistrict")
period = view.filters.period

unit = choose_unit(view)
breadcrumb(unit)
st.title(headline(view.metrics, period, unit.code))
for statement in list_statements(view.metrics, period, unit.code):
    st.write(statement)

figures, moves = st.columns([68, 32], gap="small")
with figures:
    st.subheader(_("指标：本镇街、区、全市"))
    metric_table(view, unit)
with moves:
    st.subheader(_("走势"))
    trend(view, unit)

open_findings(view, unit)
unit_domains(view, unit)

reviews, staff = st.columns(2, gap="medium")
with reviews:
    review_stages(view, unit)
with staff:
    staff_and_training(view, unit)
