"""Editions of the ledger: dates of the one in force, the rest as each month knew it."""

from tests.sql.worlds.findings import finding
from tests.sql.worlds.shape import Case, World
from tests.tiny import CITY, G1, G2, Y1

_F1 = {"due_on": "2023-03-10"}

FEBRUARY = [finding("F1", G1, "2023-02-10", measure=None, **_F1)]
MARCH = [
    finding("F1", G1, "2023-02-10", category="文书案卷", severity="较重", **_F1),
    finding("F2", G2, "2023-03-05", measure=None),
    # taken out of the ledger in April: it counts nowhere any more
    finding("F4", G2, "2023-03-06"),
]
APRIL = [
    finding(
        "F1", G1, "2023-02-10", category="执法程序", rectified_on="2023-03-20", **_F1
    ),
    finding("F2", G2, "2023-03-05"),
    # of February, entered two months later
    finding("F3", Y1, "2023-02-20", category="法制审核", severity="严重"),
]

WORLD = World(
    tables={
        "visits": {"2023-01": [], "2023-05": []},
        # in the order of months, whatever the order of publishing
        "findings": {"2023-02": FEBRUARY, "2023-03": MARCH, "2023-04": APRIL},
    },
    cases=[
        # February knew no measure for F1; F3, which it did not hold, is told by April
        Case("measure_coverage", "month", "2023-02", CITY, 1, 2),
        Case("measure_coverage", "month", "2023-02", G1, 0, 1),
        Case("measure_coverage", "month", "2023-02", Y1, 1, 1),
        Case("measure_coverage", "month", "2023-03", CITY, 2, 3),
        Case("measure_coverage", "month", "2023-04", CITY, 3, 3),
        Case("measure_coverage", "month", "2023-02", CITY, 0, 1, "公示"),
        Case("measure_coverage", "month", "2023-03", CITY, 1, 1, "文书案卷"),
        Case("measure_coverage", "month", "2023-04", CITY, 1, 1, "执法程序"),
        Case("measure_coverage", "month", "2023-03", CITY, 1, 1, "较重", "severity"),
        Case("measure_coverage", "month", "2023-04", CITY, 2, 2, "一般", "severity"),
        Case("finding_count", "month", "2023-02", CITY, 2),
        Case("finding_count", "month", "2023-02", CITY, 1, None, "公示"),
        Case("finding_count", "month", "2023-02", CITY, 1, None, "法制审核"),
        Case("finding_count", "month", "2023-03", CITY, 1),
        # dates are April's: rectified on 20 March, whatever March's ledger knew
        Case("rectification_rate", "rolling", "2023-03", CITY, 1, 1),
        Case("rectification_rate", "rolling", "2023-03", CITY, 1, 1, "文书案卷"),
        Case("rectification_rate", "rolling", "2023-04", CITY, 1, 1, "执法程序"),
        Case("on_time_rate", "rolling", "2023-03", CITY, 0, 1, "较重", "severity"),
        Case("rectified_found_rate", "rolling", "2023-03", CITY, 1, 1, "文书案卷"),
        Case("closure_rate", "rolling", "2023-03", CITY, 0, 1, "文书案卷"),
        Case("overdue_count", "month", "2023-03", CITY, 0),
        Case("no_deadline_count", "month", "2023-02", CITY, 1),  # F3
        Case("no_deadline_count", "month", "2023-03", CITY, 2),  # and F2
        Case("no_deadline_count", "month", "2023-04", Y1, 1, part="法制审核"),
        Case("finding_count", "month", "2023-05", CITY, None),  # April's is the latest
    ],
)
