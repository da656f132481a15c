"""The ledger of findings: what is open, how late it is, and each finding's story."""

import streamlit as st

from dashboard.i18n import _
from dashboard.ui.findings.charts import (
    draw_ages,
    draw_chains,
    draw_duration,
    draw_flow,
    draw_kinds,
)
from dashboard.ui.findings.ledger import (
    choose_filter,
    draw_ledger,
    ledger_title,
    read_filter,
)
from dashboard.ui.findings.story import draw_story, find_finding
from dashboard.ui.findings.trail import draw_trail
from dashboard.ui.parts.ledger import require_ledger
from dashboard.ui.shell.url import read_parameter
from dashboard.ui.shell.view import start_page

view = start_page("findings")
require_ledger(view)
chosen = read_filter(view)
finding = find_finding(view)

draw_trail(view, chosen, finding)
st.title(ledger_title(view, chosen))
choose_filter(view, chosen)

# The ledger gives room to the story of the row that was clicked.
is_asked = read_parameter("finding") is not None
places = st.columns([3, 2] if is_asked else 1, gap="medium")
with places[0]:
    draw_ledger(view, chosen)
if is_asked:
    with places[1]:
        draw_story(view, finding)

st.subheader(_("分布与进度"))
kinds, progress = st.columns(2, gap="medium")
with kinds:
    draw_kinds(view, chosen)
with progress:
    draw_flow(view, chosen)
    draw_ages(view, chosen)
    draw_duration(view, chosen)

draw_chains(view, chosen)
