"""Inspection in a process of its own: no upload can crash, stall or bloat the server.

The spreadsheet reader is compiled code that aborts its process when memory runs out,
and holds the interpreter while it reads. Here the process at stake is a child's.
"""

import gc
import logging
import pickle
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from math import ceil
from typing import IO, Any
from uuid import uuid4

import pandas as pd

from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.recognition import Corrections
from dashboard.ingest.vocabulary import Words
from dashboard.settings import PROJECT_DIR

_log = logging.getLogger(__name__)

MAX_MEMORY_BYTES = 1400 * 2**20
BASE_SECONDS = 20
#: A busy machine is no fault of the file: so much longer than its own time it may take.
_PATIENCE = 3
#: The last words of a process that was given no more memory.
_MEMORY = re.compile(rb"memory allocation|MemoryError|capacity overflow|out of memory")
#: How often it is looked whether the child has to be ended.
_LOOK_SECONDS = 0.1
#: A machine's memory is shared: others wait while two files are read.
_TURNS = threading.BoundedSemaphore(2)


def inspect_isolated(
    data: bytes,
    file_name: str,
    *,
    dataset: str | None = None,
    period: date | None = None,
    corrections: Corrections | Sequence[Corrections] = (),
    subdistrict_aliases: Mapping[str, str] | None = None,
    words: Words | None = None,
    stop: threading.Event | None = None,
) -> list[Upload]:
    """What `inspect_workbook` returns, or one refused upload if that cannot end well.

    The child may use `MAX_MEMORY_BYTES` and 20 seconds of computing plus one a
    megabyte; it is ended after three times as long, and as soon as `stop` is set.
    """
    stop = stop or threading.Event()
    request = {
        "data": data,
        "file_name": file_name,
        "dataset": dataset,
        "period": period,
        "corrections": corrections,
        "subdistrict_aliases": subdistrict_aliases,
        "words": words,
    }
    seconds = BASE_SECONDS + len(data) / 2**20
    with _TURNS:
        try:
            answer = _ask_child(pickle.dumps(request), seconds, stop)
        except _ChildEnded as ended:
            issue = make_issue(ended.rule, id=ended.number)
            return [refuse_file(data, file_name, issue)]
    uploads: list[Upload] = pickle.loads(answer)  # noqa: S301 (our own child's)
    return uploads


class _ChildEnded(Exception):
    """The child brought no answer; `rule` says why, the log more under `number`."""

    def __init__(self, rule: str, said: bytes = b"") -> None:
        super().__init__(rule)
        self.rule, self.number = rule, uuid4().hex[:8]
        if said:
            text = said.decode("utf-8", "replace")
            _log.error("reading failed, number %s: %s", self.number, text)


def _ask_child(request: bytes, seconds: float, stop: threading.Event) -> bytes:
    """The child's answer; raises `_ChildEnded` if it is stopped, late or fails."""
    pipe = subprocess.PIPE
    command = [sys.executable, "-m", "dashboard.ingest.isolation", str(ceil(seconds))]
    # By a file: `communicate` with a timeout forgets the rest of what a pipe has no
    # room for (64 KiB), and the child would wait for it in vain.
    with (
        tempfile.TemporaryFile() as given,
        subprocess.Popen(  # noqa: S603 (a fixed command)
            command, stdin=_fill(given, request), stdout=pipe, stderr=pipe,
            cwd=PROJECT_DIR,
        ) as child,
    ):  # fmt: skip
        try:
            end = time.monotonic() + seconds * _PATIENCE
            answer, said = _await_answer(child, end, stop)
        finally:
            child.kill()
        if code := child.wait():
            raise _ChildEnded(_ending(code, said), said or b"no word")
        return answer


def _ending(code: int, said: bytes) -> str:
    """The rule for a child that ended with `code`, by its last words."""
    if code == -signal.SIGXCPU:
        return "too_slow"
    return "too_heavy" if _MEMORY.search(said) else "read_failed"


def _fill(file: IO[bytes], request: bytes) -> IO[bytes]:
    """`file` with the request in it, to be read from the start."""
    file.write(request)
    file.seek(0)
    return file


def _await_answer(
    child: subprocess.Popen[bytes], end: float, stop: threading.Event
) -> tuple[bytes, bytes]:
    """What the child wrote: its answer, and what it said of its end."""
    while not stop.is_set():
        try:
            return child.communicate(timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            if time.monotonic() > end:
                raise _ChildEnded("too_slow") from None
    raise _ChildEnded("stopped")


def refuse_file(data: bytes, file_name: str, *issues: Issue) -> Upload:
    """The one upload of a file that is not read, with the `issues` that say why."""
    return Upload(
        file_name=file_name,
        sha256=sha256(data).hexdigest(),
        sheet="",
        dataset="",
        period=None,
        frame=pd.DataFrame(),
        issues=issues,
        counts={issue.rule: 1 for issue in issues},
    )


def _serve() -> None:
    """The child: one request in, its uploads out; a failure is the exit code."""
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    seconds = int(sys.argv[1])  # of computing; then SIGXCPU
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    gc.disable()  # millions of cells, one answer, then the end: nothing to collect
    target = sys.stdout.buffer
    sys.stdout = sys.stderr
    request: dict[str, Any] = pickle.load(sys.stdin.buffer)  # noqa: S301 (our parent's)
    uploads = inspect_workbook(**request)
    pickle.dump(uploads, target, protocol=pickle.HIGHEST_PROTOCOL)
    target.flush()


if __name__ == "__main__":
    _serve()
