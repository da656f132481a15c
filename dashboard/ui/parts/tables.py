"""Tables on pages: columns that fit, a click on a row, the same rows as a file."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.charts.text import measure_text
from dashboard.charts.theme import MARKED_FILL
from dashboard.formats import NOTHING
from dashboard.forms import TIMES
from dashboard.i18n import _
from dashboard.reports.table import Column, Table, only_reason
from dashboard.ui.parts.downloads import Source, offer_download
from dashboard.ui.parts.written import write_frame
from dashboard.ui.shell.texts import escape_markdown

_EM, _PADDING = 13.5, 18  # pixels of a letter, and around a cell
_WIDEST = 330
_ROW_HEIGHT = 35
_GAPS = "gaps"

Choose = Callable[[str], None]
ChooseCell = Callable[[str, str], None]


def draw_listing(
    table: Table,
    source: Source,
    *parts: str,
    key: str,
    title: str,
    note: str = "",
    most: int | None = None,
    height: int | None = None,
    widest: int = _WIDEST,
    marked: str = "",
    is_clickable: bool = False,
    on_choose: Choose | None = None,
    on_cell: ChooseCell | None = None,
) -> str | None:
    """A table with its rows as files; returns the row that was clicked, by its key.

    `source`, `parts`: see `offer_download`. `note` stands below. `most`: how many rows
    the page shows; the files hold all. For the rest, see `draw_table`.
    """
    chosen = draw_table(
        table if most is None else table.head(most),
        key=key,
        alt=title,
        height=height,
        widest=widest,
        marked=marked,
        is_clickable=is_clickable,
        on_choose=on_choose,
        on_cell=on_cell,
    )
    if most is not None and len(table) > most:
        st.caption(_("只显示前 {count} 行，下载的文件里有全部。").format(count=most))
    if note:
        st.caption(note)
    offer_download(table, source, *parts, title=title)
    return chosen


def draw_table(
    table: Table,
    *,
    key: str,
    alt: str,
    height: int | None = None,
    widest: int = _WIDEST,
    marked: str = "",
    is_clickable: bool = False,
    on_choose: Choose | None = None,
    on_cell: ChooseCell | None = None,
) -> str | None:
    """The table, each column as wide as its longest cell; returns the row clicked.

    Numbers stay numbers, which sort as such, in the words of `formats`; an empty cell
    says why it is empty, or a last column does where they differ. `height`: pixels
    beyond which the rows scroll. `marked`: the key of the row that a link speaks of. A
    click on any cell takes its row: on the run that follows (`is_clickable`), or at
    once, before the page is drawn (`on_choose`, called with the row's key; `on_cell`
    with the column's name as well).
    """
    texts, word = dict(table.texts()), only_reason(table)
    columns = list(table.columns)
    frame = _fill_texts(table)
    if not word and any(gaps := table.gaps()):
        frame = frame.assign(**{_GAPS: gaps})
        columns.append(Column(_GAPS, _("缺数原因")))
        texts[_GAPS] = gaps

    def take() -> None:
        for code, name in _clicked_cells(st.session_state[key], table):
            if on_choose:
                on_choose(code)
            if on_cell:
                on_cell(code, name)

    has_callback = on_choose is not None or on_cell is not None
    event = st.dataframe(
        _write_frame(frame, texts, marked),
        key=key,
        hide_index=True,
        column_config={c.name: _configure(c, texts[c.name], widest) for c in columns},
        placeholder=word or NOTHING,
        height=_limit(len(table), height),
        on_select=take if has_callback else "rerun" if is_clickable else "ignore",
        selection_mode="single-cell",
        alt=alt,
    )
    clicked = _clicked_cells(event, table) if is_clickable else []
    return clicked[0][0] if clicked else None


def draw_wrapped(
    table: Table, *, alt: str, key: str | None = None, height: int | None = None
) -> None:
    """A table that wraps, for words that have to be read to their end.

    Letters are shown as they are; numbers as texts. `height`: see `draw_table`.
    """
    headings = {column.name: column.heading for column in table.columns}
    frame = pd.DataFrame(table.texts()).map(escape_markdown).rename(columns=headings)
    with st.container(key=key):
        st.table(
            frame,
            border="horizontal",
            hide_index=True,
            height=_limit(len(table), height),
            alt=alt,
        )


def _fill_texts(table: Table) -> pd.DataFrame:
    """The columns' values; a missing text is a blank, not a gap."""
    blanks = {c.name: "" for c in table.columns if not c.is_value}
    frame = table.frame[[column.name for column in table.columns]]
    return frame.fillna(blanks)


def _write_frame(frame: pd.DataFrame, texts: dict[str, list[str]], marked: str) -> Any:
    """The raw values, numbers and times in words, the row marked on a tint."""
    worded = {
        name: words
        for name, words in texts.items()
        if not pd.api.types.is_string_dtype(frame[name])
    }
    places = [place for place, key in enumerate(frame.index) if str(key) == marked]
    return write_frame(frame, worded, places if marked else (), MARKED_FILL)


def _configure(column: Column, texts: list[str], widest: int) -> Any:
    measured = [column.heading, *dict.fromkeys(texts)]
    width = min(int(max(map(_measure, measured)) * _EM) + _PADDING, widest)
    label = column.heading
    if column.format.is_number:
        return st.column_config.NumberColumn(label, width=width)
    if column.format.form in TIMES:
        return st.column_config.Column(label, width=width)
    return st.column_config.TextColumn(label, width=width)


def _measure(text: str) -> float:
    """Ems of a cell's text: small letters are narrower than the figures beside them."""
    return measure_text(text) - 0.06 * sum(map(str.islower, text))


def _limit(rows: int, height: int | None) -> Any:
    """The height given, where the rows and the heading would take more."""
    is_longer = height is not None and (rows + 1) * _ROW_HEIGHT > height
    return height if is_longer else "content"


def _clicked_cells(event: Any, table: Table) -> list[tuple[str, str]]:
    """The cells that a table's selection names: the row's key, the column's name."""
    cells = event["selection"].get("cells", []) if event else []
    return [(str(table.frame.index[row]), str(name)) for row, name in cells]
