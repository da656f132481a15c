"""What a session works out once and keeps until it is asked for something else."""

from collections.abc import Callable
from typing import TypeVar

import streamlit as st

T = TypeVar("T")


def keep_latest(name: str, key: object, build: Callable[[], T], waiting: str = "") -> T:
    """What `build` returned for `key`: one result a name, of the latest key.

    For what is large, of one visitor, and made of more than the URL says; what all
    sessions share is `results.keep_result`'s. `waiting`: what the page says meanwhile.
    """
    place = f"kept_{name}"
    kept = st.session_state.get(place)
    if kept is None or kept[0] != key:
        if waiting:
            with st.spinner(waiting):
                kept = (key, build())
        else:
            kept = (key, build())
        st.session_state[place] = kept
    result: T = kept[1]
    return result
