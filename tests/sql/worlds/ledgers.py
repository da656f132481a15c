"""Where a ledger's span begins and ends: when it is empty, or begins at month end."""

from tests.sql.worlds.findings import finding
from tests.sql.worlds.shape import Case, World
from tests.tiny import CITY, G1, G2

# the months are stretched from January to April
_MONTHS = {"2023-01": [], "2023-04": []}

EMPTY = World(
    tables={"visits": _MONTHS, "findings": {"2023-02": []}},
    cases=[
        Case("finding_count", "month", "2023-01", CITY, None),
        Case(
            "finding_count", "month", "2023-02", CITY, 0
        ),  # published, and nothing found
        Case("finding_count", "month", "2023-03", CITY, None),
        Case("measure_coverage", "month", "2023-02", G1, 0, 0),
    ],
)

LATE_FIRST_DAY = World(
    tables={
        "visits": _MONTHS,
        "findings": {"2023-03": [finding("F1", G1, "2023-02-28")]},
    },
    cases=[
        Case("finding_count", "month", "2023-01", CITY, None),
        Case("finding_count", "month", "2023-02", CITY, 1),
        Case("finding_count", "month", "2023-02", G2, 0),
        Case("finding_count", "month", "2023-03", CITY, 0),
        Case("finding_count", "month", "2023-04", CITY, None),
    ],
)
