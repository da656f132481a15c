"""A power that changes its domain, and one that begins on the last day of a month."""

from tests.sql.worlds.grants import grant, power
from tests.sql.worlds.penalties import used, zero
from tests.sql.worlds.shape import Case, World
from tests.tiny import CITY, G1, G2, Y1

POWERS = [
    power("P1", "01", valid_to="2023-02-01"),
    power("P1", "02", valid_from="2023-02-01"),
    power("P2", "01"),
    power("P3", "03", valid_from="2023-01-31"),
]

GRANTS = [
    grant(G1, "P1", "2021-01-01"),
    grant(G1, "P2", "2021-01-01"),
    grant(G2, "P3", "2023-01-31"),
]

WORLD = World(
    tables={
        "powers": {"2023-01": POWERS},
        "grants": {"2023-01": GRANTS},
        "penalties": {
            "2023-01": [used(G2, "P3", "简易", 1), used(G1, "P1", "简易", 1), zero(Y1)],
            "2023-02": [zero(G2), used(G1, "P1", "简易", 1), zero(Y1)],
        },
    },
    cases=[
        # January: G1 holds 01 by P1 and P2, used by P1; G2 03, used on its first day
        Case("domain_coverage", "month", "2023-01", G1, 1, 1),
        Case("domain_coverage", "month", "2023-01", G2, 1, 1),
        Case("domain_coverage", "month", "2023-01", CITY, 2, 2),
        # February: P1 now stands for 02, and 01 is left to P2, which was not used
        Case("domain_coverage", "month", "2023-02", G1, 1, 2),
        Case("domains_delegated", "month", "2023-02", G1, 2),
        Case("powers_in_force", "month", "2023-02", G1, 2),
    ],
)
