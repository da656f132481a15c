"""History: any snapshot, any version, any month of one can be had again."""

import pytest
from deltalake import DeltaTable

from dashboard.errors import NotPublished
from dashboard.store.database import SnapshotDatabase
from dashboard.store.tables import Store
from tests.sql.worlds.grants import power
from tests.sql.worlds.penalties import used
from tests.tiny import G1, Tables, exercises, month, publish_tables

JANUARY, FEBRUARY = "2023-01", "2023-02"


def exercised(period: str, times: int) -> Tables:
    """A month in which one unit used one power so many times."""
    return {"penalties": {period: [used(G1, "P1", "简易", times)]}}


def counted(store: Store, snapshot_id: str | None = None) -> dict[str, float]:
    """Exercises of the unit by month, as a snapshot has them."""
    database = SnapshotDatabase(store, store.snapshot(snapshot_id))
    return exercises(database, G1)


@pytest.fixture
def history(store: Store) -> Store:
    """Versions 1 to 3: January as 1, February as 2, January again as 3."""
    for period, times in ((JANUARY, 1), (FEBRUARY, 2), (JANUARY, 3)):
        publish_tables(store, exercised(period, times))
    return store


def test_every_snapshot_can_be_opened_again(history: Store) -> None:
    prefix = history.snapshot_id().partition("-")[0]
    found = [counted(history, f"{prefix}-{number}") for number in (1, 2, 3)]
    assert found == [{JANUARY: 1}, {JANUARY: 1, FEBRUARY: 2}, {JANUARY: 3, FEBRUARY: 2}]


def test_restore_brings_back_a_month_and_leaves_the_others(history: Store) -> None:
    publish_tables(history, exercised(FEBRUARY, 4))
    restored = history.restore("penalties", 1, month(JANUARY), author="王工")
    assert counted(history) == {JANUARY: 1, FEBRUARY: 4}
    line = restored.published["penalties", month(JANUARY)]
    assert (line.action, line.author, line.table_version) == ("restore", "王工", 5)


def test_restore_takes_the_month_as_it_stood_in_that_version(history: Store) -> None:
    history.restore("penalties", 2, month(JANUARY))  # version 2 is February's
    assert counted(history) == {JANUARY: 1, FEBRUARY: 2}


def test_restore_of_a_version_with_one_month_needs_no_month(history: Store) -> None:
    history.restore("penalties", 1)
    assert counted(history) == {JANUARY: 1, FEBRUARY: 2}


def test_restore_of_a_version_with_several_months_asks_which(store: Store) -> None:
    tables = {"penalties": {JANUARY: [], FEBRUARY: []}}
    publish_tables(store, tables)
    with pytest.raises(NotPublished, match="多个月份"):
        store.restore("penalties", 1)


def test_restore_of_a_whole_table_brings_back_its_month_too(store: Store) -> None:
    publish_tables(store, {"powers": {JANUARY: [power("P1", "01")]}})
    publish_tables(store, {"powers": {FEBRUARY: []}})
    snapshot = store.restore("powers", 1)
    rows = store.read_rows("powers", snapshot.table_versions["powers"])
    assert rows["power_code"].to_pylist() == ["P1"]
    assert list(snapshot.published) == [("powers", month(JANUARY))]


@pytest.mark.parametrize(
    ("dataset", "version", "period"),
    [("penalties", 9, None), ("penalties", 1, "2022-12"), ("visits", 1, None)],
)
def test_nothing_to_restore(
    dataset: str, version: int, period: str | None, history: Store
) -> None:
    before = history.snapshot()
    with pytest.raises(NotPublished):
        history.restore(dataset, version, month(period) if period else None)
    assert history.snapshot() == before


@pytest.mark.parametrize("change", ["{p}-9", "{p}-x", "{p}-²", "{p}", "", "00000000-1"])
def test_unknown_snapshot_is_refused(change: str, history: Store) -> None:
    prefix = history.snapshot_id().partition("-")[0]
    with pytest.raises(NotPublished):
        history.snapshot(change.format(p=prefix))


def test_no_snapshot_can_be_asked_of_a_new_store(store: Store) -> None:
    with pytest.raises(NotPublished):
        store.snapshot("12345678-1")


def test_first_versions_open_after_300_commits(store: Store) -> None:
    months = [f"{2000 + n // 12}-{n % 12 + 1:02}" for n in range(300)]
    publish_tables(store, {"events": dict.fromkeys(months, ())})  # a commit each
    for _again in range(25):  # beyond a checkpoint of the list itself
        publish_tables(store, {"visits": {JANUARY: []}})
    prefix = store.snapshot_id().partition("-")[0]
    first = store.snapshot(f"{prefix}-1")
    assert store.snapshot().table_versions == {"events": 300, "visits": 25}
    assert first.table_versions == {"events": 300}
    assert DeltaTable(str(store.root / "events"), version=0).version() == 0
    assert store.read_rows("events", 1).num_rows == 0
    checkpoints = list((store.root / "events" / "_delta_log").glob("*.checkpoint.*"))
    assert len(checkpoints) == 15  # every 20 commits, or the log would be replayed
