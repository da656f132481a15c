"""Which powers the sub-districts hold and use, which lie dormant, what has changed."""

import streamlit as st

from dashboard.ui.powers.frame import (
    choose_powers_part,
    choose_scope,
    draw_breadcrumb,
    draw_caption,
    powers_title,
)
from dashboard.ui.powers.lists import draw_catalogue, draw_concentration, draw_dormant
from dashboard.ui.powers.use import draw_use
from dashboard.ui.shell.view import start_page

view = start_page("powers")

scope = choose_scope(view)
draw_breadcrumb(scope)
st.title(powers_title(scope))
draw_caption(scope)

draw = {
    "use": draw_use,
    "dormant": draw_dormant,
    "concentration": draw_concentration,
    "catalogue": draw_catalogue,
}
draw[choose_powers_part()](scope)
