"""A command that has read the store leaves with its own exit code, every time."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dashboard.settings import PROJECT_DIR


@pytest.mark.parametrize("attempt", range(4))
def test_blocked_ingest_leaves_with_two(
    attempt: int, sample_store: Path, tmp_path: Path
) -> None:
    file = tmp_path / "不是工作簿.xlsx"
    file.write_text("hi", encoding="utf-8")
    process = subprocess.run(
        [sys.executable, "-m", "dashboard", "ingest", str(file), "--json"],
        cwd=PROJECT_DIR,
        env={**os.environ, "DASHBOARD_DATA_DIR": str(sample_store)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (process.returncode, process.stderr) == (2, b"")
