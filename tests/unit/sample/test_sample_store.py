"""The sample store: built once, resumed where it was cut short, never over others."""

import shutil
from pathlib import Path

import pytest

from dashboard.sample.store import build_sample_store
from dashboard.settings import SAMPLE_DIR
from dashboard.store.tables import SAMPLE_AUTHOR, Store
from tests.tiny import publish_tables


@pytest.fixture
def two_months(tmp_path: Path) -> Path:
    """The first two months of the sample's workbooks."""
    for month in ("2021-01", "2021-02"):
        shutil.copytree(SAMPLE_DIR / month, tmp_path / "sample" / month)
    return tmp_path / "sample"


def test_build_goes_on_where_it_was_cut_short(store: Store, two_months: Path) -> None:
    second = two_months / "2021-02"
    shutil.move(second, two_months.parent / "2021-02")
    assert build_sample_store(store, two_months).id.endswith("-1")
    shutil.move(two_months.parent / "2021-02", second)
    snapshot = build_sample_store(store, two_months)
    periods = {str(p.period) for p in snapshot.publications if p.dataset == "penalties"}
    assert (snapshot.id[-2:], periods) == ("-2", {"2021-01-01", "2021-02-01"})
    assert {p.author for p in snapshot.publications} == {SAMPLE_AUTHOR}


def test_store_of_others_is_left_alone(store: Store, two_months: Path) -> None:
    publish_tables(store, {"events": {"2023-01": []}})
    before = store.snapshot()
    assert build_sample_store(store, two_months).id == before.id
