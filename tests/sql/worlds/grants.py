"""Powers and grants: month-end cut-off, recalls, catalogue dates, a changing roster."""

from typing import Any

from tests.sql.worlds.shape import Case, Coverage, World
from tests.tiny import CITY, G1, G2, GULOU, STRANGER, Y1, YUNLONG

Y2 = "320303002"


def power(code: str, domain: str, **rest: str) -> dict[str, Any]:
    """A row of the catalogue: unless `rest` differs, a penalty power since 2021."""
    row = {"kind": "处罚", "valid_from": "2021-01-01"}
    return row | {"power_code": code, "domain_code": domain, **rest}


def grant(unit: str, code: str, granted_on: str, **rest: str) -> dict[str, Any]:
    """A row of the grants."""
    row = {"subdistrict_code": unit, "power_code": code, "granted_on": granted_on}
    return row | rest


POWERS = [
    power("P1", "01"),
    # ceases on the last day of February: no longer in force at its end
    power("P2", "01", valid_to="2023-02-28"),
    power("P3", "02"),
    power("P4", "03", kind="检查"),  # an inspection power: never counted
    power("P5", "04", valid_from="2023-02-01"),
]

GRANTS = [
    grant(G1, "P1", "2021-01-01", accepted_on="2021-02-01"),
    grant(G1, "P2", "2021-01-01"),
    # granted on the last day of January, accepted after it
    grant(G1, "P3", "2023-01-31", accepted_on="2023-02-01"),
    grant(G1, "P4", "2021-01-01"),
    # recalled on the last day of January: not held at its end
    grant(G2, "P1", "2021-01-01", accepted_on="2021-01-01", recalled_on="2023-01-31"),
    grant(G2, "P3", "2022-01-01", accepted_on="2022-01-02", recalled_on="2023-02-01"),
    grant(Y1, "P1", "2023-02-28", accepted_on="2023-02-28"),
    grant(Y1, "P5", "2023-01-01"),
    grant(STRANGER, "P1", "2021-01-01"),
]

WORLD = World(
    # grants stand for January and carry forward; powers stretch the months to March
    tables={"grants": {"2023-01": GRANTS}, "powers": {"2023-03": POWERS}},
    # G2 leaves on the first day of February, Y2 joins on the last of March
    roster=(
        (G1, "2021-01-01", ""),
        (G2, "2021-01-01", "2023-02-01"),
        (Y1, "2021-01-01", ""),
        (Y2, "2023-03-31", ""),
    ),
    cases=[
        # January: G1 holds P1 P2 P3, G2 holds P3, Y1 nothing (P5 is not valid yet)
        Case("powers_in_force", "month", "2023-01", CITY, 3),  # P1 P2 P3, P3 once
        Case("powers_in_force", "month", "2023-01", GULOU, 3),
        Case("powers_in_force", "month", "2023-01", YUNLONG, 0),
        Case("powers_in_force", "month", "2023-01", G1, 3),
        Case("powers_in_force", "month", "2023-01", G2, 1),
        Case("powers_in_force", "month", "2023-01", Y1, 0),
        Case("domains_delegated", "month", "2023-01", CITY, 2),  # 01 02
        Case("domains_delegated", "month", "2023-01", GULOU, 2),
        Case("domains_delegated", "month", "2023-01", G2, 1),
        Case("domains_delegated", "month", "2023-01", Y1, 0),
        Case("uptake_rate", "month", "2023-01", CITY, 2, 4),  # G1 P1, G2 P3 of 3 + 1
        Case("uptake_rate", "month", "2023-01", GULOU, 2, 4),
        Case("uptake_rate", "month", "2023-01", YUNLONG, 0, 0),
        Case("uptake_rate", "month", "2023-01", G1, 1, 3),
        Case("uptake_rate", "month", "2023-01", G2, 1, 1),
        Case("uptake_rate", "month", "2023-01", Y1, 0, 0),
        Case("powers_in_force", "month", "2023-01", CITY, 2, None, "01"),  # P1 P2
        Case("powers_in_force", "month", "2023-01", CITY, 1, None, "02"),
        Case("uptake_rate", "month", "2023-01", CITY, 1, 2, "01"),  # G1 P1 of P1 P2
        Case("uptake_rate", "month", "2023-01", GULOU, 1, 2, "02"),  # G2's of two P3
        # February: G1 holds P1 P3, G2 nothing, Y1 holds P1 P5
        Case("powers_in_force", "month", "2023-02", CITY, 3),  # P1 P3 P5
        Case("powers_in_force", "month", "2023-02", GULOU, 2),
        Case("powers_in_force", "month", "2023-02", G2, 0),
        Case("domains_delegated", "month", "2023-02", CITY, 3),  # 01 02 04
        Case("domains_delegated", "month", "2023-02", Y1, 2),
        Case("uptake_rate", "month", "2023-02", CITY, 3, 4),  # 2/2 + 0/0 + 1/2
        Case("uptake_rate", "month", "2023-02", G2, 0, 0),
        Case("uptake_rate", "month", "2023-02", Y1, 1, 2),
        # March: G2 is no longer monitored, Y2 is, without a grant
        Case("powers_in_force", "month", "2023-03", CITY, 3),
        Case("powers_in_force", "month", "2023-03", Y2, 0),
        Case("uptake_rate", "month", "2023-03", CITY, 3, 4),
        Case("uptake_rate", "month", "2023-03", GULOU, 2, 2),
        Case("uptake_rate", "month", "2023-03", Y2, 0, 0),
    ],
    coverage=[
        Coverage("powers_in_force", "month", "2023-01", CITY, 3, 3, 1, 4),
        Coverage("powers_in_force", "month", "2023-02", GULOU, 2, 2, 1, 2),
        Coverage("domains_delegated", "month", "2023-03", CITY, 3, 3, 1, 4),
        Coverage("domains_delegated", "month", "2023-03", GULOU, 1, 1, 1, 2),
        Coverage("uptake_rate", "month", "2023-03", YUNLONG, 2, 2, 1, 2),
    ],
)
