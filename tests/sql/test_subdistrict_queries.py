"""What the sub-district page lists, against rows worked out by hand."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.store.database import SnapshotDatabase
from tests.sql.worlds.events import event
from tests.sql.worlds.grants import grant, power
from tests.tiny import G1, G2, Y1

Open = Callable[[str], SnapshotDatabase]


def run_page(database: SnapshotDatabase, name: str, **parameters: object) -> list:
    frame = database.run(f"pages/subdistrict/{name}", **parameters)
    frame = frame.astype(object).where(frame.notna(), None)
    return frame.to_dict("records")


@pytest.mark.parametrize(
    ("unit", "cut_off", "expected"),
    [
        # F2 is due that very day; F1 was verified on it and is gone
        (G1, "2023-03-31", [("F2", "open", 0, None)]),
        (G1, "2023-03-30", [("F1", "unverified", -20, "2023-03-10"),
                            ("F2", "open", 1, None)]),
        # rectified the day after the deadline, never verified
        (G1, "2023-04-30", [("F2", "unverified", -30, "2023-04-01")]),
        (G2, "2023-03-31", [("F3", "undated", None, None)]),
        (Y1, "2023-03-31", [("F4", "overdue", -1, None)]),
        (Y1, "2023-02-28", []),  # not found yet
    ],
)  # fmt: skip
def test_state_is_that_of_the_cut_off(
    world_database: Open, unit: str, cut_off: str, expected: list
) -> None:
    day = dt.date.fromisoformat(cut_off)
    rows = run_page(
        world_database("findings"), "open_findings", subdistrict_code=unit, cut_off=day
    )
    found = [
        (r["finding_code"], r["state"], r["days_left"],
         r["rectified_on"] and f"{r['rectified_on']:%Y-%m-%d}")
        for r in rows
    ]  # fmt: skip
    assert sorted(found) == expected


def test_the_most_pressing_comes_first(tiny_store: Callable) -> None:
    shared = {"subdistrict_code": G1, "found_on": "2023-01-05", "source": "督查",
              "category": "公示", "severity": "一般"}  # fmt: skip
    rows = [
        shared | {"finding_code": code, "due_on": due, "rectified_on": rectified}
        for code, due, rectified in (
            ("W", "2023-01-10", "2023-01-09"),
            ("O", "2023-02-10", None),
            ("U", None, None),
            ("L2", "2023-01-30", None),
            ("L1", "2023-01-20", None),
        )
    ]
    store = tiny_store({"findings": {"2023-01": rows}})
    found = run_page(
        SnapshotDatabase(store, store.snapshot()),
        "open_findings",
        subdistrict_code=G1,
        cut_off=dt.date(2023, 1, 31),
    )
    assert [row["finding_code"] for row in found] == ["L1", "L2", "U", "O", "W"]


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
