"""The ledger of findings: what is open, how late it is, and each finding's story."""

import streamlit as st

from dashboard.i18n import _
from dashboard.ui.findings.charts import (
    ages_chart,
    chain_list,
    duration_chart,
    flow_chart,
    kinds_chart,
)
from dashboard.ui.findings.ledger import (
    choose_filter,
    ledger_list,
    ledger_title,
    read_filter,
)
from dashboard.ui.findings.story import find_finding, finding_story
from dashboard.ui.findings.trail import finding_trail
from dashboard.ui.parts.ledger import require_ledger
from dashboard.ui.shell.url import read_parameter
from dashboard.ui.shell.view import start_page

view = start_page("findings")
require_ledger(view)
chosen = read_filter(view)
finding = find_finding(view)

finding_trail(view, chosen, finding)
st.title(ledger_title(view, chosen))
choose_filter(view, chosen)

# The ledger gives room to the story of the row that was clicked.
is_asked = read_parameter("finding") is not None
places = st.columns([3, 2] if is_asked else 1, gap="medium")
with places[0]:
    ledger_list(view, chosen)
if is_asked:
    with places[1]:
        finding_story(view, finding)

st.subheader(_("分布与进度"))
kinds, progress = st.columns(2, gap="medium")
with kinds:
    kinds_chart(view, chosen)
with progress:
    flow_chart(view, chosen)
    ages_chart(view, chosen)
    duration_chart(view, chosen)

chain_list(view, chosen)
