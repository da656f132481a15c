"""Other processes, started afresh: a fork would inherit threads and locks."""

import subprocess
import sys
from collections.abc import Callable

import pytest

from dashboard.settings import PROJECT_DIR

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Start:
    """A function that starts an action of tests/faults/publishing.py."""

    def run(*arguments: object) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "tests.faults.publishing"]
        return subprocess.Popen(
            command + [str(argument) for argument in arguments],
            cwd=PROJECT_DIR,
            stdout=subprocess.PIPE,
            text=True,
        )

    return run
