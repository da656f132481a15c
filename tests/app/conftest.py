"""The sample store for the tests of pages: built once, shared by all workers."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from filelock import FileLock
from streamlit.testing.v1 import AppTest

from dashboard.sample.store import build_sample_store
from dashboard.settings import PROJECT_DIR
from dashboard.store.tables import Store

OpenPage = Callable[..., AppTest]


@pytest.fixture(scope="session")
def sample_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample store, for reading only."""
    own = tmp_path_factory.getbasetemp()
    base = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder = base / "sample_store"
    with FileLock(f"{folder}.lock"):
        build_sample_store(Store(folder))
    return folder


@pytest.fixture
def open_page(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """A function that opens a page of the app over the sample store."""
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(sample_store))
    st.cache_data.clear()
    st.cache_resource.clear()

    def opened(path: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT_DIR / "app.py"), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"pages/{path}.py").run()

    return opened
