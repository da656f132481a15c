"""Shared by the tests of the command line: a store, commands, files."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.cli import main
from dashboard.ingest import intake
from dashboard.ingest.inspection import inspect_workbook
from dashboard.store.tables import Store
from tests.tiny import Tables
from tests.workbooks import BASE

Run = Callable[..., tuple[int, str]]


@pytest.fixture
def base(
    tiny_store: Callable[[Tables], Store],
    tiny_roster: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Store:
    """Powers and grants of three units, in the store that the commands open."""
    tiny_roster()
    built = tiny_store(BASE)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(built.root))
    return built


@pytest.fixture
def run(
    base: Store, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Run:
    """A function that runs a command: its exit code and what it printed."""
    # A process for each file is tested with the isolation; here it only takes time.
    monkeypatch.setattr(intake, "inspect_isolated", inspect_workbook)

    def ran(*words: object) -> tuple[int, str]:
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        assert isinstance(end.value.code, int)
        return end.value.code, capsys.readouterr().out

    return ran


@pytest.fixture
def save(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a file and returns its path."""

    def saved(name: str, data: bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return saved
