"""A page with the elements of another and nothing behind them: the interactions' floor.

Run by AppTest with the elements in session state (`bench_elements`).
"""

from typing import Any

import plotly.io
import pydeck
import streamlit as st

from dashboard.settings import PROJECT_DIR
from dashboard.ui.shell.navigation import PAGES

_STYLE = PROJECT_DIR / "dashboard/ui/shell/style.css"


class _Deck(pydeck.Deck):  # type: ignore[misc]
    """A map of which only its description is known."""

    def __init__(self, description: str) -> None:
        super().__init__()
        self._description = description

    def to_json(self) -> str:
        return self._description


def draw(number: int, kind: str, content: Any) -> None:
    """One element; `content` is what it shows."""
    if kind == "dataframe":
        st.dataframe(content, hide_index=True, key=f"frame_{number}", on_select="rerun")
    elif kind == "table":
        st.table(content)
    elif kind == "plotly_chart":
        figure = plotly.io.from_json(content)
        st.plotly_chart(figure, key=f"chart_{number}", on_select="rerun")
    elif kind == "deck_gl_json_chart":
        st.pydeck_chart(_Deck(content), key=f"map_{number}", on_select="rerun")
    elif kind == "selectbox":
        st.selectbox("x", content, key=f"select_{number}")
    elif kind == "multiselect":
        st.multiselect("x", content, key=f"several_{number}")
    elif kind == "button_group":
        st.pills("x", content, key=f"pills_{number}")
    elif kind == "select_slider":
        st.select_slider("x", content, key=f"slider_{number}")
    elif kind == "download_button":
        st.download_button("x", b"x", key=f"download_{number}", on_click="ignore")
    elif kind == "button":
        st.button("x", key=f"button_{number}")
    elif kind == "page_link":
        st.page_link("http://127.0.0.1", label=content, icon=":material/map:")
    else:
        write = {"title": st.title, "subheader": st.subheader, "caption": st.caption}
        write.get(kind, st.markdown)(content)  # type: ignore[operator]


def draw_all() -> None:
    """The page itself, with something to change."""
    st.number_input("turn", 0, key="turn")
    for place, (name, shown) in enumerate(st.session_state["bench_elements"]):
        draw(place, name, shown)


st.set_page_config(layout="wide")
pages = [
    st.Page(
        draw_all if not n else lambda: None,
        title=entry.title,
        url_path=f"p{n}",
        default=not n,
    )
    for n, entry in enumerate(PAGES.values())
]
current = st.navigation(pages, position="hidden")
st.html(_STYLE)
current.run()
