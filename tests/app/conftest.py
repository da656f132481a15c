"""Opens pages of the app over the sample store."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from dashboard.settings import PROJECT_DIR

OpenPage = Callable[..., AppTest]


@pytest.fixture
def open_page(sample_store: Path, monkeypatch: pytest.MonkeyPatch) -> OpenPage:
    """A function that opens a page of the app over the sample store."""
    monkeypatch.setenv("DASHBOARD_DATA_DIR", str(sample_store))
    # AppTest has no connection: its visitor sits at this machine.
    monkeypatch.setattr(type(st.context), "ip_address", None)
    st.cache_data.clear()
    st.cache_resource.clear()

    def opened(path: str, **parameters: str) -> AppTest:
        app = AppTest.from_file(str(PROJECT_DIR / "app.py"), default_timeout=60)
        for name, value in parameters.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"pages/{path}.py").run()

    return opened
