"""Trainings: rows of one session count once; the year begins anew in January."""

from typing import Any

from tests.sql.worlds.shape import Case, Coverage, World
from tests.sql.worlds.staff import staff
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG, Row


def training(
    day: str, kind: str, hours: float, unit: str | None, expected: int, attended: int
) -> dict[str, Any]:
    """A row of the trainings; those of one day and kind are one session."""
    return {
        "held_on": day,
        "kind": kind,
        "topic": f"{kind} {day}",
        "hours": hours,
        "subdistrict_code": unit,
        "expected_count": expected,
        "attended_count": attended,
    }


_MONTHS: dict[str, list[Row]] = {f"2022-{number:02}": [] for number in range(2, 13)}

WORLD = World(
    tables={
        "trainings": {
            **_MONTHS,
            "2022-12": [training("2022-12-31", "执法培训", 4, G1, 10, 5)],
            "2023-01": [
                training("2023-01-10", "执法培训", 4, G1, 10, 8),
                training("2023-01-10", "执法培训", 4, G2, 20, 10),
                training("2023-01-10", "执法培训", 4, STRANGER, 9, 9),
                training("2023-01-31", "专家讲座", 2, None, 100, 50),
            ],
            "2023-02": [
                training("2023-02-01", "情景演练", 6, Y1, 5, 5),
                training("2023-02-01", "情景演练", 6, G1, 4, 4),
            ],
        },
        "staff": {
            "2023-01": [staff(G1, 10), staff(G2, 20)],
            "2023-02": [staff(G1, 10), staff(Y1, 0)],
        },
        "visits": {"2023-03": []},
    },
    cases=[
        Case("training_sessions", "year", "2022-12", CITY, 1),
        Case("training_sessions", "year", "2023-01", CITY, 2),  # the year begins anew
        Case("training_sessions", "year", "2023-01", CITY, 1, part="专家讲座"),
        Case("training_sessions", "year", "2023-01", CITY, 0, part="业务培训"),
        Case(
            "training_sessions", "year", "2023-01", GULOU, 1
        ),  # two units, one session
        Case("training_sessions", "year", "2023-01", GULOU, 0, part="专家讲座"),
        Case("training_sessions", "year", "2023-01", Y1, 0),
        Case("training_sessions", "year", "2023-02", CITY, 3),
        Case("training_sessions", "year", "2023-02", GULOU, 2),
        Case("training_sessions", "year", "2023-02", G1, 2),
        Case("training_sessions", "month", "2023-02", CITY, 1),
        Case("training_sessions", "month", "2023-02", G2, 0),
        Case("training_sessions", "year", "2023-03", CITY, None),  # not published
        Case(
            "training_hours", "year", "2022-12", CITY, None, None
        ),  # no staff reported
        Case("training_hours", "year", "2023-01", G1, 32, 10),  # 4 x 8
        Case("training_hours", "year", "2023-01", GULOU, 72, 30),  # 32 + 4 x 10
        Case("training_hours", "year", "2023-01", CITY, 172, 30),  # 72 + 2 x 50
        Case("training_hours", "year", "2023-01", YUNLONG, None, None),
        Case("training_hours", "month", "2023-02", CITY, 54, 10),  # 24 of G1, 30 of Y1
        Case("training_hours", "month", "2023-02", Y1, 30, 0),
        Case("training_hours", "year", "2023-02", G1, 56, 10),  # 32 + 6 x 4
        Case("training_hours", "year", "2023-02", CITY, 186, 10),  # 56 + 30 + 100
        Case("attendance_rate", "month", "2023-01", CITY, 68, 130),  # 8 10 50
        Case("attendance_rate", "month", "2023-01", GULOU, 18, 30),
        Case("attendance_rate", "month", "2023-01", Y1, 0, 0),
        Case("attendance_rate", "rolling", "2022-12", CITY, 5, 10),  # of eleven months
        Case("attendance_rate", "rolling", "2023-01", CITY, 73, 140),
        Case("attendance_rate", "rolling", "2023-01", G1, 13, 20),
        Case("attendance_rate", "rolling", "2023-03", CITY, None, None),
    ],
    coverage=[
        Coverage("training_sessions", "year", "2023-02", CITY, 3, 3, 2, 5),
        Coverage("training_hours", "year", "2023-02", CITY, 2, 3, 2, 4),
        Coverage("attendance_rate", "rolling", "2023-01", CITY, 3, 3, 12, 4),
    ],
)
