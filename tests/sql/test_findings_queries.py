"""What the findings page lists and counts, against rows worked out by hand."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.store.database import SnapshotDatabase
from tests.sql.worlds.visits import visit
from tests.tiny import CITY, G1, G2, Y1

Open = Callable[[str], SnapshotDatabase]

FILTERS = ("sources", "categories", "severities", "states", "ages", "rounds", "units")


def run_page(
    database: SnapshotDatabase, name: str, month: int, **chosen: object
) -> list[dict]:
    parameters = dict.fromkeys((*FILTERS, "finding_code"), "") | chosen
    frame = database.run(
        f"pages/findings/{name}",
        **{"area_code": CITY} | parameters,
        period=dt.date(2023, month, 1),
    )
    return frame.astype(object).where(frame.notna(), None).to_dict("records")


@pytest.mark.parametrize(
    ("month", "expected"),
    [
        # F2 is due on the very day and has no measure; F1 was verified that day
        (3, [("F4", "overdue", 1), ("F2", "unrectified", None),
             ("F3", "rectifying", None), ("F1", "closed", None)]),
        (4, [("F4", "overdue", 31), ("F3", "rectifying", None),
             ("F2", "unverified", None), ("F1", "closed", None)]),
        (1, []),  # the ledger does not speak of January
    ],
)  # fmt: skip
def test_state_is_that_of_the_month_end(
    world_database: Open, month: int, expected: list
) -> None:
    rows = run_page(world_database("findings"), "ledger", month)
    found = [(r["finding_code"], r["state"], r["overdue_days"]) for r in rows]
    assert found == expected


@pytest.mark.parametrize(
    ("chosen", "codes"),
    [
        ({"states": "overdue,closed"}, ["F4", "F1"]),
        ({"ages": "1-7"}, ["F4"]),
        ({"sources": "群众举报投诉"}, ["F2"]),
        ({"categories": "公示,执法程序"}, ["F4", "F2", "F3"]),
        ({"units": f"{G1},{G2}", "states": "unrectified,rectifying"}, ["F2", "F3"]),
        ({"rounds": "1"}, []),
        ({"area_code": Y1}, ["F4"]),
        ({"finding_code": "F3"}, ["F3"]),
    ],
)
def test_filters_narrow_down(
    world_database: Open, chosen: dict[str, str], codes: list[str]
) -> None:
    rows = run_page(world_database("findings"), "ledger", 3, **chosen)
    assert [row["finding_code"] for row in rows] == codes


def test_a_finding_within_180_days_of_closure_continues_the_chain(
    world_database: Open,
) -> None:
    database = world_database("findings")
    rows = run_page(database, "chains", 9)
    assert [(r["chain_code"], r["finding_code"], r["days_since_closure"])
            for r in rows] == [("F1", "F1", None), ("F1", "F5", 180)]  # fmt: skip
    assert run_page(database, "chains", 8) == []  # F5 is not found yet


def test_visits_of_the_round(tiny_store: Callable) -> None:
    rows = [visit(1, G1, "2023-01-05", 80.0), visit(2, G1, "2023-01-20", 70.0)]
    store = tiny_store({"visits": {"2023-01": rows}})
    found = SnapshotDatabase(store, store.snapshot()).run(
        "pages/findings/visits",
        subdistrict_code=G1,
        round=2,
        cut_off=dt.date(2023, 1, 31),
    )
    assert found["score"].tolist() == [70.0]
