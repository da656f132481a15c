"""The composite: scores between floor and target, weights of what has a value."""

from typing import Any

from tests.sql.worlds.reviews import review
from tests.sql.worlds.shape import Case, Coverage, World
from tests.sql.worlds.staff import staff
from tests.sql.worlds.visits import visit
from tests.tiny import CITY, G1, G2, GULOU, Y1, YUNLONG


def weight(
    metric: str, share: float, floor: float | None = None, since: str = "2023-01"
) -> dict[str, Any]:
    """A row of the weights."""
    return {
        "metric_id": metric,
        "weight": share,
        "floor_value": floor,
        "valid_from": since,
    }


def target(
    metric: str, area: str, value: float, since: str = "2023-01"
) -> dict[str, Any]:
    """A row of the targets."""
    return {
        "metric_id": metric,
        "area_code": area,
        "target_value": value,
        "valid_from": since,
    }


WORLD = World(
    tables={
        "visits": {
            "2022-12": [],
            "2023-01": [
                visit(1, G1, "2023-01-05", 80.0),
                visit(1, G2, "2023-01-05", 90.0),
                visit(1, Y1, "2023-01-05", 100.0),
            ],
        },
        "staff": {
            "2023-01": [staff(G1, 8, 2), staff(G2, 8, 4), staff(Y1, 16, 4)],
            "2023-02": [staff(G1, 8, 2)],
            "2023-03": [staff(G1, 8, 2)],
        },
        "reviews": {"2023-01": [review(G1, 1, 10, 9, 30.0)]},
        "targets": {
            "2023-01": [
                target("inspection_score", CITY, 100),
                target("inspection_score", YUNLONG, 80),
                target("certified_share", CITY, 0.5),
                target("review_days", CITY, 1),
                target("overdue_count", CITY, 0),
            ]
        },
        "weights": {
            "2023-03": [
                weight("inspection_score", 40, 60),
                weight("certified_share", 40),  # from 0 to its target
                weight("review_days", 20, 5),  # lower is better
                weight("overdue_count", 1000, 9),  # a count never enters
                weight("on_time_rate", 0),
                weight("inspection_score", 0, since="2023-03"),
                weight("certified_share", 0, since="2023-03"),
                weight("review_days", 0, 5, since="2023-03"),
            ]
        },
    },
    cases=[
        Case(
            "composite_score", "rolling", "2022-12", CITY, None, None
        ),  # no weights yet
        # 50 x 40 for 80 points, 50 x 40 for 2/8, 50 x 20 for 3 days
        Case("composite_score", "month", "2023-01", G1, 5000, 100),
        # 75 x 40 for 90 points, 100 x 40 for 4/8; no review reported
        Case("composite_score", "month", "2023-01", G2, 7000, 80),
        # the district's target is passed: 100 x 40, no more; 50 x 40 for 4/16
        Case("composite_score", "month", "2023-01", Y1, 6000, 80),
        Case("composite_score", "month", "2023-01", YUNLONG, 6000, 80),
        # 85 points: 62.5 x 40; 6/16: 75 x 40; 3 days: 50 x 20
        Case("composite_score", "month", "2023-01", GULOU, 6500, 100),
        # 90 points: 75 x 40; 10/32: 62.5 x 40; 3 days: 50 x 20
        Case("composite_score", "month", "2023-01", CITY, 6500, 100),
        Case("composite_score", "year", "2023-01", CITY, 6500, 100),  # of January alone
        # January's visits and reviews are all that twelve months hold
        Case("composite_score", "rolling", "2023-01", CITY, 6500, 100),
        Case("composite_score", "rolling", "2023-01", GULOU, 6500, 100),
        Case("composite_score", "rolling", "2023-01", G1, 5000, 100),
        # certificates alone are 40 of 100
        Case("composite_score", "rolling", "2023-02", G1, None, None),
        # from March on nothing weighs anything
        Case("composite_score", "month", "2023-03", G1, 0, 0),
    ],
    coverage=[
        Coverage("composite_score", "month", "2023-01", GULOU, 1, 2, 1, 5),
        # three visits, three units' staff, one review; reviews of one month alone
        Coverage("composite_score", "rolling", "2023-01", CITY, 1, 3, 1, 7),
        Coverage("composite_score", "rolling", "2023-01", G2, 1, 1, 2, 2),
    ],
)
