"""Closures around the edges of the recurrence window.

Cut-off 31 December 2023, 180 days before it is 4 July: both ends of a window lie that
far back. A month holds the closures from 4 June, twelve those from 5 July 2022, and so
does the year.
"""

from typing import Any

from tests.sql.worlds.findings import finding
from tests.sql.worlds.shape import Case, World
from tests.tiny import CITY, G1, G2, GULOU, Y1


def closure(category: str, verified_on: str) -> dict[str, Any]:
    """A finding that was closed on that day, of a category of its own."""
    return finding(
        category,
        G1,
        "2022-06-01",
        category=category,
        rectified_on="2022-06-02",
        verified_on=verified_on,
    )


def again(category: str, found_on: str, unit: str = G1) -> dict[str, Any]:
    """A later finding of that category."""
    return finding(f"{category} again", unit, found_on, category=category)


FINDINGS = [
    closure("主体资格", "2023-07-04"),
    again("主体资格", "2023-12-31"),  # the 180th day: recurs
    closure("执法程序", "2023-07-05"),  # too late for the window
    closure("公示", "2023-06-05"),
    again("公示", "2023-06-05"),  # the same day is not again
    closure("文书案卷", "2023-06-04"),  # the first day of the month
    closure("装备与信息化", "2023-06-03"),  # a day before it
    again("文书案卷", "2023-12-02"),  # the 181st day
    closure("法制审核", "2022-07-05"),
    again("法制审核", "2022-08-01", unit=G2),  # another unit
    closure("制度与台账", "2022-07-04"),  # a day before the year
]

WORLD = World(
    tables={"findings": {"2023-12": FINDINGS}},
    cases=[
        # 主体资格 of 主体资格 公示 文书案卷
        Case("recurrence_rate", "month", "2023-12", CITY, 1, 3),
        Case("recurrence_rate", "month", "2023-12", G1, 1, 3),
        # 主体资格 of 主体资格 公示 文书案卷 装备与信息化 法制审核
        Case("recurrence_rate", "rolling", "2023-12", CITY, 1, 5),
        Case("recurrence_rate", "rolling", "2023-12", GULOU, 1, 5),
        Case("recurrence_rate", "rolling", "2023-12", CITY, 1, 1, "主体资格"),
        Case("recurrence_rate", "year", "2023-12", CITY, 1, 5),
        Case("recurrence_rate", "rolling", "2023-12", Y1, 0, 0),
    ],
)
