"""Findings: the ledger's span, the cut-off at month end, dates after it."""

from typing import Any

from tests.sql.worlds.shape import Case, Coverage, World
from tests.sql.worlds.visits import visit
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG


def finding(code: str, unit: str, found_on: str, **rest: Any) -> dict[str, Any]:
    """A row of the ledger: found on an inspection unless `rest` says otherwise."""
    row = {"source": "督查", "category": "公示", "severity": "一般", "measure": "整改"}
    return row | {
        "finding_code": code,
        "subdistrict_code": unit,
        "found_on": found_on,
        **rest,
    }


FINDINGS = [
    # rectified on the day of the deadline, verified on the last day of March
    finding("F1", G1, "2023-02-10", category="文书案卷", due_on="2023-03-10",
            rectified_on="2023-03-10", verified_on="2023-03-31"),
    # due on the last day of March, rectified the day after
    finding("F2", G1, "2023-02-28", source="群众举报投诉", measure=None,
            due_on="2023-03-31", rectified_on="2023-04-01"),
    finding("F3", G2, "2023-03-31"),  # no deadline
    finding("F4", Y1, "2023-03-01", category="执法程序", due_on="2023-03-30"),  # open
    # 180 days after F1 was verified
    finding("F5", G1, "2023-09-27", category="文书案卷", due_on="2023-10-27",
            rectified_on="2023-10-20", verified_on="2023-10-31"),
    finding("F6", STRANGER, "2023-03-05", due_on="2023-03-06"),
]  # fmt: skip

WORLD = World(
    tables={
        "visits": {
            "2023-01": [],
            "2023-02": [visit(1, G1, "2023-02-10", 80.0)],
            "2023-03": [
                visit(2, G2, "2023-03-31", 80.0),
                visit(2, Y1, "2023-03-01", 80.0),
            ],
            "2024-01": [],
        },
        "findings": {"2023-12": FINDINGS},
    },
    cases=[
        # the ledger speaks from February to December 2023
        Case("finding_count", "month", "2023-01", CITY, None),
        Case("finding_count", "month", "2024-01", CITY, None),
        Case("finding_count", "month", "2024-01", G1, None),
        Case("finding_count", "month", "2023-02", CITY, 2),  # F1 F2
        Case("finding_count", "month", "2023-02", GULOU, 2),
        Case("finding_count", "month", "2023-02", YUNLONG, 0),
        Case("finding_count", "month", "2023-02", G2, 0),
        Case(
            "finding_count", "month", "2023-03", CITY, 2
        ),  # F3 F4, not the stranger's F6
        Case("finding_count", "month", "2023-12", CITY, 0),
        # F1 of one visit in February; F3 F4 of two in March; F2 is a complaint
        Case("findings_per_visit", "month", "2023-02", CITY, 1, 1),
        Case("findings_per_visit", "month", "2023-02", G2, 0, 0),
        Case("findings_per_visit", "month", "2023-03", CITY, 2, 2),
        Case("findings_per_visit", "month", "2023-03", GULOU, 1, 1),
        Case("findings_per_visit", "month", "2023-03", G1, 0, 0),
        Case("findings_per_visit", "rolling", "2023-03", CITY, 3, 3),
        Case("findings_per_visit", "rolling", "2023-03", Y1, 1, 1),
        # a kind stands over all visits
        Case("findings_per_visit", "rolling", "2023-03", CITY, 1, 3, "文书案卷"),
        Case(
            "findings_per_visit", "rolling", "2023-03", CITY, 3, 3, "一般", "severity"
        ),
        Case(
            "findings_per_visit", "rolling", "2023-04", CITY, None, None
        ),  # visits missing
        Case(
            "findings_per_visit", "rolling", "2024-01", CITY, None, None
        ),  # ledger ended
        # so far; F2 has no measure
        Case("measure_coverage", "month", "2023-01", CITY, None, None),
        Case("measure_coverage", "month", "2023-02", CITY, 1, 2),
        Case("measure_coverage", "month", "2023-02", YUNLONG, 0, 0),
        Case("measure_coverage", "month", "2023-03", CITY, 3, 4),
        Case("measure_coverage", "month", "2023-12", G1, 2, 3),  # F1 F5 of F1 F2 F5
        Case("measure_coverage", "month", "2023-12", GULOU, 3, 4),
        # due in March: F1 rectified; F2 only in April; F4 never
        Case("rectification_rate", "month", "2023-03", CITY, 1, 3),
        Case("rectification_rate", "month", "2023-03", GULOU, 1, 2),
        Case("rectification_rate", "month", "2023-03", Y1, 0, 1),
        Case(
            "rectification_rate", "month", "2023-03", G2, 0, 0
        ),  # its F3 has no deadline
        Case("rectification_rate", "month", "2023-04", CITY, 0, 0),
        Case("rectification_rate", "rolling", "2023-04", CITY, 2, 3),
        Case("rectification_rate", "year", "2023-04", CITY, 2, 3),
        Case("rectification_rate", "rolling", "2023-04", CITY, 1, 1, "文书案卷"),  # F1
        Case("rectification_rate", "rolling", "2023-04", GULOU, 1, 1, "公示"),  # F2
        Case(
            "rectification_rate",
            "rolling",
            "2023-04",
            CITY,
            1,
            1,
            "群众举报投诉",
            "source",
        ),
        Case("rectification_rate", "rolling", "2024-01", CITY, None, None),
        # the rate over all found stands beside it
        Case("rectified_found_rate", "month", "2023-03", CITY, 0, 2),  # F3 F4
        Case("rectified_found_rate", "rolling", "2023-03", CITY, 1, 4),
        Case("rectified_found_rate", "rolling", "2023-03", G2, 0, 1),
        Case("rectified_found_rate", "year", "2023-03", GULOU, 1, 3),  # F1 F2 F3
        Case("rectified_found_rate", "month", "2023-04", CITY, 0, 0),
        # on time: F1, on the very day; F2 a day late
        Case("on_time_rate", "month", "2023-03", CITY, 1, 3),
        Case("on_time_rate", "rolling", "2023-04", CITY, 1, 3),
        Case("on_time_rate", "rolling", "2023-04", GULOU, 1, 2),
        Case("on_time_rate", "rolling", "2023-04", G1, 1, 2),
        Case("on_time_rate", "month", "2023-04", G1, 0, 0),
        Case("on_time_rate", "rolling", "2023-01", CITY, None, None),
        # verified: F1 on the last day of March; F5 on the last day of October
        Case("closure_rate", "month", "2023-03", CITY, 1, 3),
        Case("closure_rate", "rolling", "2023-09", CITY, 1, 3),
        Case("closure_rate", "rolling", "2023-10", CITY, 2, 4),
        Case("closure_rate", "rolling", "2023-10", GULOU, 2, 3),
        Case("closure_rate", "rolling", "2023-10", G1, 2, 3),
        Case("closure_rate", "month", "2023-04", YUNLONG, 0, 0),
        Case("closure_rate", "rolling", "2024-01", Y1, None, None),
        # F2, due on 31 March, is not overdue that day, and rectified the next
        Case("overdue_count", "month", "2023-03", CITY, 1),  # F4
        Case("overdue_count", "month", "2023-03", G1, 0),
        Case("overdue_count", "month", "2023-04", CITY, 1),
        Case("overdue_count", "month", "2023-04", YUNLONG, 1),
        Case("overdue_count", "month", "2023-03", CITY, 1, part="1-7"),
        Case("overdue_count", "month", "2023-04", Y1, 1, part="31-90"),
        Case("overdue_count", "month", "2023-12", CITY, 1, part=">90"),
        Case(
            "overdue_count",
            "month",
            "2023-03",
            Y1,
            1,
            part="执法程序",
            dimension="category",
        ),
        Case(
            "overdue_count",
            "month",
            "2023-12",
            CITY,
            1,
            part="督查",
            dimension="source",
        ),
        Case(
            "overdue_count",
            "month",
            "2023-12",
            CITY,
            0,
            part="严重",
            dimension="severity",
        ),
        # F3 alone has no deadline
        Case("no_deadline_count", "month", "2023-02", CITY, 0),
        Case("no_deadline_count", "month", "2023-03", CITY, 1),
        Case("no_deadline_count", "month", "2023-03", GULOU, 1),
        Case("no_deadline_count", "month", "2023-03", G2, 1),
        Case("no_deadline_count", "month", "2023-03", G1, 0),
        Case("no_deadline_count", "month", "2023-03", CITY, 1, part="公示"),
        Case("no_deadline_count", "month", "2024-01", CITY, None),
        # 30 September - 180 days = 3 April: F1's closure counts, and F5 followed it
        Case("recurrence_rate", "month", "2023-08", CITY, 0, 0),
        Case("recurrence_rate", "month", "2023-09", CITY, 1, 1),
        Case("recurrence_rate", "rolling", "2023-09", G1, 1, 1),
        Case("recurrence_rate", "rolling", "2023-09", YUNLONG, 0, 0),
        # 31 October - 180 days = 4 May: a month back from there is 4 April
        Case("recurrence_rate", "month", "2023-10", CITY, 0, 0),
        Case("recurrence_rate", "rolling", "2023-10", GULOU, 1, 1),
        Case("recurrence_rate", "rolling", "2024-01", CITY, None, None),
    ],
    coverage=[
        Coverage("finding_count", "month", "2023-01", CITY, 0, 3, 0, 0),
        Coverage("closure_rate", "rolling", "2023-12", CITY, 3, 3, 11, 4),
        # three findings and three visits
        Coverage("findings_per_visit", "rolling", "2023-03", CITY, 3, 3, 2, 6),
        Coverage("findings_per_visit", "rolling", "2023-04", CITY, 0, 3, 2, 0),  # both
    ],
)
