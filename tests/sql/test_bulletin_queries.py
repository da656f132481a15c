"""What a bulletin counts beyond the metrics, against rows worked out by hand."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.store.database import SnapshotDatabase
from tests.tiny import CITY, G1, G2, Y1

Open = Callable[[str], SnapshotDatabase]
Read = Callable[..., list[tuple]]


@pytest.fixture
def read(world_database: Open) -> Read:
    """A function that runs a query over the world of findings, in March 2023."""

    def ran(name: str, area: str = CITY, **parameters: int) -> list[tuple]:
        frame = world_database("findings").run(
            f"pages/bulletin/{name}",
            period=dt.date(2023, 3, 1),
            area_code=area,
            **parameters,
        )
        return [tuple(row) for row in frame.itertuples(index=False)]

    return ran


def test_what_units_owe_in_roster_order(read: Read) -> None:
    assert read("outstanding") == [
        # overdue, unmeasured, due on the last day, due by the end of April, unverified
        (G1, 0, 1, 1, 0, 0),  # F2, due on that very day: not next month
        (G2, 0, 0, 0, 0, 0),  # F3 has no deadline
        (Y1, 1, 0, 0, 0, 0),  # F4
    ]


def test_overdue_findings_with_their_days(read: Read) -> None:
    (row,) = read("overdue")
    assert (row[0], row[1], row[2], row[-1]) == ("F4", Y1, "执法程序", 1)
    assert read("overdue", G1) == []
