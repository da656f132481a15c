"""The supervisors' map: one metric of every sub-district, and the way to each."""

import streamlit as st

from dashboard.reports.unit_values import describe_units
from dashboard.ui.area_map import choose_mode, map_caption, unit_list, unit_map
from dashboard.ui.choices import choose_metric
from dashboard.ui.maps import unit_values
from dashboard.ui.view import start_page

view = start_page("map")
filters = view.filters

with st.container(horizontal=True, vertical_alignment="bottom"):
    metric = choose_metric()
    mode = choose_mode()

rows = unit_values(view, metric)
whole = view.metrics.row(metric.id, filters.period, filters.area_code)
st.title(describe_units(rows, whole, metric, filters.period, filters.area_code))
map_caption(view, metric, mode)

# The table first: it is read before the map has loaded.
left, right = st.columns([4, 3], gap="medium")
with right:
    unit_list(view, metric, mode)
with left:
    unit_map(view, metric, mode)
