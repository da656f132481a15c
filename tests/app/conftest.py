"""Opens pages of the app over the sample store; drops files on the upload page."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.settings import PROJECT_DIR
from dashboard.store.tables import Store
from dashboard.ui.upload import inspection
from tests.tiny import Tables
from tests.workbooks import BASE

OpenPage = Callable[..., AppTest]
Files = dict[str, bytes]


@pytest.fixture
def fresh_caches() -> Iterator[None]:
    """Nothing is known of other tests, nor they of this one.

    Elsewhere results are shared as in a server: their keys hold the snapshot.
    """
    for cache in (st.cache_data, st.cache_resource):
        cache.clear()
    yield
    for cache in (st.cache_data, st.cache_resource):
        cache.clear()


@pytest.fixture
def open_page(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """A function that opens a page of the app over the sample store."""
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(sample_store))
    # AppTest has no connection: its visitor sits at this machine.
    monkeypatch.setattr(type(st.context), "ip_address", None)

    def opened(path: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT_DIR / "app.py"), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"pages/{path}.py").run()

    return opened


@pytest.fixture
def base(
    open_page: OpenPage,  # first: it points at the sample store
    tiny_store: Callable[[Tables], Store],
    tiny_roster: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> Store:
    """Powers and grants of three units, in the store that the pages open."""
    tiny_roster()
    built = tiny_store(BASE)
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(built.root))
    return built


@pytest.fixture
def upload(
    open_page: OpenPage, base: Store, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Files], AppTest]:
    """A function that opens the upload page and drops files on it."""
    # A process for each file is tested once, below; here it would only take time.
    monkeypatch.setattr(inspection, "inspect_isolated", inspect_here)
    return lambda files: drop(open_page("analysis/upload", role="analyst"), files)


def inspect_here(
    data: bytes, name: str, *, stop: threading.Event, **options: Any
) -> list[Upload]:
    """The inspection without a process of its own."""
    return inspect_workbook(data, name, **options)


def drop(app: AppTest, files: Files) -> AppTest:
    given = [(name, data, "") for name, data in files.items()]
    return app.file_uploader[0].set_value(given).run()
