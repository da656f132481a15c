"""The powers page's queries: sums equal the metrics; changes worked out by hand."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.metrics import METRICS
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.tiny import CITY

Open = Callable[[str], SnapshotDatabase]
DECEMBER = dt.date(2023, 12, 1)


@pytest.fixture(scope="module")
def sample(sample_store: Path) -> tuple[SnapshotDatabase, MetricTable]:
    store = Store(sample_store)
    snapshot = store.snapshot()
    table = open_values(store, snapshot)
    return SnapshotDatabase(store, snapshot), table


@pytest.mark.parametrize("area", [CITY, "320311002"])
def test_lists_add_up_to_the_metrics(sample, area: str) -> None:
    database, metrics = sample
    chosen = {"period": DECEMBER, "area_code": area, "domain_code": ""}
    dormant = database.run("pages/powers/dormant", **chosen)
    used = database.run("pages/powers/concentration", **chosen)
    months = database.run("pages/powers/catalogue", **chosen)
    counts = metrics.history(METRICS["exercise_count"], area, DECEMBER, 12)
    assert (
        dormant["dormant_count"].sum(),
        used["exercise_count"].sum(),
        months["power_count"].iloc[-1],
    ) == (
        metrics.row(METRICS["dormant_share"], DECEMBER, area)["numerator"],
        sum(row["numerator"] for row in counts),
        metrics.row(METRICS["powers_in_force"], DECEMBER, area)["value"],
    )


def test_months_are_compared_with_the_month_before(world_database: Open) -> None:
    """G1 loses P2 with the catalogue, G2 is recalled P3, Y1 gains P1 and P5."""
    rows = world_database("grants").run(
        "pages/powers/catalogue",
        period=dt.date(2023, 2, 1),
        area_code=CITY,
        domain_code="",
    )
    found = rows.drop(columns="period").astype("Int64")
    assert found.iloc[0].tolist()[:2] == [3, 4]
    assert found.iloc[0, 2:].isna().all()
    assert found.iloc[1].tolist() == [3, 4, 2, 1, 1]


def test_changes_between_two_months(world_database: Open) -> None:
    rows = world_database("grants").run(
        "pages/powers/changes",
        since=dt.date(2023, 1, 1),
        until=dt.date(2023, 2, 1),
        area_code=CITY,
        domain_code="",
    )
    assert rows[["change", "power_code", "unit_count"]].to_numpy().tolist() == [
        ["added", "P5", 1],
        ["expired", "P2", 1],
        ["granted", "P1", 1],
        ["granted", "P5", 1],
        ["recalled", "P3", 1],
    ]


def test_a_power_that_spares_is_used(world_database: Open) -> None:
    """Y2 spared a penalty in June 2023, G1 imposed one in July 2022."""
    asked = {"period": dt.date(2023, 6, 1), "area_code": CITY}
    database = world_database("gate")
    holders = database.run("pages/powers/holders", power_code="P1", **asked)
    columns = ["exercise_count", "is_known", "is_used", "is_dormant"]
    assert holders[columns].to_numpy().tolist() == [
        [1, True, True, False],
        [0, True, True, False],
    ]
    powers = database.run("pages/powers/powers", domain_code="01", **asked)
    assert powers[["known_count", "used_count"]].to_numpy().tolist() == [[2, 2]]
    dormant = database.run("pages/powers/dormant", domain_code="", **asked)
    assert dormant.empty


def test_use_is_unknown_while_a_month_of_twelve_is_unpublished(
    world_database: Open,
) -> None:
    holders = world_database("gate").run(
        "pages/powers/holders",
        period=dt.date(2023, 5, 1),
        area_code=CITY,
        power_code="P1",
    )
    assert not holders["is_known"].any()
