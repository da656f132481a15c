"""What the forms of several pages share: their style, and how a failure is shown."""

from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.errors import DashboardError
from dashboard.ui.shell.texts import write_failure


def style_forms() -> None:
    """Put our words where Streamlit's forms speak English."""
    st.html(Path(__file__).with_name("forms.css"))


def keep_press(page: str, shown: object) -> None:
    """Remember that the button was pressed, and what was shown then (its callback).

    What was shown is published, or refused as stale: not what a newer run has found.
    """
    st.session_state[f"{page}_pressed"] = shown


def take_press(page: str) -> Any:
    """What was shown when the button was pressed, on the run that follows; else None.

    Called at the head of a page, so that no press outlives its run.
    """
    return st.session_state.pop(f"{page}_pressed", None)


def keep_failure(page: str, failure: DashboardError) -> None:
    """Remember why an action failed: the page is drawn again and says so."""
    st.session_state[f"{page}_failure"] = failure


def show_failure(page: str) -> None:
    """Why the last action failed, once."""
    failure = st.session_state.pop(f"{page}_failure", None)
    if failure is not None:
        st.error(write_failure(failure), icon=":material/error:")
