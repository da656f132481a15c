"""The month for a meeting room: one finding a screen, turning by itself."""

import streamlit as st

from dashboard.ui.presentation.page import (
    choose_settings,
    draw_controls,
    read_screens,
    show_slides,
    start_stage,
)
from dashboard.ui.shell.view import start_page

start_stage()
view = start_page("presentation")

with st.container(horizontal=True, key="slide_controls"):
    settings = choose_settings()
    screens = read_screens(view, settings.metric)
    draw_controls(list(screens), settings)

show_slides(view, screens, settings)
