"""Broken reviews, staff, trainings, leniency, targets and weights."""

from typing import Any

from tests.sql.broken.shape import Case
from tests.sql.worlds.composite import target, weight
from tests.sql.worlds.reviews import review
from tests.sql.worlds.staff import staff
from tests.sql.worlds.trainings import training
from tests.tiny import CITY, G1, G2, STRANGER, Y1

MISSING = G2


def stages(unit: str, *numbers: int) -> list[dict[str, Any]]:
    return [review(unit, number, 2, 1, 2.0, 1) for number in numbers or (1, 2, 3, 4)]


def session(unit: str | None, expected: int = 5, attended: int = 5) -> dict[str, Any]:
    return training("2023-01-10", "执法培训", 4, unit, expected, attended)


def item(code: str, valid_to: str | None) -> dict[str, Any]:
    return {"item_code": code, "valid_from": "2023-01-02", "valid_to": valid_to}


def january(dataset: str, *rows: dict[str, Any]) -> dict[str, Any]:
    return {dataset: {"2023-01": list(rows)}}


CASES = [
    Case(
        "reviews__on_time_over_cases",
        january("reviews", review(G1, 1, 2, 2, 2), review(G1, 2, 2, 3, 2)),
        [("2023-01", 3, "on_time_count", "3 > 2")],
    ),
    Case(
        "reviews__returned_over_cases",
        january("reviews", review(G1, 1, 2, 2, 2, 2), review(G1, 2, 2, 2, 2, 3)),
        [("2023-01", 3, "returned_count", "3 > 2")],
    ),
    Case(
        "reviews__stages_missing",
        january("reviews", *stages(G1), *stages(G2, 1, 3)),
        [("2023-01", 6, "stage", f"{G2}: 1, 3")],
    ),
    Case(
        "reviews__unit_unmonitored",
        january("reviews", *stages(G1), *stages(STRANGER)),
        [("2023-01", 6, "subdistrict_code", f"{STRANGER} × 4")],
    ),
    Case(
        "reviews__units_missing",
        january("reviews", *stages(G1), *stages(Y1)),
        [("2023-01", None, "subdistrict_code", MISSING)],
    ),
    Case(
        "staff__certified_over_officers",
        january("staff", staff(G1, 5, 5), staff(G2, 5, 6)),
        [("2023-01", 3, "certified_count", "6 > 5")],
    ),
    Case(
        "staff__lawyers_over_officers",
        january(
            "staff",
            staff(G1, 5) | {"lawyer_count": 5},
            staff(G2, 5) | {"lawyer_count": 6},
            staff(Y1, 5),
        ),
        [("2023-01", 3, "lawyer_count", "6 > 5")],
    ),
    Case(
        "staff__unit_unmonitored",
        january("staff", staff(G1, 5), staff(STRANGER, 5)),
        [("2023-01", 3, "subdistrict_code", f"{STRANGER} × 1")],
    ),
    Case(
        "staff__units_missing",
        january("staff", staff(G1, 5), staff(Y1, 5)),
        [("2023-01", None, "subdistrict_code", MISSING)],
    ),
    Case(
        "trainings__attended_over_expected",
        january("trainings", session(G1), session(G2, 5, 6)),
        [("2023-01", 3, "attended_count", "6 > 5")],
    ),
    Case(
        "trainings__city_beside_units",
        january(
            "trainings",
            session(G1),
            session(None),
            training("2023-01-11", "执法培训", 4, None, 5, 5),
        ),
        [("2023-01", 3, "subdistrict_code", "2023-01-10 执法培训 2023-01-10")],
    ),
    Case(
        "trainings__unit_unmonitored",
        january("trainings", session(G1), session(STRANGER), session(None)),
        [("2023-01", 3, "subdistrict_code", f"{STRANGER} × 1")],
    ),
    Case(
        "leniency__validity_order",
        january("leniency", item("1", None), item("2", "2023-01-01")),
        [(None, 3, "valid_to", "2023-01-01 < 2023-01-02")],
    ),
    Case(
        "targets__context_metric",
        january(
            "targets", target("on_time_rate", CITY, 1), target("fine_total", CITY, 9)
        ),
        [(None, 3, "metric_id", "fine_total")],
    ),
    Case(
        "targets__share_over_one",
        january(
            "targets",
            target("on_time_rate", CITY, 1),
            target("training_hours", CITY, 60),
            target("uptake_rate", CITY, 9.5),
        ),
        [(None, 4, "target_value", "uptake_rate: 9.5")],
    ),
    Case(
        "weights__floor_missing",
        january(
            "weights",
            weight("on_time_rate", 10),
            weight("review_days", 10, 5),
            weight("findings_per_visit", 10),
            weight("recurrence_rate", 0),
        ),
        [(None, 4, "floor_value", "findings_per_visit")],
    ),
    Case(
        "weights__target_missing",
        january(
            "targets",
            target("on_time_rate", CITY, 1),
            target("closure_rate", CITY, 1, "2023-02"),  # begins later
            target("uptake_rate", G1, 1),  # not of the city
        )
        | january(
            "weights",
            weight("on_time_rate", 10),
            weight("closure_rate", 10),
            weight("uptake_rate", 10),
        ),
        [
            (None, 3, "metric_id", "closure_rate 2023-01"),
            (None, 4, "metric_id", "uptake_rate 2023-01"),
        ],
    ),
    Case(
        "weights__unscored_metric",
        january(
            "weights",
            weight("on_time_rate", 10),
            weight("overdue_count", 10),
            weight("dormant_share", 10),
            weight("exercise_rate", 10),
            weight("composite_score", 10),
        ),
        [
            (None, 3, "metric_id", "overdue_count"),
            (None, 4, "metric_id", "dormant_share"),
            (None, 5, "metric_id", "exercise_rate"),
            (None, 6, "metric_id", "composite_score"),
        ],
    ),
]
