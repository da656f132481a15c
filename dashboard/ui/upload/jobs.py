"""Inspections that go on beside the page: how far they are, and how to end one."""

import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

import streamlit as st

from dashboard.i18n import _
from dashboard.ingest.inspection import Upload
from dashboard.ingest.isolation import refuse_file
from dashboard.ingest.issues import make_issue
from dashboard.ui.shell.session import apply_language
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.upload.files import SourceFile

#: Two at once on the whole server: memory is shared, and so is the queue.
_POOL = ThreadPoolExecutor(2, "inspection")
#: So long a run waits for each file before the page is drawn without it, in seconds.
_PATIENCE = 3.0
_EVERY = 1.0


@dataclass
class Job:
    """One file's inspection. `placeholder`: what stands for it until it is done."""

    file: SourceFile
    stop: threading.Event
    future: Future[Any]
    placeholder: Upload
    started: float = field(default_factory=time.monotonic)

    @property
    def is_done(self) -> bool:
        """Whether there is a result, or will never be one."""
        return self.future.done()

    def cancel(self) -> None:
        """End it, whether it waits for its turn or is being read."""
        self.stop.set()
        self.future.cancel()


def start_job(file: SourceFile, work: Callable[[threading.Event], Any]) -> Job:
    """Begin an inspection; `work` gets the event that asks it to end."""
    stop = threading.Event()
    placeholder = refuse_file(file.data, file.name, make_issue("being_read"))
    return Job(file, stop, _POOL.submit(work, stop), placeholder)


def await_jobs(jobs: Mapping[Any, Job], total: int) -> None:
    """Wait a moment, longer as long as files come in; `total`: files of the batch."""
    bar = st.progress(0.0)
    pending = {job.future for job in jobs.values()}
    end = time.monotonic() + _PATIENCE
    while pending and time.monotonic() < end:
        current = next(job for job in jobs.values() if job.future in pending)
        number = total - len(pending)
        text = _("正在检查 {name}（{number}/{total}）…").format(
            name=escape_markdown(current.file.name), number=number + 1, total=total
        )
        bar.progress(number / total, text)  # here a new run may take over
        done, pending = wait(pending, 0.2, return_when=FIRST_COMPLETED)
        end = time.monotonic() + _PATIENCE if done else end
    bar.empty()


@st.fragment(run_every=_EVERY)
def follow_jobs(jobs: Mapping[Any, Job], total: int) -> None:
    """How far each job is, with a button that ends it; draws the page when one is."""
    apply_language()
    if any(job.is_done for job in jobs.values()):
        st.rerun()
    done = total - len(jobs)
    st.progress(
        done / total,
        _("已检查 {done}/{total} 个文件").format(done=done, total=total),
    )
    for job in jobs.values():
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.button(
                _("取消"),
                key=f"upload_cancel_{job.file.sha256[:16]}",
                icon=":material/cancel:",
                type="tertiary",
                on_click=job.cancel,
                disabled=job.stop.is_set(),
            )
            st.caption(_describe(job))


def _describe(job: Job) -> str:
    """What a job does now, and since when."""
    name = escape_markdown(PurePath(job.file.name).name)
    if job.stop.is_set():
        return _("正在停止 {name}…").format(name=name)
    if not job.future.running():
        return _("{name} 排队等候").format(name=name)
    seconds = int(time.monotonic() - job.started)
    return _("正在检查 {name}，已用 {seconds} 秒").format(name=name, seconds=seconds)
