"""A month that was never published, and a unit that joins: what twelve months need."""

from tests.sql.worlds.grants import grant, power
from tests.sql.worlds.penalties import used, zero
from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, Row

Y2 = "320303002"

# June 2022 is missing among eighteen months
_MONTHS: dict[str, list[Row]] = {
    f"{year}-{number:02}": [zero(G1)]
    for year, last in ((2022, 12), (2023, 6))
    for number in range(1, last + 1)
    if (year, number) != (2022, 6)
}

WORLD = World(
    tables={
        "powers": {"2022-01": [power("P1", "01")]},
        "grants": {
            "2022-01": [grant(G1, "P1", "2021-01-01"), grant(Y2, "P1", "2023-04-01")]
        },
        "penalties": _MONTHS
        | {
            "2022-07": [used(G1, "P1", "简易", 1)],
            "2023-04": [zero(G1), zero(Y2)],
            "2023-05": [zero(G1), zero(Y2)],
            "2023-06": [zero(G1), used(Y2, "P1", "简易", 0, spared=1)],
        },
    },
    roster=((G1, "2021-01-01", ""), (Y2, "2023-04-01", "")),
    cases=[
        # a window with June 2022 in it is not published in full, however many are
        Case("exercise_rate", "rolling", "2022-12", CITY, 0, 0),
        Case("exercise_rate", "rolling", "2023-05", CITY, 0, 0),
        Case("dormant_share", "rolling", "2023-05", CITY, 0, 0),
        Case("domain_coverage", "rolling", "2023-05", G1, 0, 0),
        Case("exercise_rate", "year", "2022-12", CITY, 0, 0),
        Case("exercise_rate", "year", "2022-05", CITY, 0, 1),  # January to May are
        Case("exercise_rate", "month", "2022-07", CITY, 1, 1),
        # from July 2022 on all are: G1 exercised, Y2 spared; Y2's three months suffice
        Case("exercise_rate", "rolling", "2023-06", CITY, 2, 2),
        Case("exercise_rate", "rolling", "2023-06", Y2, 1, 1),
        Case("exercise_rate", "year", "2023-06", CITY, 1, 2),
        # others show from their first month on, over what there is
        Case("no_penalty_share", "rolling", "2022-07", CITY, 0, 1),
        Case("no_penalty_share", "rolling", "2023-05", CITY, 0, 1),
        Case("no_penalty_share", "rolling", "2023-06", CITY, 1, 2),
    ],
    coverage=[
        Coverage("exercise_rate", "rolling", "2023-05", CITY, 2, 2, 11, 0),
        Coverage("exercise_rate", "rolling", "2023-06", CITY, 2, 2, 12, 2),
        Coverage("exercise_rate", "rolling", "2023-06", Y2, 1, 1, 3, 1),
    ],
)
