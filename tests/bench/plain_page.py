"""A Streamlit page with the overview's elements and nothing behind them: the floor."""

import json
import os
from pathlib import Path

import pandas as pd
import plotly.io
import streamlit as st

st.set_page_config(layout="wide")
everything = json.loads(Path(os.environ["BENCH_ELEMENTS"]).read_text(encoding="utf-8"))


def draw() -> None:
    """The page itself."""
    with st.container(horizontal=True):
        period = st.selectbox("月份", everything["periods"], width=150)
        st.selectbox("范围", everything["areas"], width=210)
    seen = everything["months"][period]
    st.title(f"{period} {seen['title']}")
    st.caption(seen["caption"])
    cards, side = st.columns([7, 3], gap="medium")
    with cards, st.grid(4, min_column_width=165, gap="small"):
        for card in seen["cards"]:
            with st.container(border=True, gap=None):
                st.metric(**card["metric"])
                st.html(card["line"])
                st.caption(card["caption"])
                with st.container(horizontal=True):
                    for mark in card["marks"]:
                        st.badge(mark, icon=":material/check:", help="x")
                st.page_link(pages[0], label="x", icon=":material/map:")
    with side:
        st.subheader("x")
        for text in seen["sentences"]:
            st.page_link(pages[0], label=text, icon=":material/map:", help="x")
        figure = plotly.io.from_json(seen["figure"])
        st.plotly_chart(figure, on_select="rerun", key="tiles")
        st.page_link(pages[0], label="x", icon=":material/map:")
    st.subheader("x")
    table = pd.DataFrame(seen["table"])
    st.dataframe(table, hide_index=True, on_select="rerun", key="table")


pages = [
    st.Page(
        draw if not n else lambda: None, title=name, url_path=f"p{n}", default=not n
    )
    for n, name in enumerate(everything["pages"])
]
current = st.navigation(pages, position="hidden")
st.html(Path(everything["style"]))
with st.sidebar:
    for page in pages:
        st.page_link(page, icon=":material/map:")
    st.selectbox("role", ["a", "b"])
    st.segmented_control("language", ["a", "b"])
current.run()
st.divider()
st.caption("x")
