"""Reviews: units report them; four stages, and all of them together."""

from typing import Any

from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG, Row


def review(
    unit: str, stage: int, cases: int, on_time: int, days: float, returned: int = 0
) -> dict[str, Any]:
    """A row of the reviews."""
    return {
        "subdistrict_code": unit,
        "stage": stage,
        "case_count": cases,
        "on_time_count": on_time,
        "working_days": days,
        "returned_count": returned,
    }


#: Thirteen months are published, most of them without a row.
_MONTHS: dict[str, list[Row]] = {f"2022-{number:02}": [] for number in range(1, 13)}

WORLD = World(
    tables={
        "reviews": {
            **_MONTHS,
            "2022-01": [review(G1, 1, 100, 0, 100.0)],
            "2022-02": [review(G1, 1, 10, 8, 12.5, 1)],
            "2022-12": [
                review(G1, 1, 4, 4, 4.0),
                review(G1, 3, 4, 2, 10.0, 2),
                review(Y1, 1, 0, 0, 0.0),
            ],
            "2023-01": [
                review(G1, 1, 10, 9, 12.0, 1),
                review(G1, 2, 8, 6, 8.0),
                review(G2, 1, 5, 5, 5.0),
                review(STRANGER, 1, 7, 0, 7.0, 7),
            ],
        }
    },
    cases=[
        Case("review_on_time", "month", "2023-01", CITY, 20, 23),  # 9 6 5 of 10 8 5
        Case("review_on_time", "month", "2023-01", GULOU, 20, 23),
        Case("review_on_time", "month", "2023-01", YUNLONG, None, None),  # no report
        Case("review_on_time", "month", "2023-01", G1, 15, 18),
        Case("review_on_time", "month", "2023-01", G1, 9, 10, "1"),
        Case("review_on_time", "month", "2023-01", G1, 6, 8, "2"),
        Case("review_on_time", "month", "2023-01", G1, 0, 0, "3"),
        Case("review_on_time", "month", "2023-01", CITY, 14, 15, "1"),
        Case("review_on_time", "month", "2022-12", Y1, 0, 0),  # zero report
        Case("review_on_time", "month", "2022-12", CITY, 6, 8),
        Case(
            "review_on_time", "rolling", "2022-02", CITY, 8, 110
        ),  # of two months, the first that there are
        Case(
            "review_on_time", "rolling", "2022-12", CITY, 14, 118
        ),  # with January 2022
        Case("review_on_time", "rolling", "2023-01", CITY, 34, 41),  # without it
        Case("review_on_time", "rolling", "2023-01", GULOU, 34, 41),
        Case("review_on_time", "rolling", "2023-01", G1, 29, 36),
        Case("review_on_time", "rolling", "2023-01", G1, 21, 24, "1"),  # 8 4 9
        Case("review_on_time", "rolling", "2023-01", Y1, None, None),
        Case("review_days", "month", "2023-01", CITY, 25, 23),  # 12 + 8 + 5
        Case("review_days", "month", "2022-12", Y1, 0, 0),
        Case("review_days", "rolling", "2023-01", CITY, 51.5, 41),
        Case("review_days", "rolling", "2023-01", GULOU, 51.5, 41),
        Case("review_days", "rolling", "2023-01", G1, 46.5, 36),
        Case("review_days", "rolling", "2023-01", G1, 10, 4, "3"),
        Case("review_return_rate", "month", "2023-01", CITY, 1, 23),
        Case("review_return_rate", "month", "2022-12", Y1, 0, 0),
        Case("review_return_rate", "rolling", "2023-01", CITY, 4, 41),  # 1 2 1
        Case("review_return_rate", "rolling", "2023-01", GULOU, 4, 41),
        Case("review_return_rate", "rolling", "2023-01", G1, 2, 4, "3"),
    ],
    coverage=[
        Coverage("review_on_time", "month", "2023-01", CITY, 2, 3, 1, 3),
        Coverage("review_days", "rolling", "2023-01", CITY, 2, 3, 3, 6),
        Coverage("review_return_rate", "rolling", "2023-01", YUNLONG, 0, 1, 1, 0),
    ],
)
