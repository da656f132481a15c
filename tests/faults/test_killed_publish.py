"""A publish that is killed leaves the old snapshot, and no trace in the next."""

import signal
from collections.abc import Callable

import pytest
from deltalake import DeltaTable

from dashboard.store.database import SnapshotDatabase
from dashboard.store.tables import Store
from tests.faults.publishing import numbered
from tests.tiny import exercises, publish_tables

#: Killed before the first table, between the two, and before the list of publications.
TARGETS = ("penalties", "visits", "publications")


def seen(store: Store) -> tuple[float, int]:
    """The number that January's exercises say, and the one that its visits say."""
    database = SnapshotDatabase(store, store.snapshot())
    cursor = database._connection.cursor()
    return exercises(database)["2023-01"], cursor.execute(
        "select max(round) from visits"
    ).fetchone()[0]


@pytest.fixture
def killed(store: Store, start: Callable) -> Callable[[int, str], None]:
    """A function that lets a process publish a number and be killed at a table."""

    def run(number: int, target: str) -> None:
        process = start("die", store.root, number, target)
        assert process.wait(timeout=60) == -signal.SIGKILL

    return run


@pytest.mark.parametrize("target", TARGETS)
def test_old_snapshot_stands(target: str, store: Store, killed: Callable) -> None:
    before = publish_tables(store, numbered(1))
    killed(2, target)
    assert store.snapshot() == before
    assert seen(store) == (1, 1)


@pytest.mark.parametrize("target", TARGETS)
def test_next_publish_holds_nothing_of_it(
    target: str, store: Store, killed: Callable
) -> None:
    publish_tables(store, numbered(1))
    killed(2, target)
    other = {"penalties": {"2023-02": []}, "visits": {"2023-02": []}}
    publish_tables(store, other)  # another month: January must be as it was
    assert seen(store) == (1, 1)


def test_killed_batch_had_written_what_is_left_out(
    store: Store, killed: Callable
) -> None:
    listed = publish_tables(store, numbered(1)).table_versions["penalties"]
    killed(2, "publications")
    assert DeltaTable(str(store.root / "penalties")).version() == listed + 1


def test_first_publish_killed_leaves_an_empty_store(
    store: Store, killed: Callable
) -> None:
    killed(2, "publications")
    assert store.snapshot().publications == ()
    publish_tables(store, {"penalties": {"2023-01": []}})
    version = store.snapshot().table_versions["penalties"]
    assert store.read_rows("penalties", version).num_rows == 0


def test_publish_can_be_repeated_after_several_kills(
    store: Store, killed: Callable
) -> None:
    publish_tables(store, numbered(1))
    for target in ("publications", "visits"):
        killed(2, target)
    publish_tables(store, numbered(3))
    assert seen(store) == (3, 3)
