"""Inspection in a process of its own: no upload can crash, stall or bloat the server.

The spreadsheet reader is compiled code that aborts its process when memory runs out,
and holds the interpreter while it reads. Here the process at stake is a child's.
"""

import pickle
import resource
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import pandas as pd

from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.issues import make_issue
from dashboard.ingest.recognition import Corrections
from dashboard.settings import PROJECT_DIR

MAX_MEMORY_BYTES = 1400 * 2**20
BASE_SECONDS = 20
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
) -> list[Upload]:
    """What `inspect_workbook` returns, or one refused upload if that cannot end well.

    The child may use `MAX_MEMORY_BYTES` and 20 seconds plus one a megabyte.
    """
    request = {
        "data": data,
        "file_name": file_name,
        "dataset": dataset,
        "period": period,
        "corrections": corrections,
        "subdistrict_aliases": subdistrict_aliases,
    }
    seconds = BASE_SECONDS + len(data) / 2**20
    with _TURNS:
        try:
            done = _run_child(pickle.dumps(request), seconds)
        except subprocess.TimeoutExpired:
            return [_refusal(data, file_name, "too_slow")]
    if done.returncode != 0:
        return [_refusal(data, file_name, "too_heavy")]
    uploads: list[Upload] = pickle.loads(done.stdout)  # noqa: S301 (our own child's)
    return uploads


def _run_child(request: bytes, seconds: float) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "dashboard.ingest.isolation"]
    return subprocess.run(  # noqa: S603 (a fixed command)
        command,
        input=request,
        capture_output=True,
        cwd=PROJECT_DIR,
        timeout=seconds,
        check=False,
    )


def _refusal(data: bytes, file_name: str, rule: str) -> Upload:
    return Upload(
        file_name=file_name,
        sha256=sha256(data).hexdigest(),
        sheet="",
        dataset="",
        period=None,
        frame=pd.DataFrame(),
        issues=(make_issue(rule),),
        counts={rule: 1},
    )


def _serve() -> None:
    """The child: one request in, its uploads out; a failure is the exit code."""
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY_BYTES, MAX_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    target = sys.stdout.buffer
    sys.stdout = sys.stderr
    request: dict[str, Any] = pickle.load(sys.stdin.buffer)  # noqa: S301 (our parent's)
    uploads = inspect_workbook(**request)
    pickle.dump(uploads, target, protocol=pickle.HIGHEST_PROTOCOL)
    target.flush()


if __name__ == "__main__":
    _serve()
