"""What is compared: a numerator and a denominator for each unit, checked once."""

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int_]
BoolArray = NDArray[np.bool_]
#: proportion: cases out of n, binomial. ratio: events per exposure, or observed per
#: expected, Poisson. Sums of scores or of days are neither: they have no place here.
Kind = Literal["proportion", "ratio"]
#: The one smallest n, on every page: cases of a proportion's denominator, expected
#: events of a ratio. Under it nothing is said of a unit or a month but the numbers.
LEAST_SIZE: dict[Kind, float] = {"proportion": 5.0, "ratio": 1.0}


def read_counts(
    numerator: ArrayLike, denominator: ArrayLike, kind: Kind
) -> tuple[FloatArray, FloatArray]:
    """The two as float arrays of one length, one element a unit.

    ValueError where they differ in length, where a value is missing or negative (a unit
    that did not report is left out by the caller: it is not 0), or where a proportion
    has more cases than n.
    """
    counts = np.asarray(numerator, dtype=np.float64)
    totals = np.asarray(denominator, dtype=np.float64)
    if counts.shape != totals.shape or counts.ndim != 1:
        raise ValueError("numerator and denominator must be two lists of one length")
    if not (np.isfinite(counts).all() and np.isfinite(totals).all()):
        raise ValueError("a unit without a value cannot be compared")
    if (counts < 0).any() or (totals < 0).any():
        raise ValueError("counts and exposures cannot be negative")
    if kind == "proportion" and (counts > totals).any():
        raise ValueError("a proportion cannot have more cases than its denominator")
    return counts, totals


def is_small(
    denominator: ArrayLike, kind: Kind, target: float | None = None
) -> BoolArray:
    """Which denominators are too small for a verdict, mark, rank, tier or colour.

    `target`: what a ratio has per denominator where a unit is like all others; a ratio
    without one (nobody has a denominator) is small everywhere.
    """
    size = np.asarray(denominator, dtype=np.float64)
    if kind == "ratio":
        size = size * (0.0 if target is None or np.isnan(target) else target)
    return np.asarray(~(size >= LEAST_SIZE[kind]))


def pooled(numerator: FloatArray, denominator: FloatArray) -> float:
    """All cases over the whole denominator; NaN where the denominator is 0."""
    total = float(denominator.sum())
    return float(numerator.sum()) / total if total > 0 else float("nan")


def divide(numerator: FloatArray, denominator: FloatArray) -> FloatArray:
    """Each unit's own value; NaN where its denominator is 0."""
    empty = np.full(numerator.shape, np.nan)
    where = denominator > 0
    return np.asarray(np.divide(numerator, denominator, out=empty, where=where))


def as_values(values: Sequence[float | None] | ArrayLike) -> FloatArray:
    """`values` in their order as floats, None as NaN."""
    return np.asarray(values, dtype=np.float64)
