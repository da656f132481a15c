"""Broken visits and events."""

from tests.sql.broken.shape import Case
from tests.sql.worlds.events import event
from tests.sql.worlds.visits import visit
from tests.tiny import G1, G2, STRANGER, Y1

CASES = [
    Case(
        "visits__round_in_two_months",
        {
            "visits": {
                "2023-01": [
                    visit(1, G1, "2023-01-05", 80.0),
                    visit(1, G2, "2023-01-06", 80.0),
                ],
                "2023-02": [visit(2, G1, "2023-02-05", 80.0)],
                "2023-03": [
                    visit(2, G2, "2023-03-05", 80.0),
                    visit(3, Y1, "2023-03-05", 80.0),
                ],
            }
        },
        [
            ("2023-02", 2, "round", "2: 2023-02, 2023-03"),
            ("2023-03", 2, "round", "2: 2023-02, 2023-03"),
        ],
    ),
    Case(
        "visits__round_restarted",
        {
            "visits": {
                "2022-12": [visit(11, G1, "2022-12-05", 80.0)],
                "2023-01": [
                    visit(11, G2, "2023-01-05", 80.0),
                    visit(12, Y1, "2023-01-05", 80.0),
                ],
                "2023-02": [visit(1, G1, "2023-02-05", 80.0)],
            }
        },
        [("2023-02", 2, "round", "1 < 12")],
    ),
    Case(
        "visits__several_in_month",
        {
            "visits": {
                "2023-01": [
                    visit(1, G1, "2023-01-05", 80.0),
                    visit(2, G1, "2023-01-25", 80.0),
                    visit(2, G2, "2023-01-25", 80.0),
                ],
                "2023-02": [visit(3, G1, "2023-02-05", 80.0)],
            }
        },
        [("2023-01", 3, "subdistrict_code", f"{G1}: 2023-01-05, 2023-01-25")],
    ),
    Case(
        "visits__unit_unmonitored",
        {
            "visits": {
                "2023-01": [
                    visit(1, G1, "2023-01-05", 80.0),
                    visit(1, STRANGER, "2023-01-05", 80.0),
                ]
            }
        },
        [("2023-01", 3, "subdistrict_code", f"{STRANGER} × 1")],
    ),
    Case(
        "events__after_cut_off",
        {
            "events": {
                "2023-03": [
                    event("2023-03-31", "专项通报", 1),
                    event("2023-04-01", "专项通报", 1),
                ]
            }
        },
        [(None, 3, "occurred_on", "2023-04-01 > 2023-03-31")],
    ),
    Case(
        "events__unit_unmonitored",
        {
            "events": {
                "2023-03": [
                    event("2023-03-01", "案件移送", 1),
                    event("2023-03-01", "案件移送", 1, G1),
                    event("2023-03-02", "案件移送", 1, STRANGER),
                ]
            }
        },
        [(None, 4, "subdistrict_code", f"{STRANGER} × 1")],
    ),
]  # fmt: skip
