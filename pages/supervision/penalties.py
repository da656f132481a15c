"""Exercises and penalties as context: what they consist of, which months stand out."""

import streamlit as st

from dashboard.i18n import _
from dashboard.ui.penalties.page import (
    choose_penalties_scope,
    draw_domains,
    draw_leniency,
    draw_months,
    draw_units,
    list_judged,
    list_months,
    penalties_title,
)
from dashboard.ui.shell.view import start_page

view = start_page("penalties")

scope = choose_penalties_scope(view)
months, judged = list_months(scope), list_judged(scope)
st.title(penalties_title(scope, months, judged))
st.caption(_("次数和罚款只作背景，不排名、不评好坏；来源：行权月报"))

draw_months(scope, months, judged)
draw_units(scope, judged)
draw_domains(scope)
draw_leniency(scope)
