"""The dictionary: every KPI's definition, window, direction and SQL."""

import streamlit as st

from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.ui.metrics.page import choose_entry, draw_dataset, draw_metric
from dashboard.ui.shell.session import guard

guard("metrics")

st.title(_("指标字典：{count} 项指标，分子分母俱在").format(count=len(METRICS)))
st.caption(_("公开文件没有给出这些指标的数值口径，以下均为拟定口径。"))

draw_metric(choose_entry())

st.subheader(_("数据集"))
draw_dataset()
