"""What a window lacks, and what is said of a value that rests on few months."""

from typing import Any

import pytest

from dashboard.completeness import is_gated, is_young, window_basis
from dashboard.formats import format_cell, format_label, state_text
from dashboard.i18n import speak
from dashboard.metrics import METRICS
from tests.tiny import CITY, G1
from tests.unit.reports.values import value_row


def rate(metric: str = "closure_rate", area: str = CITY, **others: Any) -> Any:
    """Nine of ten, over months as `others` say."""
    return value_row(metric, area, 9, 10, **others)


@pytest.mark.parametrize(
    ("window", "months", "young"),
    [("rolling", 5, True), ("rolling", 6, False), ("year", 1, False)],
)
def test_a_rolling_value_is_young_before_its_sixth_month(
    window: str, months: int, young: bool
) -> None:
    assert is_young(rate(time_window=window, reported_months=months)) is young


@pytest.mark.parametrize(
    ("area", "months", "unit_months", "text"),
    [
        (CITY, 12, (420, 420), ""),
        (CITY, 12, (419, 420), "419/420 镇街月"),  # one unit, one month
        (CITY, 7, (245, 245), "7/12 个月"),  # nothing before
        (CITY, 11, (384, 420), "11/12 个月，384/420 镇街月"),
        (G1, 11, (11, 12), "11/12 个月"),
        (G1, 3, (3, 3), "3/12 个月"),  # monitored for three
    ],
)
def test_a_window_says_what_it_lacks(
    area: str, months: int, unit_months: tuple[int, int], text: str
) -> None:
    names = ("reported_unit_months", "unit_months")
    counts = dict(zip(names, unit_months, strict=True))
    assert window_basis(rate(area=area, reported_months=months, **counts)) == text


def gated(metric: str, months: float = 7) -> Any:
    return value_row(metric, CITY, 0, 0, published_months=months)


def test_a_metric_that_needs_its_window_says_so() -> None:
    row, metric = gated("exercise_rate"), METRICS["exercise_rate"]
    assert is_gated(row)
    assert state_text(row) == "需满 12 个月（7/12）"
    assert format_cell(row, metric) == "需满 12 个月（7/12）"
    assert format_label(row, metric) == "不适用"  # on a tile
    with speak("en"):
        assert state_text(row) == "needs 12 months (7/12)"


def test_other_values_without_a_denominator_do_not_apply() -> None:
    assert state_text(gated("closure_rate")) == "不适用"
    assert state_text(gated("exercise_rate", 12)) == "不适用"  # nothing is held
    assert state_text(gated("exercise_rate", float("nan"))) == "不适用"
    assert state_text(value_row("exercise_rate", CITY, 3, 4)) == ""
