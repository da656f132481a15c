"""The rows of a table as Excel and CSV, entered in the register when they are built."""

import logging
from collections.abc import Callable, Mapping

import streamlit as st

from dashboard.filters import period_key
from dashboard.i18n import _, language, use_language
from dashboard.reports.export.csv import file_name, write_csv
from dashboard.reports.export.word import WORD_MIME
from dashboard.reports.export.xlsx import Origin, write_workbook
from dashboard.reports.table import Table
from dashboard.store.documents import record_document
from dashboard.store.tables import Snapshot
from dashboard.ui.shell.navigation import PAGES
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.session import name_author
from dashboard.ui.shell.url import describe_choices
from dashboard.ui.shell.view import View

Source = View | Snapshot

_log = logging.getLogger(__name__)

_MIME = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


def offer_download(
    table: Table | Callable[[], Table],
    source: Source,
    *parts: str,
    title: str = "",
    filters: Mapping[str, str] | None = None,
) -> None:
    """Two buttons for `table`: a formatted workbook, and CSV.

    What takes a while is given as a function, which a press on a button calls.
    `parts` name the file, with month and snapshot; the first one is the buttons' key.
    `title`: what the table is, the page's name if left out. `filters`: what else was
    chosen, label -> value, beyond what stands in the URL. A source without a month: the
    snapshot alone.
    """
    origin = _describe(source, title, filters or {})
    month = [period_key(origin.period)] if origin.period else []

    def built() -> Table:
        return table() if callable(table) else table

    builders: dict[str, Callable[[], bytes]] = {
        "xlsx": lambda: write_workbook(built(), origin),
        "csv": lambda: write_csv(built()),
    }
    labels = {"xlsx": _("下载 Excel"), "csv": _("下载 CSV")}
    with st.container(horizontal=True, gap="medium", key=f"downloads_{parts[0]}"):
        for suffix, build in builders.items():
            name = file_name(origin.snapshot_id, *parts, *month, suffix=suffix)
            st.download_button(
                labels[suffix],
                _recording(build, name, origin),
                file_name=name,
                mime=_MIME[suffix],
                on_click="ignore",
                type="tertiary",
                icon=":material/download:",
                key=f"download_{parts[0]}_{suffix}",
            )


def offer_document(
    view: View, kind: str, label: str, name: str, build: Callable[[], bytes]
) -> None:
    """A button for a Word document, built when asked for and entered in the register.

    `kind` as in the register (`Document`); `name` is the file's.
    """
    origin = _describe(view, label, {})
    st.download_button(
        label,
        _recording(build, name, origin, kind),
        file_name=name,
        mime=WORD_MIME,
        on_click="ignore",
        icon=":material/description:",
        key=f"download_{kind}",
    )


def _describe(source: Source, title: str, filters: Mapping[str, str]) -> Origin:
    """What the notes of an export say about the page at hand."""
    chosen = {**describe_choices(), **filters}
    title = title or _page_title()
    if isinstance(source, Snapshot):
        return Origin(title, source.id, filters=chosen, is_sample=source.is_sample)
    return Origin(
        title,
        source.snapshot.id,
        source.area.title,
        source.filters.period,
        chosen,
        source.snapshot.is_sample,
    )


def _page_title() -> str:
    """The name of the page that is being drawn."""
    page_id = (st.context.url or "").partition("?")[0].rpartition("/")[2]
    return PAGES.get(page_id, next(iter(PAGES.values()))).title


def _recording(
    build: Callable[[], bytes], name: str, origin: Origin, kind: str = "export"
) -> Callable[[], bytes]:
    """`build`, after which the file stands in the register.

    A file that cannot be entered is handed out all the same: it says itself what it
    rests on.
    """
    spoken = language()
    author = name_author()

    def built() -> bytes:
        use_language(spoken)  # runs in a thread of its own
        data = build()
        if origin.snapshot_id:
            try:
                record_document(
                    open_store(), kind, name, origin.snapshot_id, origin.period, author
                )  # fmt: skip
            except Exception:
                _log.exception("not in the register of documents: %s", name)
        return data

    return built
