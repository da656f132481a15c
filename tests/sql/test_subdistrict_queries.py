"""What the sub-district page lists, against rows worked out by hand."""

import datetime as dt
from collections.abc import Callable

from dashboard.store.database import SnapshotDatabase
from tests.sql.worlds.events import event
from tests.sql.worlds.grants import grant, power
from tests.tiny import G1, G2

Open = Callable[[str], SnapshotDatabase]


def run_page(database: SnapshotDatabase, name: str, **parameters: object) -> list:
    frame = database.run(f"pages/subdistrict/{name}", **parameters)
    frame = frame.astype(object).where(frame.notna(), None)
    return frame.to_dict("records")


def test_domains_count_held_used_and_dormant(tiny_store: Callable) -> None:
    store = tiny_store(
        {
            "powers": {"2021-01": [power("P1", "01"), power("P2", "01"),
                                   power("P3", "02")]},
            "grants": {"2021-01": [
                grant(G1, "P1", "2021-01-01"),
                grant(G1, "P2", "2023-01-01"),  # twelve months held at the end of 2023
                grant(G1, "P3", "2023-01-02"),  # a day short of them: never dormant
                grant(G2, "P3", "2021-01-01"),
            ]},
            "penalties": {
                "2022-12": [use("P2")],  # the thirteenth month
                "2023-01": [use("P1")],
                "2023-12": [use(None)],
            },
        }
    )  # fmt: skip
    rows = run_page(
        SnapshotDatabase(store, store.snapshot()),
        "domains",
        subdistrict_code=G1,
        period=dt.date(2023, 12, 1),
    )
    assert [tuple(row.values()) for row in rows] == [
        ("01", 2, 1, 2, 1),
        ("02", 1, 0, 0, 0),
    ]


def use(code: str | None) -> dict[str, object]:
    count = 1 if code else 0
    return {"subdistrict_code": G1, "power_code": code, "exercise_count": count}


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
