"""What the files hold, as recognised and as the analyst corrected it."""

import datetime as dt
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import streamlit as st

from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.ingest.isolation import inspect_isolated
from dashboard.ingest.recognition import Corrections
from dashboard.store.decisions import known_names
from dashboard.ui.results import open_store
from dashboard.ui.upload_files import SourceFile

_AT_ONCE = 2
_UNREAD_SHEET = "sheet_not_recognised"


@dataclass(frozen=True)
class Decision:
    """What the analyst decided about one sheet; None: as recognised."""

    dataset: str | None = None
    period: dt.date | None = None


#: A file's hash and name, the decisions about its sheets, the names that are known.
_Key = tuple[str, str, tuple[tuple[str, Decision], ...], tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class Item:
    """One line of the batch: a file × sheet × month, or a sheet that says nothing.

    `upload` None: a sheet that was passed over, offered for a decision. `is_readable`:
    there is a table to decide about. `is_first`: the first line of its sheet, where
    decisions are taken.
    """

    file_name: str
    sha256: str
    sheet: str
    upload: Upload | None
    is_readable: bool = True
    is_first: bool = True

    @property
    def key(self) -> str:
        """Names the line in session state."""
        period = self.upload.period if self.upload else None
        return f"{self.sha256[:16]}_{self.sheet}_{period}"

    @property
    def is_recognised(self) -> bool:
        """Whether a data set was found."""
        return self.upload is not None and self.upload.recognition is not None


def read_decision(sha256: str, sheet: str) -> Decision:
    """What was decided about a sheet so far."""
    decisions: dict[tuple[str, str], Decision]
    decisions = st.session_state.get("upload_decisions", {})
    return decisions.get((sha256, sheet), Decision())


def decide(sha256: str, sheet: str, **decided: str | dt.date | None) -> None:
    """Keep a decision; the sheet is inspected again on this run."""
    decisions = dict(st.session_state.get("upload_decisions", {}))
    decision = read_decision(sha256, sheet)
    decisions[sha256, sheet] = replace(decision, **decided)  # type: ignore[arg-type]
    st.session_state["upload_decisions"] = decisions


def inspect_files(files: Sequence[SourceFile]) -> list[Item]:
    """The lines of the batch; a file is read again only after a new decision."""
    names = tuple(known_names(open_store()).items()) if files else ()
    keys = {_key(file, names): file for file in files}
    known: dict[_Key, list[Upload]] = st.session_state.get("upload_inspected", {})
    st.session_state["upload_inspected"] = {k: known[k] for k in keys if k in known}
    _inspect_new({key: file for key, file in keys.items() if key not in known})
    inspected = st.session_state["upload_inspected"]
    return [item for key in keys for item in _items(inspected[key])]


def _inspect_new(files: dict[_Key, SourceFile]) -> None:
    """Inspect files side by side; each is kept as soon as it is done."""
    if not files:
        return
    bar = st.progress(0.0)
    pool = ThreadPoolExecutor(_AT_ONCE)
    try:
        tasks = {key: pool.submit(_inspect, key, file) for key, file in files.items()}
        for number, (key, file) in enumerate(files.items()):
            text = _("正在检查 {name}（{number}/{total}）…").format(
                name=file.name, number=number + 1, total=len(files)
            )
            bar.progress(number / len(files), text)
            kept = st.session_state["upload_inspected"]
            st.session_state["upload_inspected"] = kept | {key: tasks[key].result()}
    finally:  # a file that was taken back stops the run: the rest is not read
        pool.shutdown(wait=False, cancel_futures=True)
    bar.empty()


def _inspect(key: _Key, file: SourceFile) -> list[Upload]:
    """One file under its decisions; without session state, for any thread."""
    corrections = [
        Corrections(sheet=sheet, dataset=decision.dataset, period=decision.period)
        for sheet, decision in key[2]
    ]
    return inspect_isolated(
        file.data, file.name, corrections=corrections, subdistrict_aliases=dict(key[3])
    )


def _key(file: SourceFile, names: tuple[tuple[str, str], ...]) -> _Key:
    """All that decides what an inspection finds."""
    return file.sha256, file.name, _decisions(file.sha256), names


def _decisions(sha256: str) -> tuple[tuple[str, Decision], ...]:
    """The decisions about one file's sheets."""
    decisions: dict[tuple[str, str], Decision]
    decisions = st.session_state.get("upload_decisions", {})
    return tuple(
        (sheet, decision) for (own, sheet), decision in decisions.items()
        if own == sha256
    )  # fmt: skip


def _items(uploads: Sequence[Upload]) -> list[Item]:
    """The lines of one file: its uploads, then the sheets that were passed over."""
    items: list[Item] = []
    sheets = [
        i.sheet for u in uploads for i in u.issues if i.rule == _UNREAD_SHEET
    ]  # fmt: skip
    for upload in uploads:
        is_readable = upload.recognition is not None or bool(sheets)
        # A file in which nothing was recognised stands for its first sheet.
        sheet = upload.sheet
        if upload.recognition is None and sheets:
            sheet = sheets.pop(0)
        is_first = all(item.sheet != sheet for item in items)
        line = Item(
            upload.file_name, upload.sha256, sheet, upload, is_readable, is_first
        )
        items.append(line)
    name, sha256 = uploads[0].file_name, uploads[0].sha256
    return items + [Item(name, sha256, sheet, None) for sheet in sheets]
