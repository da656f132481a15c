"""Folders that the table format cannot open are refused at once."""

from pathlib import Path

import pytest

from dashboard.errors import DashboardError
from dashboard.store.tables import Store


@pytest.mark.parametrize("name", ["a[1]", "a]b", "a\\b", "a%20b"])
def test_unreadable_folder_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(DashboardError, match="DASHBOARD_DATA_DIR"):
        Store(tmp_path / name)


@pytest.mark.parametrize("name", ["数据 目录", "it's", "50% off", "a#b&c"])
def test_other_folder_is_taken(tmp_path: Path, name: str) -> None:
    assert Store(tmp_path / name).snapshot().id == ""
