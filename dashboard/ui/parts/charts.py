"""Charts on pages: one look, words for who cannot see them, what was clicked."""

from collections.abc import Callable
from typing import Any, Literal

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.theme import CHART_CONFIG

OnSelect = Callable[[], None] | Literal["rerun", "ignore"]


def draw_chart(
    figure: go.Figure,
    *,
    key: str,
    alt: str,
    on_select: OnSelect = "ignore",
    width: int | Literal["stretch"] = "stretch",
    height: int | Literal["content", "stretch"] = "content",
) -> Any:
    """The figure in the look that its template gives it; returns the selection.

    `alt`: what it says, in words. `on_select`: as Streamlit's; a click takes one point.
    """
    event = st.plotly_chart(
        figure,
        key=key,
        alt=alt,
        width=width,
        height=height,
        theme=None,
        config=CHART_CONFIG,
        on_select=on_select,
        selection_mode="points",
    )
    return None if on_select == "ignore" else event


def clicked_code(event: object) -> str | None:
    """What the clicked point stands for (its first datum), if one was clicked."""
    points = event["selection"]["points"] if event else []  # type: ignore[index]
    return str(points[0]["customdata"][0]) if points else None
