"""Deadlines that lie a given number of days before the cut-off of 31 December 2023."""

import datetime as dt

from tests.sql.worlds.findings import finding
from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, GULOU, YUNLONG

CUT_OFF = dt.date(2023, 12, 31)

# the edges of every age band; the one due on the cut-off is not overdue
DAYS = (0, 1, 7, 8, 30, 31, 90, 91)

FINDINGS = [
    finding(f"F{days}", G1, "2023-09-01", due_on=str(CUT_OFF - dt.timedelta(days)))
    for days in DAYS
]
# late, but rectified on the very day of the cut-off: no longer open
FINDINGS.append(
    finding("late", G1, "2023-09-01", due_on="2023-12-25", rectified_on="2023-12-31")
)

WORLD = World(
    tables={"findings": {"2023-12": FINDINGS}},
    cases=[
        Case("overdue_count", "month", "2023-12", CITY, 7),
        Case("overdue_count", "month", "2023-12", CITY, 2, part="1-7"),  # 1 7
        Case("overdue_count", "month", "2023-12", CITY, 2, part="8-30"),  # 8 30
        Case("overdue_count", "month", "2023-12", GULOU, 2, part="31-90"),  # 31 90
        Case("overdue_count", "month", "2023-12", G1, 1, part=">90"),  # 91
        Case("overdue_count", "month", "2023-12", YUNLONG, 0, part=">90"),
        # due(W): one month holds 0 1 7 8 30 and the late one, twelve hold all
        Case("rectification_rate", "month", "2023-12", CITY, 1, 6),
        Case("rectification_rate", "rolling", "2023-12", CITY, 1, 9),
        Case("on_time_rate", "rolling", "2023-12", CITY, 0, 9),
    ],
    coverage=[
        # nothing was published before December: the months begin with it
        Coverage("overdue_count", "month", "2023-12", CITY, 3, 3, 1, 7),
        Coverage("rectification_rate", "rolling", "2023-12", CITY, 3, 3, 1, 9),
    ],
)
