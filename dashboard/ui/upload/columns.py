"""How a sheet is read, to be corrected: the header's row and each column's place."""

from collections import Counter

import streamlit as st

from dashboard.datasets import DATASETS, Column
from dashboard.i18n import _
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.headers import HeaderMatch, needed_columns
from dashboard.ingest.mapping import changed_columns
from dashboard.ingest.recognition import Corrections, Recognition
from dashboard.reports.table import Column as TableColumn
from dashboard.reports.table import build_table
from dashboard.ui.parts.tables import draw_table
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.upload.decisions import decide, read_decision
from dashboard.ui.upload.inspection import Item

_SIDE_BY_SIDE = 3
#: Rows shown above the header and below it.
_ABOVE, _BELOW = 3, 5


def correct_layout(item: Item) -> None:
    """The header row and the columns as recognised, each to be corrected.

    Opens by itself where something is missing or was remembered; else on demand.
    """
    recognition = item.upload.recognition if item.upload else None
    is_lacking = recognition is None or bool(recognition.header.missing)
    fold = st.expander(
        _summary(recognition),
        expanded=is_lacking,
        key=f"upload_layout_{item.sheet_key}",
        icon=":material/table_edit:",
        on_change="rerun",
    )
    _offer_remembered(item)
    if not fold.open:
        return
    with fold:
        _preview(item, recognition)
        _choose_header_row(item, recognition)
        if recognition is None:
            st.caption(_("选好数据集和表头行以后，在这里指出各列。"))
        else:
            _choose_columns(item, recognition)


def _summary(recognition: Recognition | None) -> str:
    """What the closed fold says."""
    if recognition is None:
        return _("指出表头和各列")
    header, columns = recognition.header, DATASETS[recognition.dataset].columns
    return _("表头和列：第 {row} 行，{found}/{total} 列").format(
        row=header.row + 1, found=len(header.columns), total=len(columns)
    )


def _offer_remembered(item: Item) -> None:
    """Says that an earlier correction is applied, with the way not to."""
    if item.offer is None:
        return
    is_taken = read_decision(item.sha256, item.sheet).takes_offer
    text = (
        _("按以前对同样表头的更正读取：{what}。")
        if is_taken
        else _("以前对同样表头作过更正，这次没有用：{what}。")
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(text.format(what=_describe_offer(item.offer)))
        st.button(
            _("这次不用") if is_taken else _("改用以前的更正"),
            key=f"upload_offer_{item.sheet_key}",
            type="tertiary",
            icon=":material/history:",
            on_click=decide,
            args=(item.sha256, item.sheet),
            kwargs={"takes_offer": not is_taken},
        )


def _describe_offer(offer: Corrections) -> str:
    columns = DATASETS[offer.dataset].columns if offer.dataset else {}
    parts = [_("表头第 {row} 行").format(row=offer.header_row)] * bool(offer.header_row)
    parts += [
        _("“{text}”是{title}").format(text=text, title=columns[name].title)
        if name in columns
        else _("不读“{text}”").format(text=text)
        for text, name in offer.columns.items()
    ]
    if not parts and offer.dataset:
        parts = [DATASETS[offer.dataset].title]
    return escape_markdown(_("，").join(parts))


def _preview(item: Item, recognition: Recognition | None) -> None:
    """The rows around the header as they stand in the sheet, with their letters."""
    header = range(0)
    if recognition:
        start = recognition.header.row
        header = range(start, start + recognition.header.levels)
    first = max(0, header.start - _ABOVE)
    shown = item.first_rows[first : max(header.stop, 1) + _BELOW]
    width = max(map(len, shown), default=0)
    letters = [column_letter(place) for place in range(width)]
    lines = [
        {"row": _("{row} 表头").format(row=n + 1) if n in header else str(n + 1)}
        | dict(zip(letters, cells, strict=False))
        for n, cells in enumerate(shown, start=first)
    ]
    columns = [TableColumn(letter, letter) for letter in letters]
    table = build_table(lines, [TableColumn("row", _("行")), *columns])
    draw_table(table, key=f"upload_rows_{item.sheet_key}", alt=_("表头附近的几行"))


def _choose_header_row(item: Item, recognition: Recognition | None) -> None:
    key = f"upload_header_{item.sheet_key}"
    rows = [n + 1 for n, cells in enumerate(item.first_rows) if any(cells)]
    st.session_state[key] = _current_row(item, recognition, rows)
    st.selectbox(
        _("表头从哪一行开始"),
        rows,
        key=key,
        format_func=lambda row: _row_title(row, item.first_rows[row - 1]),
        placeholder=_("请选择"),
        on_change=_take_header_row,
        args=(item.sha256, item.sheet, key),
    )


def _current_row(
    item: Item, recognition: Recognition | None, rows: list[int]
) -> int | None:
    row = read_decision(item.sha256, item.sheet).header_row
    if recognition:
        row = recognition.header.row + 1
    return row if row in rows else None


def _row_title(row: int, cells: tuple[str, ...]) -> str:
    texts = " | ".join(text for text in cells if text)
    return _("第 {row} 行：{texts}").format(row=row, texts=texts)


def _take_header_row(sha256: str, sheet: str, key: str) -> None:
    decide(sha256, sheet, header_row=st.session_state[key])


def _choose_columns(item: Item, recognition: Recognition) -> None:
    """A select box for each column of the data set; read again at one press."""
    header = recognition.header
    titles = {p: _place_title(p, text) for p, text in enumerate(header.texts) if text}
    columns = list(DATASETS[recognition.dataset].columns.values())
    chosen: dict[str, int | None] = {}
    if header.missing:
        known = DATASETS[recognition.dataset].columns
        lacking = _("、").join(f"“{known[name].title}”" for name in header.missing)
        text = _(":red[**没有找到{columns}。**] 请选出表中是哪一列，再重新读取。")
        st.markdown(text.format(columns=lacking))
    with st.form(f"upload_columns_{item.sheet_key}", border=False):
        for start in range(0, len(columns), _SIDE_BY_SIDE):
            row = columns[start : start + _SIDE_BY_SIDE]
            for place, column in zip(st.columns(_SIDE_BY_SIDE), row, strict=False):
                with place:
                    chosen[column.name] = _choose_place(item, column, header, titles)
        _tell_unknown(recognition)
        is_pressed = st.form_submit_button(
            _("按这样的列重新读取"),
            icon=":material/refresh:",
            key=f"upload_reread_{item.sheet_key}",
        )
    if is_pressed:
        _take_columns(item, header, chosen, titles)


def _choose_place(
    item: Item, column: Column, header: HeaderMatch, titles: dict[int, str]
) -> int | None:
    """Which column of the sheet is `column`; another header asks anew."""
    needed = needed_columns(DATASETS[header.dataset])
    title = column.title
    if column.name in header.missing:
        title = _("{title}（没有找到，请选）").format(title=title)
    elif column.name in needed:
        title = _("{title}（必有）").format(title=title)
    place, places = header.columns.get(column.name), list(titles)
    state = f"{header.dataset}_{header.row}_{header.levels}_{place}"
    return st.selectbox(
        title,
        places,
        index=places.index(place) if place in titles else None,
        key=f"upload_column_{item.sheet_key}_{column.name}_{state}",
        format_func=titles.__getitem__,
        placeholder=_("表中没有"),
    )


def _place_title(place: int, text: str) -> str:
    return f"{column_letter(place)} · {text}"


def _tell_unknown(recognition: Recognition) -> None:
    """The sheet's columns that are not read."""
    if recognition.unknown:
        names = [f"{letter} · {text}" for letter, text in recognition.unknown]
        told = escape_markdown(_("、").join(names))
        st.caption(_("没有读取的列：{names}").format(names=told))


def _take_columns(
    item: Item,
    header: HeaderMatch,
    chosen: dict[str, int | None],
    titles: dict[int, str],
) -> None:
    """Decide as chosen and draw the page again; says so if a column is named twice."""
    counts = Counter(place for place in chosen.values() if place is not None)
    twice = [titles[place] for place, count in counts.items() if count > 1]
    if twice:
        names = escape_markdown(_("、").join(twice))
        st.error(_("同一列只能指给一项：{names}。").format(names=names))
        return
    columns = dict(read_decision(item.sha256, item.sheet).columns)
    columns |= changed_columns(header, chosen)
    decide(item.sha256, item.sheet, columns=tuple(columns.items()))
    st.rerun()
