"""Broken reports of exercises."""

from typing import Any

from tests.sql.broken.shape import Case
from tests.sql.worlds.grants import grant, power
from tests.sql.worlds.penalties import used, zero
from tests.tiny import G1, G2, STRANGER, Y1, Tables

CATALOGUE = {"2023-01": [power("P1", "01"), power("P2", "01", kind="检查")]}


def reports(period: str, *rows: dict[str, Any]) -> Tables:
    """A month of penalties."""
    return {"penalties": {period: list(rows)}}


CASES = [
    Case(
        "penalties__power_unknown",
        {
            "powers": CATALOGUE,
            **reports(
                "2023-01",
                used(G1, "P1", "简易", 1),
                used(G1, "P9", "简易", 1),
                used(G1, "P2", "简易", 1),  # an inspection power
                zero(G2),
            ),
        },
        [("2023-01", 3, "power_code", "P9"), ("2023-01", 4, "power_code", "P2")],
    ),
    Case(
        "penalties__power_not_granted",
        {
            "powers": CATALOGUE,
            "grants": {
                "2023-01": [
                    grant(G1, "P1", "2023-01-31"),  # on the month's last day
                    grant(G2, "P1", "2021-01-01", recalled_on="2023-01-02"),
                    grant(Y1, "P1", "2021-01-01", recalled_on="2023-01-01"),
                ]
            },
            **reports(
                "2023-01",
                used(G1, "P1", "简易", 1),
                used(G2, "P1", "简易", 1),
                used(Y1, "P1", "简易", 1),
                used(Y1, "P2", "简易", 1),  # no penalty power: another check
            ),
        },
        [("2023-01", 4, "power_code", f"P1 → {Y1}")],
    ),
    Case(
        "penalties__procedure_missing",
        reports(
            "2023-01", used(G1, "P1", "简易", 1), zero(G2), used(Y1, "P1", None, 1)
        ),
        [("2023-01", 4, "procedure", "P1")],
    ),
    Case(
        "penalties__zero_report_counts",
        reports("2023-01", zero(G1), zero(G2) | {"no_penalty_count": 2}),
        [("2023-01", 3, "power_code", "0 / 0.0 / 2")],
    ),
    Case(
        "penalties__zero_report_beside_rows",
        reports("2023-01", zero(G1), zero(G2), used(G2, "P1", "简易", 1)),
        [("2023-01", 3, "power_code", f"{G2} + 1")],
    ),
    Case(
        "penalties__units_missing",
        {
            "penalties": {
                "2023-01": [zero(G1), zero(G2), zero(Y1)],
                "2023-03": [zero(G1), zero(Y1), zero(STRANGER)],
                "2023-04": [],
            }
        },  # February is not published at all
        [
            ("2023-03", None, "subdistrict_code", G2),
            ("2023-04", None, "subdistrict_code", G1),
            ("2023-04", None, "subdistrict_code", G2),
            ("2023-04", None, "subdistrict_code", Y1),
        ],
    ),
    Case(
        "penalties__cumulative",
        {
            "penalties": {
                # the second month repeats the first but for one figure of ten (G1), of
                # five (G2), or for a power left out (Y1); the stranger used only four
                "2023-01": [
                    *(used(G1, f"P{n}", "简易", n) for n in range(1, 11)),
                    *(used(G2, f"P{n}", "简易", n) for n in range(1, 6)),
                    *(used(Y1, f"P{n}", "简易", n) for n in range(1, 7)),
                    *(used(STRANGER, f"P{n}", "简易", n) for n in range(5)),
                ],
                "2023-02": [
                    *(used(G1, f"P{n}", "简易", n) for n in range(1, 10)),
                    used(G1, "P10", "简易", 9),
                    *(used(G2, f"P{n}", "简易", n) for n in range(1, 5)),
                    used(G2, "P5", "简易", 4),
                    *(used(Y1, f"P{n}", "简易", n) for n in range(1, 6)),
                    *(used(STRANGER, f"P{n}", "简易", n) for n in range(5)),
                ],
                "2023-03": [
                    *(used(G2, f"P{n}", "简易", n) for n in range(1, 6)),
                ],
            }
        },
        [
            ("2023-02", 2, "exercise_count", f"{G1}: 9/10"),
            ("2023-03", 2, "exercise_count", f"{G2}: 5/5"),
        ],
    ),
    Case(
        "penalties__unit_unmonitored",
        reports("2023-01", zero(G1), zero(STRANGER)),
        [("2023-01", 3, "subdistrict_code", f"{STRANGER} × 1")],
    ),
]  # fmt: skip
