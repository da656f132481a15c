"""The database of one snapshot: uploads standing in, lock-down, odd folders."""

import threading
from pathlib import Path

import duckdb
import pytest

from dashboard.store.database import SnapshotDatabase
from dashboard.store.tables import Store
from tests.sql.worlds.grants import power
from tests.sql.worlds.penalties import used, zero
from tests.tiny import G1, G2, exercises, month, publish_tables, replacement

JANUARY, FEBRUARY = "2023-01", "2023-02"


def rows_of(database: SnapshotDatabase, table: str) -> list[tuple]:
    """All rows of a table or view, sorted."""
    query = f"select * from {table} order by all"
    return database._connection.cursor().execute(query).fetchall()


@pytest.fixture
def two_months(store: Store) -> Store:
    """January with 1 exercise, February with 2."""
    for period, times in ((JANUARY, 1), (FEBRUARY, 2)):
        publish_tables(store, {"penalties": {period: [used(G1, "P1", "简易", times)]}})
    return store


def test_upload_stands_in_for_its_month(two_months: Store) -> None:
    upload = replacement("penalties", JANUARY, [used(G2, "P1", "简易", 9)])
    database = SnapshotDatabase(two_months, two_months.snapshot(), [upload])
    assert exercises(database) == {JANUARY: 9, FEBRUARY: 2}
    published = exercises(SnapshotDatabase(two_months, two_months.snapshot()))
    assert published == {JANUARY: 1, FEBRUARY: 2}


def test_upload_of_a_new_month_stands_beside_the_others(two_months: Store) -> None:
    uploads = [replacement("penalties", p, [zero(G1)]) for p in ("2023-03", "2023-04")]
    database = SnapshotDatabase(two_months, two_months.snapshot(), uploads)
    assert exercises(database) == {JANUARY: 1, FEBRUARY: 2, "2023-03": 0, "2023-04": 0}


def test_upload_of_an_empty_month_takes_its_rows_away(two_months: Store) -> None:
    upload = replacement("penalties", FEBRUARY)
    database = SnapshotDatabase(two_months, two_months.snapshot(), [upload])
    assert len(rows_of(database, "penalties")) == 1
    assert len(rows_of(database, "published")) == 2


def test_upload_of_a_whole_table_takes_its_place(store: Store) -> None:
    publish_tables(store, {"powers": {JANUARY: [power("P1", "01")]}})
    upload = replacement("powers", FEBRUARY, [power("P2", "02")])
    database = SnapshotDatabase(store, store.snapshot(), [upload])
    assert [row[0] for row in rows_of(database, "powers")] == ["P2"]
    assert rows_of(database, "published") == [("powers", month(FEBRUARY))]


def test_upload_can_be_checked_before_anything_is_published(store: Store) -> None:
    upload = replacement("penalties", JANUARY, [used(G1, "P1", "简易", 5)])
    database = SnapshotDatabase(store, store.snapshot(), [upload])
    assert exercises(database) == {JANUARY: 5}


def test_new_store_answers_without_rows(store: Store) -> None:
    database = SnapshotDatabase(store, store.snapshot())
    assert exercises(database) == {}


def test_database_stays_with_its_snapshot(two_months: Store) -> None:
    database = SnapshotDatabase(two_months, two_months.snapshot())
    publish_tables(two_months, {"penalties": {JANUARY: []}})
    assert exercises(database) == {JANUARY: 1, FEBRUARY: 2}


def test_threads_share_a_database(two_months: Store) -> None:
    database = SnapshotDatabase(two_months, two_months.snapshot())
    found: list[dict[str, float]] = []
    threads = [
        threading.Thread(target=lambda: found.append(exercises(database)))
        for _number in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [{JANUARY: 1, FEBRUARY: 2}] * 8


@pytest.mark.parametrize("folder", ["数据 2023年", "o'brien's \"data\"", "9% #1 & 2"])
def test_folder_of_any_name_works(folder: str, tmp_path: Path) -> None:
    store = Store(tmp_path / folder / "库")
    publish_tables(store, {"penalties": {JANUARY: [used(G1, "P1", "简易", 4)]}})
    publish_tables(store, {"powers": {JANUARY: [power("P1", "01")]}})
    database = SnapshotDatabase(store, store.snapshot())
    assert exercises(database) == {JANUARY: 4}
    assert len(rows_of(database, "powers")) == 1


def test_folder_behind_a_link_works(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "disk")
    store = Store(tmp_path / "link" / "store")
    publish_tables(store, {"penalties": {JANUARY: [zero(G1)]}})
    assert exercises(SnapshotDatabase(store, store.snapshot())) == {JANUARY: 0}


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_csv('{outside}')",
        "select * from read_text('{outside}')",
        "select * from glob('{folder}/*')",
        "copy (select 1) to '{folder}/out.csv'",
        "attach '{folder}/other.db'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set allowed_directories = ['/']",
    ],
)
def test_nothing_outside_the_store_can_be_reached(
    statement: str, two_months: Store, tmp_path: Path
) -> None:
    outside = tmp_path / "outside.csv"
    outside.write_text("secret\n1\n", encoding="utf-8")
    database = SnapshotDatabase(two_months, two_months.snapshot())
    with pytest.raises(duckdb.Error):
        database._connection.cursor().execute(
            statement.format(outside=outside, folder=tmp_path)
        )
