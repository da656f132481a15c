"""Tables on pages: columns that fit, a click on a row, the same rows as a file."""

from collections.abc import Callable
from typing import Any, Literal

import pandas as pd
import streamlit as st

from dashboard.charts.text import measure_text
from dashboard.ui.parts.downloads import offer_download

__all__ = ["clicked_row", "draw_table", "offer_download"]

_EM, _PADDING = 13.5, 18  # pixels of a letter, and around a cell
_WIDEST = 330


def draw_table(
    frame: pd.DataFrame,
    *,
    key: str,
    alt: str,
    formats: dict[str, str] | None = None,
    height: int | None = None,
    widest: int = _WIDEST,
    on_select: Callable[[], None] | Literal["rerun", "ignore"] = "ignore",
) -> Any:
    """The table, each column as wide as its longest cell; returns the selection.

    `formats`: column -> Streamlit's number format. Streamlit itself measures only the
    first rows, and cuts what is longer further down; no column is wider than `widest`
    pixels. A click on any cell selects it.
    """
    formats = formats or {}
    return st.dataframe(
        frame,
        key=key,
        hide_index=True,
        column_config={
            name: _column(frame[name], str(name), formats.get(str(name)), widest)
            for name in frame.columns
        },
        placeholder="",
        height=height or "content",
        on_select=on_select,
        selection_mode="single-cell",
        alt=alt,
    )


def _column(cells: pd.Series, name: str, number_format: str | None, widest: int) -> Any:
    texts = [name, *map(str, cells.unique())]
    width = min(int(max(map(_measure, texts)) * _EM) + _PADDING, widest)
    if number_format:
        return st.column_config.NumberColumn(format=number_format, width=width)
    return st.column_config.Column(width=width)


def _measure(text: str) -> float:
    """Ems of a cell's text: small letters are narrower than the figures beside them."""
    return measure_text(text) - 0.06 * sum(map(str.islower, text))


def clicked_row(event: Any, frame: pd.DataFrame) -> str | None:
    """The index of the row that a table's selection names, if it names one."""
    cells = event["selection"].get("cells", []) if event else []
    return str(frame.index[cells[0][0]]) if cells else None
