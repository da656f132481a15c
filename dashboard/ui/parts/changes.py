"""Step three of an upload: what a publish would change, month by month, row by row."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dashboard.datasets import DATASETS
from dashboard.formats import format_count, format_period
from dashboard.i18n import _
from dashboard.ingest.changes import Change
from dashboard.ingest.difference import Difference
from dashboard.reference import areas
from dashboard.reports.upload.changes import (
    readable_cells,
    readable_rows,
    summary_table,
)
from dashboard.ui.parts.downloads import offer_download
from dashboard.ui.parts.tables import draw_listing, draw_table
from dashboard.ui.shell.results import find_snapshot

_SHOWN = 300
_HEIGHT = 360


def draw_changes(changes: Sequence[Change]) -> None:
    """A line for each data set and month, what is missing, and the rows on demand."""
    draw_listing(
        summary_table(changes),
        find_snapshot(),
        "changes",
        key="upload_changes",
        title=_("发布会改变什么"),
    )
    for change in changes:
        _draw_warning(change)
    _draw_rows(changes)


def change_title(change: Change) -> str:
    """Data set and month: 行权月报 2023年9月."""
    item = change.replacement
    return f"{DATASETS[item.dataset].title} {format_period(item.period)}"


def _draw_warning(change: Change) -> None:
    """What deserves a second look before publishing."""
    title = change_title(change)
    if change.needs_note:
        st.warning(
            _(
                "{title}：后面的月份已经发布，这次会改动已公布的数字。请写明原因。"
            ).format(title=title),
            icon=":material/history:",
        )
    if change.coverage and change.coverage.missing:
        names = [areas()[code].title for code in change.coverage.missing]
        st.warning(
            _(
                "{title}：{count} 个镇街未报：{names}。可以先发布，补报后再发一次。"
            ).format(title=title, count=len(names), names=_("、").join(names)),
            icon=":material/group_off:",
        )


def _draw_rows(changes: Sequence[Change]) -> None:
    changed = [change for change in changes if not change.is_identical]
    if not changed:
        return
    with st.expander(_("逐行查看改动")):
        place = st.selectbox(
            _("数据集与月份"),
            range(len(changed)),
            format_func=lambda number: change_title(changed[number]),
            key="upload_change",
            label_visibility="visible" if len(changed) > 1 else "collapsed",
        )
        change = changed[min(place or 0, len(changed) - 1)]
        draw_difference(
            change.replacement.dataset,
            change.difference,
            key="upload",
            title=change_title(change),
        )


def draw_difference(
    dataset: str, difference: Difference, *, key: str, title: str
) -> None:
    """The changed cells, the added and the removed rows, each in a tab if any.

    `title`: what is compared, for the files that hold all of the rows.
    """
    entry, counts = DATASETS[dataset], difference.counts
    parts = {
        _("更改 {count}").format(count=format_count(counts.changed)): (
            difference.changed,
            readable_cells,
        ),
        _("新增 {count}").format(count=format_count(counts.added)): (
            difference.added,
            readable_rows,
        ),
        _("删除 {count}").format(count=format_count(counts.removed)): (
            difference.removed,
            readable_rows,
        ),
    }
    filled = {title: part for title, part in parts.items() if len(part[0])}
    if not filled:
        st.caption(_("没有不同的行。"))
        return
    for number, (tab, (name, (rows, write))) in enumerate(
        zip(st.tabs(list(filled)), filled.items(), strict=True)
    ):
        with tab:
            draw_table(
                write(entry, rows.head(_SHOWN)),
                key=f"{key}_difference_{number}",
                alt=name,
                height=_HEIGHT,
            )
            if len(rows) > _SHOWN:
                st.caption(
                    _("只显示前 {count} 行，下载的文件里有全部。").format(count=_SHOWN)
                )
            offer_download(
                partial(write, entry, rows),
                find_snapshot(),
                f"difference_{dataset}_{number}",
                title=f"{title} {name}",
            )
