"""One metric over time: did it change, is it the season, what moved it?"""

import streamlit as st

from dashboard.ui.shell.view import start_page
from dashboard.ui.trends.change import draw_change
from dashboard.ui.trends.frame import (
    choose_trend,
    draw_control,
    draw_years,
    read_trend,
    trend_headline,
)

view = start_page("trends")

trend = choose_trend(view)
control = read_trend(trend)
st.title(trend_headline(trend, control))

draw_control(trend, control)

years, change = st.columns(2, gap="medium")
with years:
    draw_years(trend)
with change:
    draw_change(trend)
