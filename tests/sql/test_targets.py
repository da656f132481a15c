"""Targets in force: the own one before the wider, the latest that has begun."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.metrics import METRICS
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import compute_values
from dashboard.store.value_rows import ValueRows
from tests.sql.worlds.composite import target
from tests.sql.worlds.staff import staff
from tests.tiny import CITY, G1, G2, GULOU, Y1

JANUARY, MARCH = dt.date(2023, 1, 1), dt.date(2023, 3, 1)


@pytest.fixture
def table(tiny_store: Callable, tiny_roster: Callable) -> MetricTable:
    tiny_roster()
    rows = [
        target("certified_share", CITY, 0.8, "2022-06"),
        target("certified_share", CITY, 0.9, "2023-02"),
        target("certified_share", GULOU, 0.7),
        target("certified_share", G1, 0.6, "2023-03"),
        target("auxiliary_ratio", G1, 2.0, "2023-04"),  # not yet
    ]
    months = {"2023-01": [staff(G1, 4, 3)], "2023-03": [staff(G1, 4, 3)]}
    store = tiny_store({"targets": {"2023-01": rows}, "staff": months})
    database = SnapshotDatabase(store, store.snapshot())
    return MetricTable(ValueRows.of_table(compute_values(database)))


def test_target_stands_beside_every_value(table: MetricTable) -> None:
    found = {
        area: [
            table.row(METRICS["certified_share"], m, area)["target"]
            for m in (JANUARY, MARCH)
        ]
        for area in (CITY, GULOU, G1, G2, Y1)
    }
    assert found == {
        CITY: [0.8, 0.9],
        GULOU: [0.7, 0.7],
        G1: [0.7, 0.6],
        G2: [0.7, 0.7],
        Y1: [0.8, 0.9],
    }


def test_without_a_target_it_is_missing(table: MetricTable) -> None:
    row = table.row(METRICS["auxiliary_ratio"], MARCH, G1)
    assert row is not None
    assert row["target"] != row["target"]
    assert row["value"] == 0
