"""Which powers the sub-districts hold and use, which lie dormant, what has changed."""

import streamlit as st

from dashboard.ui.powers.frame import (
    choose_powers_part,
    choose_scope,
    powers_breadcrumb,
    powers_caption,
    powers_title,
)
from dashboard.ui.powers.lists import catalogue, concentration, dormant_powers
from dashboard.ui.powers.use import power_use
from dashboard.ui.shell.view import start_page

view = start_page("powers")

scope = choose_scope(view)
powers_breadcrumb(scope)
st.title(powers_title(scope))
powers_caption(scope)

draw = {
    "use": power_use,
    "dormant": dormant_powers,
    "concentration": concentration,
    "catalogue": catalogue,
}
draw[choose_powers_part()](scope)
