"""Penalties: windows, zero reports, missing units, an unmonitored one, recalls."""

from typing import Any

from tests.sql.worlds.grants import grant, power
from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG


def used(
    unit: str, power: str, procedure: str, times: int, yuan: float = 0, spared: int = 0
) -> dict[str, Any]:
    """A row of the monthly report."""
    return {
        "subdistrict_code": unit,
        "power_code": power,
        "procedure": procedure,
        "exercise_count": times,
        "fine_yuan": yuan,
        "no_penalty_count": spared,
    }


def zero(unit: str) -> dict[str, Any]:
    """A zero report."""
    return {
        "subdistrict_code": unit,
        "exercise_count": 0,
        "fine_yuan": 0.0,
        "no_penalty_count": 0,
    }


POWERS = [
    power("P1", "01"),
    power("P2", "01"),
    power("P3", "02"),
    power("P4", "03"),
    power("P5", "05"),
]

GRANTS = [
    grant(G1, "P1", "2021-01-01"),
    grant(G1, "P2", "2021-01-01"),
    grant(G1, "P3", "2021-01-01"),
    grant(G1, "P4", "2022-02-01"),
    grant(G1, "P5", "2021-01-01"),
    grant(G2, "P1", "2021-01-01", recalled_on="2022-12-15"),
    grant(G2, "P2", "2022-02-02"),
    grant(Y1, "P3", "2021-01-01"),
]

# 13 published months; those left empty were published without a row
PENALTIES: dict[str, list[dict[str, Any]]] = {
    **{f"2022-{m:02}": [] for m in range(4, 11)},
    "2022-01": [used(G1, "P5", "简易", 2, 100), zero(G2), zero(Y1)],
    "2022-02": [used(G1, "P3", "普通", 1, 50.5, spared=1)],
    "2022-03": [used(Y1, "P3", "简易", 1)],
    "2022-11": [zero(G1)],
    "2022-12": [
        used(G1, "P1", "普通", 3, 300, spared=1),
        used(G2, "P1", "简易", 4, 0.25),
        used(STRANGER, "P1", "简易", 100, 1000, spared=100),
    ],
    "2023-01": [zero(G1), used(Y1, "P3", "简易", 0, spared=2)],
}

WORLD = World(
    tables={
        "powers": {"2022-01": POWERS},
        "grants": {"2022-01": GRANTS},
        "penalties": PENALTIES,
    },
    cases=[
        # December 2022: G1 3, G2 4; Y1 did not report, the stranger is not monitored
        Case("exercise_count", "month", "2022-12", CITY, 7),
        Case("exercise_count", "month", "2022-12", GULOU, 7),
        Case("exercise_count", "month", "2022-12", YUNLONG, None),
        Case("exercise_count", "month", "2022-12", G1, 3),
        Case("exercise_count", "month", "2022-12", G2, 4),
        Case("exercise_count", "month", "2022-12", Y1, None),
        # January 2023: a zero report is a report; G2 is missing
        Case("exercise_count", "month", "2023-01", CITY, 0),
        Case("exercise_count", "month", "2023-01", G1, 0),
        Case("exercise_count", "month", "2023-01", G2, None),
        # by procedure and domain; the catalogue does not say who delegated
        Case("exercise_count", "month", "2022-12", CITY, 4, None, "简易", "procedure"),
        Case("exercise_count", "month", "2022-12", CITY, 3, None, "普通", "procedure"),
        Case("exercise_count", "month", "2022-12", G1, 0, None, "简易", "procedure"),
        Case("exercise_count", "month", "2022-12", CITY, 7, None, "01"),
        Case("exercise_count", "rolling", "2022-12", CITY, 10),  # 2 + 1 + 3, and 4
        Case("exercise_count", "rolling", "2022-12", CITY, 1, None, "02"),
        Case(
            "exercise_count",
            "rolling",
            "2022-12",
            CITY,
            10,
            None,
            "unknown",
            "department",
        ),
        Case("exercise_count", "year", "2022-12", CITY, 10),
        Case("exercise_count", "year", "2023-01", CITY, 0),
        # published without a row: nobody reported
        Case("exercise_count", "month", "2022-06", CITY, None),
        Case("fine_total", "month", "2022-12", CITY, 300.25),  # 300 + 0.25
        Case("fine_total", "month", "2022-12", GULOU, 300.25),
        Case("fine_total", "month", "2022-12", G2, 0.25),
        Case("fine_total", "month", "2022-12", Y1, None),
        Case("fine_total", "month", "2023-01", CITY, 0),
        # G1 holds five and used P1 P3 P5; G2 holds P2 (P1 is recalled) unused
        Case("exercise_rate", "rolling", "2022-12", CITY, 3, 6),
        Case("exercise_rate", "rolling", "2022-12", GULOU, 3, 6),
        Case("exercise_rate", "rolling", "2022-12", G1, 3, 5),
        Case("exercise_rate", "rolling", "2022-12", G2, 0, 1),
        Case("exercise_rate", "rolling", "2022-12", Y1, None, None),
        Case("exercise_rate", "month", "2022-12", CITY, 1, 6),  # P1 of G1
        Case("exercise_rate", "month", "2022-12", G1, 1, 5),
        Case("exercise_rate", "rolling", "2022-12", G1, 1, 2, "01"),  # P1 of P1 P2
        Case("exercise_rate", "rolling", "2022-12", CITY, 1, 3, "01"),  # and G2's P2
        Case("exercise_rate", "rolling", "2022-12", GULOU, 0, 1, "03"),
        # of January alone: Y1 spared, which is use
        Case("exercise_rate", "year", "2023-01", CITY, 1, 6),
        # eleven published months: not applicable for twelve, a value for one
        Case("exercise_rate", "rolling", "2022-11", CITY, 0, 0),
        Case("exercise_rate", "rolling", "2022-11", G1, 0, 0),
        Case("exercise_rate", "month", "2022-11", G1, 0, 5),
        # since February: G1 P3 P1 (P5 was in January), Y1 P3 (March), G2 missing
        Case("exercise_rate", "rolling", "2023-01", CITY, 3, 6),
        Case("exercise_rate", "rolling", "2023-01", YUNLONG, 1, 1),
        Case("exercise_rate", "month", "2023-01", Y1, 1, 1),  # a decision not to punish
        Case("domain_coverage", "month", "2023-01", Y1, 1, 1),
        Case("dormant_share", "month", "2023-01", Y1, 0, 1),
        # G1 holds 01 02 03 05, used 01 02 05; G2 holds 01, used by the recalled P1
        Case("domain_coverage", "rolling", "2022-12", CITY, 4, 5),
        Case("domain_coverage", "rolling", "2022-12", GULOU, 4, 5),
        Case("domain_coverage", "rolling", "2022-12", G1, 3, 4),
        Case("domain_coverage", "rolling", "2022-12", G2, 1, 1),
        Case("domain_coverage", "rolling", "2022-12", CITY, 2, 2, "01"),
        Case("domain_coverage", "month", "2022-12", CITY, 2, 5),
        Case("domain_coverage", "rolling", "2022-11", G1, 0, 0),
        Case("domain_coverage", "rolling", "2022-12", YUNLONG, None, None),
        Case("domain_coverage", "rolling", "2023-01", CITY, 3, 5),  # G1 2/4, Y1 1/1
        # held since 2022-01-01: G1 P1 P2 P3 P5, of which P2 slept; G2 nothing
        Case("dormant_share", "rolling", "2022-12", CITY, 1, 4),
        Case("dormant_share", "rolling", "2022-12", GULOU, 1, 4),
        Case("dormant_share", "rolling", "2022-12", G1, 1, 4),
        Case("dormant_share", "rolling", "2022-12", G1, 1, 2, "01"),  # P2 of P1 P2
        Case("dormant_share", "rolling", "2022-12", G2, 0, 0),
        Case("dormant_share", "rolling", "2022-12", Y1, None, None),
        # held since 2022-12-01: G1 five, four unused; G2 P2 unused
        Case("dormant_share", "month", "2022-12", CITY, 5, 6),
        Case("dormant_share", "rolling", "2022-11", CITY, 0, 0),
        # held since 2022-02-01: G1 also P4, granted that day; P2 P4 P5 slept
        Case("dormant_share", "rolling", "2023-01", G1, 3, 5),
        Case("dormant_share", "rolling", "2023-01", CITY, 3, 6),  # Y1 used its P3
        # G1 2 simple, 1 + 3 ordinary; G2 4 simple
        Case("ordinary_share", "rolling", "2022-12", CITY, 4, 10),
        Case("ordinary_share", "rolling", "2022-12", GULOU, 4, 10),
        Case("ordinary_share", "rolling", "2022-12", G1, 4, 6),
        Case("ordinary_share", "month", "2022-12", CITY, 3, 7),
        Case("ordinary_share", "rolling", "2022-11", G1, 1, 3),  # of eleven months
        Case("ordinary_share", "month", "2022-11", G1, 0, 0),  # a zero report alone
        Case("ordinary_share", "rolling", "2022-12", Y1, None, None),
        Case("ordinary_share", "rolling", "2023-01", CITY, 4, 5),  # G1 4/4, Y1 0/1
        # G1 spared 2 beside 6 exercises, G2 none beside 4
        Case("no_penalty_share", "rolling", "2022-12", CITY, 2, 12),
        Case("no_penalty_share", "rolling", "2022-12", GULOU, 2, 12),
        Case("no_penalty_share", "rolling", "2022-12", G1, 2, 8),
        Case("no_penalty_share", "rolling", "2022-12", CITY, 1, 2, "02"),  # G1's P3
        Case("no_penalty_share", "month", "2022-12", CITY, 1, 8),  # 1 of 1 + 3, 0 of 4
        Case("no_penalty_share", "rolling", "2022-11", G1, 1, 4),
        Case("no_penalty_share", "month", "2022-11", G1, 0, 0),  # a zero report alone
        Case("no_penalty_share", "rolling", "2022-12", Y1, None, None),
        Case(
            "no_penalty_share", "rolling", "2023-01", CITY, 4, 9
        ),  # 2/(2+4) and 2/(2+1)
        Case("no_penalty_share", "month", "2023-01", YUNLONG, 2, 2),
    ],
    coverage=[
        Coverage("exercise_count", "month", "2022-12", CITY, 2, 3, 1, 2),
        Coverage("exercise_count", "month", "2022-12", YUNLONG, 0, 1, 0, 0),
        Coverage("exercise_count", "month", "2022-06", CITY, 0, 3, 0, 0),
        Coverage("fine_total", "month", "2022-12", GULOU, 2, 2, 1, 2),
        # of twelve months someone in the city reported in January to March, November
        # and December; G1 in all but March, Y1 in January and March
        Coverage(
            "exercise_rate", "rolling", "2022-12", CITY, 2, 3, 5, 6
        ),  # grants held
        Coverage("exercise_rate", "rolling", "2022-12", G1, 1, 1, 4, 5),
        Coverage("exercise_rate", "rolling", "2022-12", Y1, 0, 1, 2, 0),
        Coverage("dormant_share", "rolling", "2022-12", CITY, 2, 3, 5, 4),
        Coverage("domain_coverage", "rolling", "2022-12", CITY, 2, 3, 5, 6),
        # rows with a power: G1 January February December, G2 December, not Y1's March
        Coverage("ordinary_share", "rolling", "2022-12", CITY, 2, 3, 5, 4),
        Coverage("no_penalty_share", "rolling", "2022-12", CITY, 2, 3, 5, 4),
    ],
)
