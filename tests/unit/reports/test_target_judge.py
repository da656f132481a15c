"""Targets: reached by the value itself, by its share of the year, or not to be told."""

from typing import Any

import pytest

from dashboard.metrics import METRICS
from dashboard.reports.targets import find_target, reaches
from tests.tiny import G1
from tests.unit.reports.values import NAN, value_row


@pytest.mark.parametrize(
    ("metric", "numbers", "target", "reached"),
    [
        ("closure_rate", (19, 20), 0.9, True),
        ("closure_rate", (18, 20), 0.9, True),  # a tie is reached
        ("closure_rate", (17999, 20000), 0.9, False),  # 90.0% as it is shown
        ("closure_rate", (4, 4), 0.9, None),  # fewer than five
        ("closure_rate", (4, 5), 0.9, False),
        ("closure_rate", (0, 0), 0.9, None),  # no value
        ("closure_rate", (19, 20), NAN, None),  # no target
        ("exercise_rate", (19, 20), 0.5, None),  # no better side
        ("overdue_count", (0, NAN), 0, True),
        ("overdue_count", (1, NAN), 0, False),
        ("findings_per_visit", (0, 4), 0.5, True),  # two are to be expected
        ("findings_per_visit", (0, 1), 0.5, None),  # half a finding is
        ("review_days", (2, 2), 1, True),  # days are no events: one case tells
    ],
)
def test_value_reaches_its_target(
    metric: str, numbers: tuple[float, float], target: float, reached: bool | None
) -> None:
    row = value_row(metric, G1, *numbers, target=target)
    assert reaches(row, METRICS[metric]) is reached


@pytest.mark.parametrize(("months", "reached"), [(5, None), (6, True), (12, True)])
def test_a_young_rolling_value_reaches_nothing(
    months: int, reached: bool | None
) -> None:
    row = value_row("closure_rate", G1, 19, 20, target=0.9, reported_months=months)
    assert reaches(row, METRICS["closure_rate"]) is reached


@pytest.mark.parametrize(
    ("months", "hours", "due", "reached"),
    [
        (1, 50, 5, True),  # 60 a year are 5 a month: 50 hours of ten officers
        (1, 49, 5, False),
        (9, 450, 45, True),
        (12, 599, 60, False),
    ],
)
def test_a_sum_of_the_year_is_held_against_the_share_of_it(
    months: int, hours: float, due: float, reached: bool
) -> None:
    row = value_row("training_hours", G1, hours, 10, target=60, spanned_months=months)
    assert find_target(row, METRICS["training_hours"]) == due
    assert reaches(row, METRICS["training_hours"]) is reached


def test_a_rate_of_the_year_keeps_its_target() -> None:
    changed: dict[str, Any] = {"time_window": "year", "spanned_months": 3}
    row = value_row("attendance_rate", G1, 19, 20, target=0.9, **changed)
    assert find_target(row, METRICS["attendance_rate"]) == 0.9


def test_nothing_is_reached_outside_the_snapshot() -> None:
    assert reaches(None, METRICS["closure_rate"]) is None
