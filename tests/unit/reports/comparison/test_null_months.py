"""Months in which all units are alike: how often any of them is named, or praised."""

from typing import Literal

import numpy as np
import pytest

from dashboard.metrics.catalogue import (
    CERTIFIED_SHARE,
    FINDINGS_PER_VISIT,
    RECTIFICATION_RATE,
    RECURRENCE_RATE,
)
from dashboard.reference import areas
from dashboard.reports.comparison.judge import judge_month
from dashboard.reports.comparison.units import estimate_units
from tests.unit.reports.values import DECEMBER, value_row, value_table

UNITS = [code for code, area in areas().items() if area.area_level == "subdistrict"]
MONTHS = 40
Size = Literal["large", "small", "smallest"]


def null_rows(size: Size, rng: np.random.Generator) -> list[dict[str, object]]:
    """Shares of 400, or of 2 to 20, and 12, 2 or 0.5 findings expected of a unit."""
    count = len(UNITS)
    cases = np.full(count, 400) if size == "large" else rng.integers(2, 21, count)
    visits = {"large": 24.0, "small": 4.0, "smallest": 1.0}[size]
    found = rng.poisson(0.5 * visits, count)
    cells = {FINDINGS_PER_VISIT.id: [(n, visits) for n in found]}
    shares = (
        (CERTIFIED_SHARE, 0.95),
        (RECTIFICATION_RATE, 0.8),
        (RECURRENCE_RATE, 0.3),
    )
    for metric, share in shares:
        cells[metric.id] = list(zip(rng.binomial(cases, share), cases, strict=True))
    return [
        value_row(metric, code, *pair)
        for metric, pairs in cells.items()
        for code, pair in zip(UNITS, pairs, strict=True)
    ]


@pytest.mark.parametrize("size", ["large", "small", "smallest"])
def test_chance_alone_is_seldom_named_and_more_seldom_praised(size: Size) -> None:
    """The bounds are a month in ten, and in twenty.

    Of 200 such months 3 (large), 0 (small) and 1 (smallest) name a unit, none praises.
    """
    rng = np.random.default_rng(2023)
    months = [
        judge_month(value_table(null_rows(size, rng)), DECEMBER) for _ in range(MONTHS)
    ]
    named = [month["is_named"].any() for month in months]
    praised = [(month["is_named"] & month["is_better"]).any() for month in months]
    assert sum(named) <= 0.1 * MONTHS
    assert sum(praised) <= 0.05 * MONTHS


def test_alike_units_are_seldom_put_into_a_half() -> None:
    """Of 40 such months none says of any unit in which half it is."""
    rng = np.random.default_rng(7)
    placed = []
    for _ in range(20):
        rows = value_table(null_rows("small", rng)).month(
            RECTIFICATION_RATE, DECEMBER, "subdistrict"
        )
        estimated = estimate_units(rows, RECTIFICATION_RATE)
        assert estimated is not None
        placed.append(estimated.units["tier"].ne(0).any())
    assert sum(placed) <= 2
