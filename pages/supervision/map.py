"""The supervisors' desk: one metric on the map, the units chosen in table and trend."""

import streamlit as st

from dashboard.reports.figures.unit_values import describe_units
from dashboard.ui.map.deck import choose_mode, map_caption, unit_map
from dashboard.ui.map.player import choose_months, play_months
from dashboard.ui.map.units import choose_units, draw_unit_list, draw_unit_trend
from dashboard.ui.parts.choices import choose_metric
from dashboard.ui.parts.maps import unit_values
from dashboard.ui.shell.view import start_page

view = start_page("map")
filters = view.filters

with st.container(horizontal=True, vertical_alignment="bottom"):
    metric = choose_metric()
    mode = choose_mode()
    months = choose_months(view)
    play_months(view, months)

rows = unit_values(view, metric)
whole = view.metrics.row(metric, filters.period, filters.area_code)
st.title(describe_units(rows, whole, metric, filters.period, filters.area_code))
map_caption(view, metric, mode)
selected = choose_units(view, metric)

# The table first: it is read before the map has loaded.
left, right = st.columns([4, 3], gap="medium")
with right:
    draw_unit_list(view, metric, selected)
    draw_unit_trend(view, metric, selected, months)
with left:
    unit_map(view, metric, mode, selected, months)
