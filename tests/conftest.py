"""Shared fixtures: tiny stores in a temporary folder, a roster of three units."""

import csv
import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from filelock import FileLock

from dashboard import settings
from dashboard.sample.store import build_sample_store
from dashboard.store import database
from dashboard.store.tables import Store
from tests.tiny import G1, G2, Y1, Tables, publish_tables

#: code, monitored from, monitored to
THREE_UNITS = tuple((code, "2021-01-01", "") for code in (G1, G2, Y1))


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """An empty store."""
    return Store(tmp_path / "store")


@pytest.fixture
def tiny_store(store: Store) -> Callable[[Tables], Store]:
    """A function that publishes tables (see tests/tiny.py) into the empty store."""

    def build(tables: Tables) -> Store:
        publish_tables(store, tables)
        return store

    return build


@pytest.fixture
def tiny_roster(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Sequence[tuple[str, str, str]]], None]:
    """A function that lets databases see another roster than the real one."""

    def monitor(units: Sequence[tuple[str, str, str]] = THREE_UNITS) -> None:
        folder = tmp_path / "reference"
        write_roster(folder, units)
        monkeypatch.setattr(database, "REFERENCE_DIR", folder)

    return monitor


def write_roster(folder: Path, units: Sequence[tuple[str, str, str]]) -> None:
    """A copy of the reference data in `folder`, with `units` for a roster."""
    shutil.copytree(settings.REFERENCE_DIR, folder, dirs_exist_ok=True)
    with (folder / "roster.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("code", "monitored_from", "monitored_to"), *units])


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample store, for reading only."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = base / "sample_store"
    with FileLock(f"{folder}.lock"):
        build_sample_store(Store(folder))
    return folder
