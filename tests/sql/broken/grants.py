"""Broken catalogues and grants."""

from tests.sql.broken.shape import Case
from tests.sql.worlds.grants import grant, power
from tests.tiny import G1, G2, STRANGER

CATALOGUE = {"2023-01": [power("P1", "01")]}

CASES = [
    Case(
        "powers__validity_order",
        {
            "powers": {
                "2023-01": [
                    power("P1", "01", valid_to="2021-01-01"),
                    power("P2", "01", valid_to="2020-12-31"),
                ]
            }
        },
        [(None, 3, "valid_to", "2020-12-31 < 2021-01-01")],
    ),
    Case(
        "powers__validity_overlap",
        {
            "powers": {
                "2023-01": [
                    power("P1", "01", valid_to="2022-01-01"),
                    power("P1", "01", valid_from="2022-01-01"),  # the day it ceases
                    power("P2", "01", valid_to="2022-01-02"),
                    power("P2", "01", valid_from="2022-01-01"),
                    power("P3", "01"),
                    power("P3", "01", valid_from="2022-01-01"),
                ]
            }
        },
        [
            (None, 5, "valid_from", "P2 2022-01-01 < 2022-01-02"),
            (None, 7, "valid_from", "P3 2022-01-01 < …"),
        ],
    ),
    Case(
        "grants__date_order",
        {
            "grants": {
                "2023-01": [
                    grant(
                        G1, "P1", "2022-01-01",
                        accepted_on="2022-01-01", recalled_on="2022-01-01",
                    ),
                    grant(G1, "P2", "2022-01-02", accepted_on="2022-01-01"),
                    grant(G1, "P3", "2022-01-02", recalled_on="2022-01-01"),
                    grant(
                        G1, "P4", "2022-01-01",
                        accepted_on="2022-02-01", recalled_on="2022-01-31",
                    ),
                ]
            }
        },
        [
            (None, 3, "accepted_on", "2022-01-01 < 2022-01-02"),
            (None, 4, "recalled_on", "2022-01-01 < 2022-01-02"),
            (None, 5, "recalled_on", "2022-01-31 < 2022-02-01"),
        ],
    ),
    Case(
        "grants__power_unknown",
        {
            "powers": CATALOGUE,
            "grants": {
                "2023-01": [
                    grant(G1, "P1", "2022-01-01"),
                    grant(G1, "P9", "2022-01-01"),
                ]
            },
        },
        [(None, 3, "power_code", "P9")],
    ),
    Case(
        "grants__recall_undocumented",
        {
            "grants": {
                "2023-01": [
                    grant(
                        G1, "P1", "2022-01-01",
                        recalled_on="2022-02-01", recall_document="徐政办〔2022〕1号",
                    ),
                    grant(G1, "P2", "2022-01-01", recalled_on="2022-02-01"),
                    grant(G1, "P3", "2022-01-01"),
                ]
            }
        },
        [(None, 3, "recall_document", "2022-02-01")],
    ),
    Case(
        "grants__held_twice",
        {
            "grants": {
                "2023-01": [
                    grant(G1, "P1", "2021-01-01", recalled_on="2022-01-01"),
                    grant(G1, "P1", "2022-01-01"),  # again on the day of the recall
                    grant(G1, "P2", "2021-01-01"),
                    grant(G1, "P2", "2022-01-01"),
                    grant(G2, "P2", "2022-01-01"),  # another unit
                ]
            }
        },
        [(None, 5, "granted_on", "P2 2022-01-01 < …")],
    ),
    Case(
        "grants__unit_unmonitored",
        {
            "grants": {
                "2023-01": [
                    grant(G1, "P1", "2021-01-01"),
                    grant(STRANGER, "P1", "2021-01-01"),
                    grant(STRANGER, "P2", "2021-01-01"),
                ]
            }
        },
        [(None, 3, "subdistrict_code", f"{STRANGER} × 2")],
    ),
]  # fmt: skip
