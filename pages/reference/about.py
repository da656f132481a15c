"""What the figures rest on: published figures with their scope, sources, limits."""

import streamlit as st

from dashboard.i18n import _
from dashboard.ui.about.page import draw_published_figures, draw_reference_notes
from dashboard.ui.shell.session import guard

guard("about")

st.title(_("公开数据与说明：每个数字都有范围"))
draw_published_figures()
draw_reference_notes()
