"""What the files hold, as recognised and as the analyst corrected it."""

import threading
from collections.abc import Container, Sequence
from dataclasses import dataclass, field
from functools import partial

import streamlit as st

from dashboard.ingest.inspection import Upload
from dashboard.ingest.isolation import inspect_isolated, refuse_file
from dashboard.ingest.issues import make_issue
from dashboard.ingest.preview import FirstRows
from dashboard.ingest.recognition import Corrections
from dashboard.ingest.remembered import Layout, find_layout, note_remembered
from dashboard.store.decisions import known_names
from dashboard.store.tables import Store
from dashboard.store.words import known_words
from dashboard.ui.shell.results import open_store
from dashboard.ui.upload.decisions import (
    Decisions,
    applied_offers,
    combine,
    file_decisions,
)
from dashboard.ui.upload.files import SourceFile
from dashboard.ui.upload.jobs import Job, await_jobs, follow_jobs, start_job

_UNREAD_SHEET = "sheet_not_recognised"

#: Names and the codes that they stand for.
_Names = tuple[tuple[str, str], ...]
#: Words of choice columns: data set, column, written, choice.
_Words = tuple[tuple[str, str, str, str], ...]
#: A file's hash and name, the decisions about its sheets, the names and words known.
_Key = tuple[str, str, Decisions, _Names, _Words]


@dataclass(frozen=True)
class Item:
    """One line of the batch: a file × sheet × month, or a sheet that says nothing.

    `upload` None: a sheet that was passed over, offered for a decision. `is_readable`:
    there is a table to decide about. `is_first`: the first line of its sheet, where
    decisions are taken. `first_rows`: of the sheet, as texts. `offer`: what was
    remembered for its layout.
    """

    file_name: str
    sha256: str
    sheet: str
    upload: Upload | None
    is_readable: bool = True
    is_first: bool = True
    first_rows: FirstRows = ()
    offer: Corrections | None = None

    @property
    def key(self) -> str:
        """Names the line in session state."""
        period = self.upload.period if self.upload else None
        return f"{self.sheet_key}_{period}"

    @property
    def sheet_key(self) -> str:
        """Names the sheet in session state."""
        return f"{self.sha256[:16]}_{self.sheet}"

    @property
    def is_recognised(self) -> bool:
        """Whether a data set was found."""
        return self.upload is not None and self.upload.recognition is not None

    @property
    def is_pending(self) -> bool:
        """Whether the file is still being read."""
        return self.upload is not None and "being_read" in self.upload.counts

    @property
    def is_stopped(self) -> bool:
        """Whether the analyst has cancelled the reading."""
        return self.upload is not None and "stopped" in self.upload.counts


@dataclass(frozen=True)
class _Found:
    """A file's uploads, and its layout as it is without corrections."""

    uploads: list[Upload]
    layout: Layout = field(default_factory=Layout)


def inspect_files(files: Sequence[SourceFile]) -> list[Item]:
    """The lines of the batch; a file is read again only after a new decision.

    What takes long goes on beside the page, which says so; a file that was taken back
    or decided about anew is read no further.
    """
    store = open_store()
    known = _known(store) if files else ((), ())
    wanted = {_key(file, known): file for file in files}
    _forget_unwanted(wanted)
    jobs = _running()
    new = [key for key in wanted if key not in jobs and key not in _inspected()]
    for key in new:
        work = partial(_inspect, store, key, wanted[key], _layouts().get(key[:2]))
        jobs[key] = start_job(wanted[key], work)
    if new:
        await_jobs(jobs, len(files))
    _collect(jobs)
    if jobs:
        follow_jobs(dict(jobs), len(files))
    found = {key: _Found([job.placeholder]) for key, job in jobs.items()}
    found |= _inspected()
    return [item for key in wanted for item in _items(found[key])]


def inspect_again(sha256: str) -> None:
    """Read a file once more: the analyst had cancelled it."""
    kept = {k: v for k, v in _inspected().items() if k[0] != sha256}
    st.session_state["upload_inspected"] = kept


def _inspected() -> dict[_Key, _Found]:
    """What was found so far, by all that decides it."""
    found: dict[_Key, _Found] = st.session_state.get("upload_inspected", {})
    return found


def _running() -> dict[_Key, Job]:
    """The inspections under way; one dictionary for the session."""
    jobs: dict[_Key, Job] = st.session_state.setdefault("upload_jobs", {})
    return jobs


def _layouts() -> dict[tuple[str, str], Layout]:
    """Each file's layout: known once it was read for the first time."""
    found: dict[tuple[str, str], Layout] = st.session_state.get("upload_layouts", {})
    return found


def _forget_unwanted(wanted: Container[_Key]) -> None:
    """Drop what is of no more use; the reading of it is ended."""
    kept = {key: found for key, found in _inspected().items() if key in wanted}
    st.session_state["upload_inspected"] = kept
    for key in [key for key in _running() if key not in wanted]:
        _running().pop(key).cancel()


def _collect(jobs: dict[_Key, Job]) -> None:
    """Take what is done out of `jobs` and keep it."""
    for key in [key for key, job in jobs.items() if job.is_done]:
        job = jobs.pop(key)
        found: _Found = (
            job.future.result()
            if not job.future.cancelled()
            else _Found(
                [refuse_file(job.file.data, job.file.name, make_issue("stopped"))]
            )
        )
        st.session_state["upload_inspected"] = _inspected() | {key: found}
        if found.layout.signatures:
            st.session_state["upload_layouts"] = _layouts() | {key[:2]: found.layout}


def _inspect(
    store: Store,
    key: _Key,
    file: SourceFile,
    layout: Layout | None,
    stop: threading.Event,
) -> _Found:
    """One file under its decisions; without session state, for any thread.

    Its `layout`, if not known yet, is that of the file as it is.
    """
    if file.refusal:
        return _Found([refuse_file(file.data, file.name, *file.refusal)])

    def inspect(corrections: Sequence[Corrections] = ()) -> list[Upload]:
        return inspect_isolated(
            file.data,
            file.name,
            corrections=corrections,
            subdistrict_aliases=dict(key[3]),
            words=_by_column(key[4]),
            stop=stop,
        )

    if layout is None:
        uploads = inspect()
        if stop.is_set():
            return _Found(uploads)
        layout = find_layout(store, uploads)
        if not combine(key[2], layout):
            return _Found(uploads, layout)
    uploads = inspect(combine(key[2], layout))
    offers = applied_offers(key[2], layout)
    return _Found(note_remembered(uploads, offers), layout)


def _key(file: SourceFile, known: tuple[_Names, _Words]) -> _Key:
    """All that decides what an inspection finds."""
    return file.sha256, file.name, file_decisions(file.sha256), *known


def _known(store: Store) -> tuple[_Names, _Words]:
    """The names and the words that were accepted so far."""
    words = (
        (dataset, column, written, choice)
        for dataset, columns in known_words(store).items()
        for column, own in columns.items()
        for written, choice in own.items()
    )
    return tuple(known_names(store).items()), tuple(words)


def _by_column(words: _Words) -> dict[str, dict[str, dict[str, str]]]:
    """The words as the reader takes them: data set, column, written, choice."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for dataset, column, written, choice in words:
        found.setdefault(dataset, {}).setdefault(column, {})[written] = choice
    return found


def _items(found: _Found) -> list[Item]:
    """The lines of one file: its uploads, then the sheets that were passed over."""
    items: list[Item] = []
    uploads, offers = found.uploads, found.layout.offers
    first_rows = uploads[0].sheets
    sheets = [
        i.sheet for u in uploads for i in u.issues if i.rule == _UNREAD_SHEET
    ]  # fmt: skip

    def line(sheet: str, upload: Upload | None, is_readable: bool = True) -> Item:
        return Item(
            uploads[0].file_name,
            uploads[0].sha256,
            sheet,
            upload,
            is_readable,
            all(item.sheet != sheet for item in items),
            first_rows.get(sheet, ()),
            offers.get(sheet),
        )

    for upload in uploads:
        is_readable = upload.recognition is not None or bool(sheets)
        # A file in which nothing was recognised stands for its first sheet.
        sheet = upload.sheet
        if upload.recognition is None and sheets:
            sheet = sheets.pop(0)
        items.append(line(sheet, upload, is_readable))
    return items + [line(sheet, None) for sheet in sheets]
