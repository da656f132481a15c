"""Deadlines that lie a given number of days before the cut-off of 31 December 2023."""

import datetime as dt

from tests.sql.worlds.findings import finding
from tests.sql.worlds.shape import Case, World
from tests.tiny import CITY, G1, GULOU, YUNLONG

CUT_OFF = dt.date(2023, 12, 31)

# the edges of every age band; the one due on the cut-off is not overdue
DAYS = (0, 1, 7, 8, 30, 31, 90, 91)

FINDINGS = [
    finding(f"F{days}", G1, "2023-09-01", due_on=str(CUT_OFF - dt.timedelta(days)))
    for days in DAYS
]

WORLD = World(
    tables={"findings": {"2023-12": FINDINGS}},
    cases=[
        Case("overdue_count", 1, "2023-12", CITY, 7),
        Case("overdue_count", 1, "2023-12", CITY, 2, breakdown="1-7"),  # 1 7
        Case("overdue_count", 1, "2023-12", CITY, 2, breakdown="8-30"),  # 8 30
        Case("overdue_count", 1, "2023-12", GULOU, 2, breakdown="31-90"),  # 31 90
        Case("overdue_count", 1, "2023-12", G1, 1, breakdown=">90"),  # 91
        Case("overdue_count", 1, "2023-12", YUNLONG, 0, breakdown=">90"),
        # due(W): one month holds 0 1 7 8 30, twelve hold all; none is rectified
        Case("rectification_rate", 1, "2023-12", CITY, 0, 5),
        Case("rectification_rate", 12, "2023-12", CITY, 0, 8),
    ],
)
