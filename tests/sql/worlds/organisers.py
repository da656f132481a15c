"""Trainings of one day, kind and topic: each organiser holds a session of its own."""

from tests.sql.worlds.shape import Case, World
from tests.sql.worlds.trainings import training
from tests.tiny import CITY, G1, G2, GULOU, Y1


def lesson(unit: str, organiser: str) -> dict[str, object]:
    """A unit's row of a lesson on 10 January."""
    return training("2023-01-10", "业务培训", 2, unit, 3, 3) | {"organiser": organiser}


WORLD = World(
    tables={
        "trainings": {
            "2023-01": [
                lesson(G1, "市司法局"),
                lesson(G1, "市城市管理局"),
                lesson(G2, "市城市管理局"),
            ]
        }
    },
    cases=[
        Case("training_sessions", "month", "2023-01", CITY, 2),
        Case("training_sessions", "month", "2023-01", GULOU, 2),
        Case("training_sessions", "month", "2023-01", G1, 2),
        Case("training_sessions", "month", "2023-01", G2, 1),
        Case("training_sessions", "month", "2023-01", Y1, 0),
        Case("training_sessions", "month", "2023-01", CITY, 2, part="业务培训"),
    ],
)
