"""Events: sums of counts; the city's own count at city level alone."""

from typing import Any

from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG


def event(day: str, kind: str, count: int, unit: str | None = None) -> dict[str, Any]:
    """A row of the events."""
    return {
        "occurred_on": day,
        "kind": kind,
        "title": f"{kind} {day}",
        "event_count": count,
        "subdistrict_code": unit,
    }


WORLD = World(
    tables={
        "events": {
            "2023-01": [
                event("2023-01-31", "专项通报", 1),
                event("2023-01-10", "专项通报", 2, G1),
                event("2023-01-15", "案件移送", 3, Y1),
                event("2023-01-15", "案件移送", 9, STRANGER),  # not monitored
                event("2023-01-15", "联合执法", 5),
            ]
        },
        "visits": {"2023-02": []},
    },
    cases=[
        Case("bulletins_issued", "month", "2023-01", CITY, 3),  # 1 + 2
        Case("bulletins_issued", "month", "2023-01", GULOU, 2),
        Case("bulletins_issued", "month", "2023-01", YUNLONG, 0),
        Case("bulletins_issued", "month", "2023-01", G1, 2),
        Case("bulletins_issued", "month", "2023-01", G2, 0),
        Case("case_transfers", "month", "2023-01", CITY, 3),
        Case("case_transfers", "month", "2023-01", GULOU, 0),
        Case("case_transfers", "month", "2023-01", YUNLONG, 3),
        Case("case_transfers", "month", "2023-01", Y1, 3),
        # events carry forward: none in February is 0
        Case("bulletins_issued", "month", "2023-02", CITY, 0),
        Case("case_transfers", "month", "2023-02", Y1, 0),
    ],
    coverage=[
        Coverage("bulletins_issued", "month", "2023-01", CITY, 3, 3, 1, 2),
        Coverage("case_transfers", "month", "2023-01", CITY, 3, 3, 1, 1),
        Coverage("case_transfers", "month", "2023-02", YUNLONG, 1, 1, 1, 0),
    ],
)
