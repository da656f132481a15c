"""Changes over the units that reported both months, worked out by hand."""

import math

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.store.like_for_like import Change
from dashboard.store.metric_table import MetricTable
from dashboard.store.value_rows import ValueRows
from tests.tiny import CITY, G1, G2, GULOU, Y1, month
from tests.unit.reports.values import value_row

NOVEMBER, DECEMBER = month("2023-11"), month("2023-12")
Numbers = tuple[float, float]
NAN = math.nan
SILENT = (NAN, NAN)


def table(metric: str, november: dict[str, Numbers], december: dict[str, Numbers]):
    """A metric of two months: units' numbers, and of areas what is given as theirs."""
    rows = [
        value_row(
            metric, area, *numbers, period=period,
            reported_count=sum(
                not math.isnan(n) for unit, (n, _) in units.items() if len(unit) > 6
            ),
            expected_count=sum(len(unit) > 6 for unit in units),
        )
        for period, units in ((NOVEMBER, november), (DECEMBER, december))
        for area, numbers in units.items()
    ]  # fmt: skip
    return MetricTable(ValueRows.of_table(pd.DataFrame(rows)))


def compare(metric: str, november, december, area: str = CITY) -> Change | None:
    built = table(metric, november, december)
    return built.compare(METRICS[metric], DECEMBER, area)


BEFORE = {G1: (8, 10), G2: (10, 10), Y1: (0, 20), CITY: (18, 40), GULOU: (18, 20)}
AFTER = {G1: (9, 10), G2: (10, 10), Y1: (5, 20), CITY: (24, 40), GULOU: (19, 20)}


def test_all_units_are_compared_as_they_stand() -> None:
    assert compare("closure_rate", BEFORE, AFTER) == Change(24 / 40 - 18 / 40, 3)
    change = table("closure_rate", BEFORE, AFTER).change
    assert change(METRICS["closure_rate"], DECEMBER, CITY) == 24 / 40 - 18 / 40


def test_a_unit_that_did_not_report_is_left_out_of_both_months() -> None:
    """Y1 is silent in December: 19/20 against November's 18/20, not its 18/40."""
    after = AFTER | {Y1: SILENT, CITY: (19, 20)}
    found = compare("closure_rate", BEFORE, after)
    assert found is not None
    assert (found.unit_count, found.left_out_count) == (2, 1)
    assert found.delta == pytest.approx(0.05)
    # in Gulou everybody reported, and one unit is compared with itself
    assert compare("closure_rate", BEFORE, after, GULOU) == Change(19 / 20 - 18 / 20, 2)
    assert compare("closure_rate", BEFORE, after, Y1) is None


def test_a_unit_that_joins_is_left_out() -> None:
    """Both months are complete, but Y1 is monitored from December on."""
    before = {code: BEFORE[code] for code in (G1, G2, GULOU)} | {CITY: (18, 20)}
    found = compare("closure_rate", before, AFTER)
    assert found is not None
    assert (found.unit_count, found.left_out_count) == (2, 1)
    assert found.delta == pytest.approx(19 / 20 - 18 / 20)


def test_the_citys_own_lines_stay_in() -> None:
    """Sums of the city hold 100 of its own in both months."""
    before = {G1: (5, NAN), G2: (7, NAN), CITY: (112, NAN)}
    after = {G1: (6, NAN), G2: SILENT, CITY: (106, NAN)}
    assert compare("exercise_count", before, after) == Change(1, 1, 1)


def test_what_cannot_be_taken_apart_is_compared_whole_or_not_at_all() -> None:
    before = {G1: (5, NAN), G2: (7, NAN), CITY: (9, NAN)}
    after = {G1: (6, NAN), G2: (7, NAN), CITY: (10, NAN)}
    assert compare("powers_in_force", before, after) == Change(1, 2)
    after |= {G2: SILENT, CITY: (6, NAN)}
    assert compare("powers_in_force", before, after) is None


def test_nobody_in_both_months_is_no_change() -> None:
    before = {G1: (1, 2), G2: SILENT, CITY: (1, 2)}
    after = {G1: SILENT, G2: (1, 2), CITY: (1, 2)}
    assert compare("closure_rate", before, after) is None
    # of those in both nothing was due in November
    before = {G1: (0, 0), G2: (1, 2), CITY: (1, 2)}
    after = {G1: (1, 2), G2: SILENT, CITY: (1, 2)}
    assert compare("closure_rate", before, after) is None
