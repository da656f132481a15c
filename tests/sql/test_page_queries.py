"""Queries of pages against tables worked out by hand."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.store.database import SnapshotDatabase
from dashboard.store.tables import Store
from tests.sql.worlds.penalties import used, zero
from tests.sql.worlds.visits import visit
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, Tables

TABLES: Tables = {
    "penalties": {
        "2023-08": [zero(G1), used(STRANGER, "P1", "简易", 1)],
        "2023-10": [zero(G1), zero(G2), zero(Y1)],
    },
    "visits": {"2023-09": [visit(1, G1, "2023-09-05", 80)]},
}


@pytest.fixture
def database(
    tiny_store: Callable[[Tables], Store],
    tiny_roster: Callable[..., None],
) -> SnapshotDatabase:
    """Three months; Y1 is monitored from September on."""
    tiny_roster(
        [(G1, "2021-01-01", ""), (G2, "2021-01-01", ""), (Y1, "2023-09-01", "")]
    )
    store = tiny_store(TABLES)
    return SnapshotDatabase(store, store.snapshot())


def read_states(database: SnapshotDatabase, dataset: str, area: str) -> list[tuple]:
    rows = database.run(
        "pages/quality/completeness",
        dataset=dataset,
        area_code=area,
        since=dt.date(2023, 1, 1),
        until=dt.date(2023, 10, 1),
    )
    return [
        (period.month, code, state)
        for period, code, state in zip(
            rows["period"], rows["subdistrict_code"], rows["state"], strict=True
        )
    ]


def test_unit_reports_are_in_missing_or_unpublished(database: SnapshotDatabase) -> None:
    assert read_states(database, "penalties", CITY) == [
        (8, G1, "reported"), (8, G2, "missing"),
        (9, G1, "unpublished"), (9, G2, "unpublished"), (9, Y1, "unpublished"),
        (10, G1, "reported"), (10, G2, "reported"), (10, Y1, "reported"),
    ]  # fmt: skip


def test_a_published_month_of_the_city_covers_every_unit(
    database: SnapshotDatabase,
) -> None:
    assert read_states(database, "visits", GULOU) == [
        (8, G1, "unpublished"), (8, G2, "unpublished"),
        (9, G1, "reported"), (9, G2, "reported"),
        (10, G1, "unpublished"), (10, G2, "unpublished"),
    ]  # fmt: skip


def test_rows_of_the_uploads_name_their_units(database: SnapshotDatabase) -> None:
    rows = database.run(
        "pages/quality/row_units", dataset="visits", uploads=f"{'f' * 64},{'0' * 64}"
    )
    assert rows.to_numpy().tolist() == [["0" * 64, "Sheet1", 2, G1]]


def test_other_uploads_are_left_out(database: SnapshotDatabase) -> None:
    rows = database.run("pages/quality/row_units", dataset="visits", uploads="f" * 64)
    assert rows.to_numpy().tolist() == []
