"""Visits: the city keeps them, so a published month without a row counts as 0."""

from typing import Any

from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG


def visit(number: int, unit: str, day: str, score: float) -> dict[str, Any]:
    """A row of the visits."""
    return {
        "round": number,
        "subdistrict_code": unit,
        "visited_on": day,
        "score": score,
    }


WORLD = World(
    tables={
        "visits": {
            "2022-12": [
                visit(1, G1, "2022-12-01", 80.0),
                visit(1, Y1, "2022-12-31", 90.0),
            ],
            "2023-01": [],
            "2023-03": [
                visit(2, G1, "2023-03-31", 70.0),
                visit(2, G2, "2023-03-01", 85.5),
                visit(2, STRANGER, "2023-03-01", 10.0),
            ],
            "2023-12": [visit(3, G2, "2023-12-05", 60.0)],
        }
    },
    cases=[
        Case("inspection_coverage", "month", "2022-12", CITY, 2, 3),  # G1 Y1
        Case("inspection_coverage", "month", "2022-12", GULOU, 1, 2),
        Case("inspection_coverage", "month", "2022-12", YUNLONG, 1, 1),
        Case("inspection_coverage", "month", "2022-12", G2, 0, 1),
        Case(
            "inspection_coverage", "month", "2023-01", CITY, 0, 3
        ),  # published, no visit
        Case("inspection_coverage", "rolling", "2023-01", CITY, 2, 3),
        Case(
            "inspection_coverage", "rolling", "2023-02", CITY, None, None
        ),  # not published
        Case("inspection_coverage", "rolling", "2023-02", G1, None, None),
        Case("inspection_coverage", "rolling", "2023-03", CITY, 3, 3),
        Case(
            "inspection_coverage", "rolling", "2023-12", CITY, 2, 3
        ),  # since 2023-01: G1 G2
        Case("inspection_coverage", "rolling", "2023-12", Y1, 0, 1),
        Case("inspection_score", "month", "2022-12", CITY, 170, 2),  # 80 + 90
        Case("inspection_score", "month", "2022-12", G1, 80, 1),
        Case("inspection_score", "month", "2022-12", G2, 0, 0),
        Case("inspection_score", "month", "2023-01", CITY, 0, 0),
        Case("inspection_score", "rolling", "2023-01", CITY, 170, 2),
        Case("inspection_score", "rolling", "2023-02", GULOU, None, None),
        Case("inspection_score", "month", "2023-03", GULOU, 155.5, 2),  # 70 + 85.5
        Case("inspection_score", "rolling", "2023-03", CITY, 325.5, 4),  # 80 90 70 85.5
        Case("inspection_score", "rolling", "2023-12", CITY, 215.5, 3),  # 70 85.5 60
        Case("inspection_score", "rolling", "2023-12", YUNLONG, 0, 0),
    ],
    coverage=[
        Coverage("inspection_score", "rolling", "2023-03", CITY, 3, 3, 3, 4),
        # published: January, March and December
        Coverage("inspection_score", "rolling", "2023-12", G1, 1, 1, 3, 1),
        Coverage("inspection_coverage", "rolling", "2023-12", CITY, 3, 3, 3, 3),
        Coverage("inspection_coverage", "rolling", "2023-02", CITY, 0, 3, 2, 0),
    ],
)
