"""Leadership's start page: the month in eight figures and what needs attention."""

import streamlit as st

from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reports.overview.highlights import headline
from dashboard.ui.overview.attention import attention_list, attention_table
from dashboard.ui.overview.cards import metric_cards, metric_months
from dashboard.ui.overview.completeness import completeness_line
from dashboard.ui.overview.metric_list import metric_list
from dashboard.ui.overview.restatement import restated_values
from dashboard.ui.overview.thumbnail import tile_thumbnail, tile_values
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.view import start_page

view = start_page("overview")
filters = view.filters

with st.container(horizontal=True, vertical_alignment="center"):
    st.title(headline(view.metrics, filters.period, filters.area_code))
    link_to_page("presentation", _("会议展示"), icon=":material/slideshow:")
completeness_line(view)

cards, side = st.columns([7, 3], gap="medium")
with cards:
    headlines = [metric for metric in METRICS.values() if metric.is_headline]
    metric_cards(view, headlines, filters.area_code)
with side:
    attention_list(view)
    tile_thumbnail(view)

attention_table(view)
restated_values(view)

st.subheader(_("全部指标"))
metric_list(view)
metric_months(view, headlines, filters.area_code)
tile_values(view)
