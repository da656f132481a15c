"""What the forms of several pages share: their style, and how a failure is shown."""

from pathlib import Path

import streamlit as st

from dashboard.errors import DashboardError


def style_forms() -> None:
    """Put our words where Streamlit's forms speak English."""
    st.html(Path(__file__).with_name("forms.css"))


def keep_failure(page: str, failure: DashboardError) -> None:
    """Remember why an action failed: the page is drawn again and says so."""
    st.session_state[f"{page}_failure"] = failure


def show_failure(page: str) -> None:
    """Why the last action failed, once."""
    failure = st.session_state.pop(f"{page}_failure", None)
    if failure is not None:
        lines = [f"**{failure.message}**", failure.where, failure.remedy]
        st.error("  \n".join(filter(None, lines)), icon=":material/error:")
