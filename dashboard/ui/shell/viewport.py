"""Whether the page is on a phone's narrow screen, which the server cannot know."""

import streamlit as st

_NARROW_PIXELS = 640

_ASK = st.components.v2.component(
    "viewport",
    js="""
    export default function ({ data, setStateValue }) {
      const isNarrow = window.innerWidth <= data.limit;
      if (isNarrow !== data.known) setStateValue("narrow", isNarrow);
    }
    """,
)


def is_narrow() -> bool:
    """Ask the browser: wide until it has answered, which draws the page once more."""
    known = bool(st.session_state.get("viewport_narrow", False))
    answer = _ASK(key="viewport", data={"limit": _NARROW_PIXELS, "known": known})
    st.session_state["viewport_narrow"] = bool(answer.get("narrow", known))
    return bool(st.session_state["viewport_narrow"])
