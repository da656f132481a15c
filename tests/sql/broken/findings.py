"""Broken ledgers of findings."""

from typing import Any

from tests.sql.broken.shape import Case
from tests.sql.worlds.findings import finding
from tests.sql.worlds.visits import visit
from tests.tiny import G1, G2, STRANGER, Tables


def ledger(*rows: dict[str, Any]) -> Tables:
    """The ledger of March 2023."""
    return {"findings": {"2023-03": list(rows)}}


CASES = [
    Case(
        "findings__due_before_found",
        ledger(
            finding("F1", G1, "2023-03-01", due_on="2023-03-01"),
            finding("F2", G1, "2023-03-01", due_on="2023-02-28"),
        ),
        [(None, 3, "due_on", "2023-02-28 < 2023-03-01")],
    ),
    Case(
        "findings__date_order",
        ledger(
            finding(
                "F1", G1, "2023-03-01",
                rectified_on="2023-03-01", verified_on="2023-03-01",
            ),
            finding("F2", G1, "2023-03-02", rectified_on="2023-03-01"),
            finding(
                "F3", G1, "2023-03-01",
                rectified_on="2023-03-03", verified_on="2023-03-02",
            ),
            finding("F4", G1, "2023-03-02", verified_on="2023-03-01"),
        ),
        [
            (None, 3, "rectified_on", "2023-03-01 < 2023-03-02"),
            (None, 4, "verified_on", "2023-03-02 < 2023-03-03"),
            (None, 5, "verified_on", "2023-03-01 < 2023-03-02"),
        ],
    ),
    Case(
        "findings__verified_unrectified",
        ledger(
            finding("F1", G1, "2023-03-01", verified_on="2023-03-05"),
            finding(
                "F2", G1, "2023-03-01",
                rectified_on="2023-03-05", verified_on="2023-03-05",
            ),
        ),
        [(None, 2, "rectified_on", "2023-03-05")],
    ),
    Case(
        "findings__round_missing",
        ledger(
            finding("F1", G1, "2023-03-01", round=1),
            finding("F2", G1, "2023-03-01"),
            finding("F3", G1, "2023-03-01", source="上级交办"),
        ),
        [(None, 3, "round", "F2")],
    ),
    Case(
        "findings__visit_missing",
        {
            "visits": {"2023-02": [visit(1, G1, "2023-02-28", 80.0)], "2023-03": []},
            **ledger(
                finding("F1", G1, "2023-03-01", round=1),  # entered the day after
                finding("F2", G2, "2023-03-01", round=1),
                finding("F3", G1, "2023-03-01", round=2),
                finding("F4", G2, "2023-01-01", round=1),  # month not published
                finding("F5", G2, "2023-03-01", source="联合检查"),
            ),
        },
        [
            (None, 3, "round", f"1 → {G2} 2023-03-01"),
            (None, 4, "round", f"2 → {G1} 2023-03-01"),
        ],
    ),
    Case(
        "findings__visit_unpublished",
        {
            "visits": {"2023-03": [visit(2, G1, "2023-03-01", 80.0)]},
            **ledger(
                finding("F1", G1, "2023-03-01", round=2),
                finding("F2", G2, "2023-03-01", round=2),  # an error, not a warning
                finding("F3", G2, "2023-02-01", round=1),
            finding("F4", G1, "2023-02-01", round=1),  # visited in another round
            ),
        },
        [
            (None, 4, "round", f"1 → {G2} 2023-02-01"),
            (None, 5, "round", f"1 → {G1} 2023-02-01"),
        ],
    ),
    Case(
        "findings__recurrence_unknown",
        ledger(
            finding("F1", G1, "2023-03-01"),
            finding("F2", G1, "2023-03-02", recurrence_of="F1"),
            finding("F3", G1, "2023-03-02", recurrence_of="F9"),
            finding("F4", G1, "2023-03-02", recurrence_of="F4"),
        ),
        [
            (None, 4, "recurrence_of", "F3 → F9"),
            (None, 5, "recurrence_of", "F4 → F4"),
        ],
    ),
    Case(
        "findings__after_cut_off",
        ledger(
            finding("F1", G1, "2023-03-31", due_on="2023-04-30"),
            finding("F2", G1, "2023-04-01"),
            finding("F3", G1, "2023-03-01", rectified_on="2024-03-02"),
        ),
        [
            (None, 3, "found_on", "2023-04-01 > 2023-03-31"),
            (None, 4, "rectified_on", "2024-03-02 > 2023-03-31"),
        ],
    ),
    Case(
        "findings__unit_unmonitored",
        ledger(finding("F1", G1, "2023-03-01"), finding("F2", STRANGER, "2023-03-01")),
        [(None, 3, "subdistrict_code", f"{STRANGER} × 1")],
    ),
]  # fmt: skip
