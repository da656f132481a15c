"""Staff at month end: who has not reported is not there, who has none is a zero."""

from typing import Any

from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG


def staff(
    unit: str, officers: int, certified: int = 0, auxiliaries: int = 0
) -> dict[str, Any]:
    """A row of the staff report."""
    return {
        "subdistrict_code": unit,
        "officer_count": officers,
        "certified_count": certified,
        "auxiliary_count": auxiliaries,
    }


WORLD = World(
    tables={
        "staff": {
            "2022-12": [staff(G1, 10, 8, 4), staff(Y1, 0, 0, 3)],
            "2023-01": [
                staff(G1, 10, 9, 6),
                staff(G2, 20, 10, 5),
                staff(STRANGER, 9, 9, 9),
            ],
        }
    },
    cases=[
        Case("certified_share", "month", "2023-01", CITY, 19, 30),
        Case("certified_share", "month", "2023-01", GULOU, 19, 30),
        Case("certified_share", "month", "2023-01", G1, 9, 10),
        Case("certified_share", "month", "2023-01", YUNLONG, None, None),
        Case("certified_share", "month", "2022-12", CITY, 8, 10),
        Case("certified_share", "month", "2022-12", Y1, 0, 0),
        Case("auxiliary_ratio", "month", "2023-01", CITY, 11, 19),
        Case("auxiliary_ratio", "month", "2023-01", GULOU, 11, 19),
        Case("auxiliary_ratio", "month", "2023-01", G1, 6, 9),
        Case("auxiliary_ratio", "month", "2022-12", CITY, 7, 8),
        Case("auxiliary_ratio", "month", "2022-12", Y1, 3, 0),
    ],
    coverage=[
        Coverage("certified_share", "month", "2023-01", CITY, 2, 3, 1, 2),
        Coverage("auxiliary_ratio", "month", "2023-01", YUNLONG, 0, 1, 0, 0),
    ],
)
