"""Entry point: page configuration, language, then menu, page, footer and errors."""

import streamlit as st

from dashboard.i18n import _
from dashboard.ui.shell.frame import draw_app
from dashboard.ui.shell.session import apply_language

apply_language()
st.set_page_config(
    page_title=_("徐州市基层综合执法监督"),
    page_icon="dashboard/ui/shell/favicon.svg",
    layout="wide",
)
draw_app()
