"""A change between two months over the units that reported both of them."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.metrics import Kind, Metric

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Change:
    """A value less an earlier one, in the metric's own scale (shares 0..1).

    `unit_count`: the sub-districts that are compared; `left_out_count`: those that
    reported one of the two months alone, or were monitored in one alone.
    """

    delta: float
    unit_count: int
    left_out_count: int = 0


def compare_alike(
    metric: Metric,
    rows: tuple[Row, Row],
    units: tuple[Mapping[str, Row], Mapping[str, Row]],
) -> Change | None:
    """The change of an area's value over the units that reported both months.

    `rows`: the area's row now and before; `units`: the rows of its units that reported
    each, by code. What the units of one month alone add to numerator and denominator is
    taken off, so that lines of the city itself stay in. What is counted anew at each
    level, or derived, cannot be taken apart: None unless the same units reported both.
    None as well where nobody did, or where nothing is left to divide by.
    """
    common = units[0].keys() & units[1].keys()
    left_out = (units[0].keys() | units[1].keys()) - common
    if not left_out:
        return _change(rows[0]["value"] - rows[1]["value"], len(common), 0)
    if not common or metric.counts_anew or metric.is_derived:
        return None
    now, before = (
        _value_without(metric, row, [own[code] for code in own.keys() - common])
        for row, own in zip(rows, units, strict=True)
    )
    return _change(now - before, len(common), len(left_out))


def _change(delta: float, unit_count: int, left_out_count: int) -> Change | None:
    if pd.isna(delta):
        return None
    return Change(float(delta), unit_count, left_out_count)


def _value_without(metric: Metric, row: Row, others: list[Row]) -> float:
    """The row's value without those units; NaN where no denominator is left."""
    numerator = _subtract(row, others, "numerator")
    if metric.kind is Kind.COUNT:
        return numerator
    denominator = _subtract(row, others, "denominator")
    # what is left of sums of decimals may be off by their last digit
    return math.nan if abs(denominator) < 1e-9 else numerator / denominator


def _subtract(row: Row, others: list[Row], name: str) -> float:
    return float(row[name] - sum(other[name] for other in others))
