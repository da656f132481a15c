"""Leadership's start page: the month in eight figures and what needs attention."""

import streamlit as st

from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reports.overview.highlights import headline
from dashboard.ui.overview.attention import attention_list, draw_attention_table
from dashboard.ui.overview.cards import draw_card_months, draw_cards
from dashboard.ui.overview.completeness import draw_completeness
from dashboard.ui.overview.metric_list import draw_metric_list
from dashboard.ui.overview.restatement import draw_restated
from dashboard.ui.overview.thumbnail import draw_thumbnail, draw_tile_values
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.view import start_page

view = start_page("overview")
filters = view.filters

with st.container(horizontal=True, vertical_alignment="center"):
    st.title(headline(view.metrics, filters.period, filters.area_code))
    link_to_page("presentation", _("会议展示"), icon=":material/slideshow:")
draw_completeness(view)

cards, side = st.columns([7, 3], gap="medium")
with cards:
    headlines = [metric for metric in METRICS.values() if metric.is_headline]
    draw_cards(view, headlines, filters.area_code)
with side:
    attention_list(view)
    draw_thumbnail(view)

draw_attention_table(view)
draw_restated(view)

st.subheader(_("全部指标"))
draw_metric_list(view)
draw_card_months(view, headlines, filters.area_code)
draw_tile_values(view)
