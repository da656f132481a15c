"""The published figures as the data have them, on tables small enough to count."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.reference import read_reference
from dashboard.store.database import SnapshotDatabase
from tests.sql.worlds.events import event
from tests.sql.worlds.findings import finding
from tests.sql.worlds.grants import power
from tests.sql.worlds.penalties import used
from tests.sql.worlds.reviews import review
from tests.sql.worlds.trainings import training
from tests.sql.worlds.visits import visit
from tests.tiny import G1, G2, STRANGER, Y1

TABLES = {
    "powers": {
        "2023-01": [
            power("P1", "01"),
            power("P2", "02"),
            power("P3", "01", valid_to="2023-02-28"),  # ceases on the day looked at
            power("P4", "03", valid_from="2023-03-01"),
            power("P5", "04", kind="强制"),
        ]
    },
    "penalties": {
        "2023-01": [
            used(G1, "P1", "简易", 3),
            used(G1, "P2", "简易", 50),  # another domain
            used(STRANGER, "P1", "简易", 100),  # not monitored
        ],
        "2023-02": [used(G2, "P3", "普通", 4)],
        "2023-03": [used(G1, "P1", "简易", 900)],  # after the day
    },
    "visits": {
        "2023-01": [visit(1, G1, "2023-01-05", 80.0), visit(1, Y1, "2023-01-06", 80.0)],
        "2023-02": [
            visit(2, G1, "2023-02-28", 80.0),
            visit(2, STRANGER, "2023-02-28", 80.0),
        ],
        "2023-03": [visit(3, G2, "2023-03-01", 80.0)],
    },
    "findings": {
        "2023-03": [
            finding("F1", G1, "2023-01-05"),
            finding("F2", G1, "2023-02-28", measure=None),
            finding("F3", G1, "2023-03-01"),
            finding("F4", STRANGER, "2023-02-28"),
        ]
    },
    "events": {
        "2023-03": [
            event("2023-02-28", "专项通报", 2),
            event("2023-03-01", "专项通报", 4),
            event("2023-01-05", "案件移送", 3, G1),
            event("2023-01-05", "案件移送", 7, STRANGER),
            event("2023-01-05", "联合执法", 9),
        ]
    },
    "trainings": {
        "2022-12": [training("2022-12-31", "执法培训", 4, G1, 5, 5)],  # before 2023
        "2023-02": [
            training("2023-02-28", "执法培训", 4, G1, 5, 5),
            training("2023-02-28", "执法培训", 4, G2, 5, 5),  # the same session
            training("2023-02-01", "专家讲座", 4, None, 5, 5),
        ],
        "2023-03": [training("2023-03-01", "情景演练", 4, G1, 5, 5)],
    },
    "reviews": {
        "2023-02": [review(G1, 1, 2, 2, 2), review(G2, 3, 2, 2, 2)],
        "2023-03": [review(G1, 4, 2, 2, 2)],
    },
}


@pytest.fixture
def figures(tiny_store: Callable, tiny_roster: Callable) -> dict[str, int]:
    tiny_roster()
    store = tiny_store(TABLES)
    database = SnapshotDatabase(store, store.snapshot())
    rows = database.run("pages/about/reconciliation", as_of=dt.date(2023, 2, 28))
    known = rows.dropna()  # the leniency list is not published
    return dict(zip(known["id"], known["value"], strict=True))


def test_figures_on_the_last_day_of_february(figures: dict[str, int]) -> None:
    assert figures == {
        "domains_delegated": 2,  # 01 02
        "powers_delegated": 2,  # P1 P2
        "powers_urban_management": 1,  # P1
        "exercises_urban_management": 7,  # 3 + 4
        "inspection_rounds": 2,
        "subdistricts_covered": 2,  # G1 Y1
        "findings": 2,  # F1 F2
        "measures": 1,  # F1
        "special_bulletins": 2,
        "case_transfers": 3,
        "training_enforcement": 1,
        "training_departments": 0,
        "training_lectures": 1,
        "training_drills": 0,
        "review_levels": 2,  # stages 1 and 3
    }


def test_every_figure_is_a_published_one(figures: dict[str, int]) -> None:
    published = {
        row["id"] for row in read_reference("published_figures") if row["dataset"]
    }
    assert set(figures) == published - {"leniency_items"}
