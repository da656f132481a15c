"""Who has reported which month, and which published rows break a business rule."""

import streamlit as st

from dashboard.i18n import _
from dashboard.reports.quality.completeness import describe_completeness
from dashboard.ui.parts.forms import take_press
from dashboard.ui.quality.boundaries import list_boundaries, load_boundaries
from dashboard.ui.quality.page import (
    choose_dataset,
    choose_months,
    draw_caption,
    draw_checks,
    draw_completeness,
    list_reports,
)
from dashboard.ui.shell.view import start_page

view = start_page("quality")
pressed = take_press("boundaries")

with st.container(horizontal=True, vertical_alignment="bottom"):
    dataset = choose_dataset()
    months = choose_months()

reports = list_reports(view, dataset, months)
title = describe_completeness(reports, dataset)
st.title(title)
draw_caption(view, dataset)
draw_completeness(view, reports, title)

st.subheader(_("业务校验"))
draw_checks(view)

st.subheader(_("地图界线"))
load_boundaries(view.role, pressed)
list_boundaries(view.role)
