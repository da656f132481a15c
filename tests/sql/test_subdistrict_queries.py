"""What the sub-district page lists, against rows worked out by hand."""

import datetime as dt
from collections.abc import Callable

import pandas as pd
import pytest

from dashboard.store.database import SnapshotDatabase
from tests.sql.worlds.events import event
from tests.sql.worlds.findings import finding
from tests.sql.worlds.penalties import zero
from tests.sql.worlds.visits import visit
from tests.tiny import G1, G2, STRANGER, Y1, Tables

Open = Callable[[str], SnapshotDatabase]


def run_page(database: SnapshotDatabase, name: str, **parameters: object) -> list:
    frame = database.run(f"pages/subdistrict/{name}", **parameters)
    frame = frame.astype(object).where(frame.notna(), None)
    return frame.to_dict("records")


def test_events_are_those_of_the_unit_and_the_city(tiny_store: Callable) -> None:
    rows = [
        event("2023-01-31", "专项通报", 1),
        event("2023-01-10", "联合执法", 2, G1),
        event("2023-01-15", "案件移送", 3, G2),
        event("2023-02-01", "专项通报", 1),  # after the cut-off
    ]
    store = tiny_store({"events": {"2023-02": rows}})
    found = run_page(
        SnapshotDatabase(store, store.snapshot()),
        "events",
        subdistrict_code=G1,
        cut_off=dt.date(2023, 1, 31),
    )
    assert [(r["title"], r["event_count"], r["is_city_wide"]) for r in found] == [
        ("联合执法 2023-01-10", 2, False),
        ("专项通报 2023-01-31", 1, True),
    ]


VISITED: Tables = {
    "visits": {
        "2023-02": [visit(1, G1, "2023-02-10", 80), visit(1, G2, "2023-02-11", 91),
                    visit(1, STRANGER, "2023-02-12", 10)],
        "2023-03": [visit(2, G1, "2023-03-10", 70)],
        "2023-04": [visit(3, G1, "2023-04-10", 60)],
    },
    "findings": {"2023-04": [
        finding("F1", G1, "2023-02-10", round=1, category="公示",
                rectified_on="2023-02-20", verified_on="2023-03-01"),
        finding("F2", G1, "2023-02-10", round=1, category="公示"),
        finding("F3", G1, "2023-03-01", source="群众举报投诉", category="文书案卷"),
        finding("F4", G2, "2023-02-11", round=1, category="文书案卷"),
        finding("F5", Y1, "2023-03-31", category="法制审核"),
        finding("F6", G1, "2023-04-01", category="公示"),  # after the cut-off
    ]},
    "penalties": {"2023-02": [zero(G1)], "2023-03": [zero(G2)]},
    "staff": {"2023-02": []},
}  # fmt: skip


@pytest.fixture
def visited(
    tiny_store: Callable, tiny_roster: Callable
) -> Callable[[str, str], list[tuple]]:
    """A function that runs a query of the page at the end of March 2023."""
    tiny_roster()
    store = tiny_store(VISITED)
    database = SnapshotDatabase(store, store.snapshot())
    place = {"period": dt.date(2023, 3, 1)}
    return lambda name, unit: [
        tuple(row.values())
        for row in run_page(database, name, subdistrict_code=unit, **place)
    ]


def test_visits_come_with_the_round_and_its_findings(visited: Callable) -> None:
    rows = visited("visits", G1)
    assert [(row[0], row[3], *row[5:]) for row in rows] == [
        (1, 80, 171, 2, 2, 1),  # the stranger is not of the city's mean
        (2, 70, 70, 1, 0, 0),
    ]
    assert visited("visits", Y1) == []


def test_a_report_is_missing_where_its_month_is_published(visited: Callable) -> None:
    march, february = pd.Timestamp("2023-03-01"), pd.Timestamp("2023-02-01")
    assert visited("missing", G1) == [("penalties", march), ("staff", february)]
    assert visited("missing", G2) == [("penalties", february), ("staff", february)]
