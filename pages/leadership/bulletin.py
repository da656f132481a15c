"""The month's bulletin: read it, take it away, sign it; earlier ones again."""

import streamlit as st

from dashboard.ui.bulletin.page import (
    bulletin_title,
    choose_edition,
    download_buttons,
    issue_button,
    issued_list,
    read_issued,
    show_preview,
)
from dashboard.ui.parts.forms import take_press
from dashboard.ui.parts.ledger import require_ledger
from dashboard.ui.shell.view import start_page

pressed = take_press("bulletin")
view = start_page("bulletin")
require_ledger(view)
issued = read_issued()

st.title(bulletin_title(view))
controls, paper = st.columns([1, 2], gap="medium")
with controls:
    edition = choose_edition(view, issued)
    download_buttons(edition, "draft")
    issue_button(edition, pressed)
with paper:
    show_preview(edition)

issued_list(issued)
