"""A real Streamlit server on a free loopback port, ended by its pid."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dashboard.settings import PROJECT_DIR

_START_SECONDS = 60


def free_port() -> int:
    """A port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


#: How the app is served: what `make run` calls.
APP = ("dashboard.ui",)


@contextmanager
def run_server(data_dir: Path, module: tuple[str, ...] = APP) -> Iterator[str]:
    """Run a Streamlit module over the store in `data_dir`; yields the address."""
    port = free_port()
    process = subprocess.Popen(
        [sys.executable, "-m", *module, "--server.port", str(port)],
        cwd=PROJECT_DIR,
        env={**os.environ, "DASHBOARD_DATA_DIR": str(data_dir)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_until_healthy(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_until_healthy(address: str) -> None:
    end = time.monotonic() + _START_SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(address)
