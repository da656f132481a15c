"""Did it change? XmR charts of single months, by the rules of Making Data Count."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike

from dashboard.statistics.counts import BoolArray, FloatArray, as_values

#: 3 / d2 for two values: mean moving ranges from the mean to a limit.
_LIMIT = 2.66
#: D4 for two values: a moving range above it is no routine variation.
_WILD_RANGE = 3.267
#: Fewer points make the limits trial limits.
LEAST_POINTS = 12
_RUN = 7
#: Bounds of a rate and of a count: limits beyond them cannot be reached.
RATE = (0.0, 1.0)
COUNT = (0.0, float("inf"))
_UNBOUNDED = (float("-inf"), float("inf"))


class Rule(StrEnum):
    """Which rule a point breaks, the strongest evidence first."""

    OUTSIDE = "outside"  # one point outside the limits
    NEAR = "near"  # 2 of 3 in the outer third, all three on one side of the mean
    RUN = "run"  # 7 on one side of the mean
    TREND = "trend"  # 7 all rising or all falling


@dataclass(frozen=True)
class Signal:
    """The point at `index` breaks `rule`, upward (`side` 1) or downward (-1)."""

    index: int
    rule: Rule
    side: int


@dataclass(frozen=True)
class Phase:
    """Points `start` to before `stop` share one mean and one pair of limits."""

    start: int
    stop: int
    mean: float
    lower: float
    upper: float
    point_count: int

    @property
    def is_trial(self) -> bool:
        """Whether it has fewer than twelve points."""
        return self.point_count < LEAST_POINTS


@dataclass(frozen=True)
class Xmr:
    """A chart: its phases, its signals by index, and the index of its latest value."""

    phases: tuple[Phase, ...]
    signals: tuple[Signal, ...]
    latest: int | None

    @property
    def mean(self) -> float:
        """The mean of the last phase, NaN without a value."""
        return self.phases[-1].mean

    @property
    def lower(self) -> float:
        """The lower limit of the last phase, NaN under two neighbouring values."""
        return self.phases[-1].lower

    @property
    def upper(self) -> float:
        """The upper limit of the last phase, NaN under two neighbouring values."""
        return self.phases[-1].upper

    @property
    def is_trial(self) -> bool:
        """Whether the last phase has fewer than twelve points."""
        return self.phases[-1].is_trial


def xmr(
    values: ArrayLike,
    *,
    rebase: Sequence[int] = (),
    bounds: tuple[float, float] = _UNBOUNDED,
    is_screened: bool = True,
) -> Xmr:
    """The XmR chart of `values`, one a month in order, NaN where a month is missing.

    Limits are mean ± 2.66 × the mean moving range, |x[i] - x[i-1]|; ranges above 3.267
    × their mean are left out once (Nelson 1982, J. Quality Technology 14(3), 172-173;
    Provost & Murray 2011, The Health Care Data Guide, p. 155), unless `is_screened` is
    False, as in the workbooks of NHS England's Making Data Count. Where screening would
    leave no variation at all, nothing is left out. Rules (Making Data Count, as in the
    R package NHSRplotthedots): one point outside; 7 on one side of the mean; 7 rising
    or falling; 2 of 3 in the outer third on one side of the mean. Every point that
    takes part is a signal.

    A missing month keeps its place: no range is taken across it and no run or trend
    goes on through it. At each index in `rebase` a phase with limits of its own begins;
    `bounds` clips the drawn limits (`RATE`, `COUNT`), which changes no signal.
    """
    series = as_values(values)
    starts = sorted({0, *(i for i in rebase if 0 < i < len(series))})
    stops = [*starts[1:], len(series)]
    phases, signals = [], []
    for start, stop in zip(starts, stops, strict=True):
        part = series[start:stop]
        mean, reach = _centre(part, is_screened)
        low, high = np.clip([mean - reach, mean + reach], *bounds)
        count = int(np.isfinite(part).sum())
        phases.append(Phase(start, stop, mean, float(low), float(high), count))
        signals += _signals(part, mean, reach, start)
    present = np.flatnonzero(np.isfinite(series))
    latest = int(present[-1]) if len(present) else None
    return Xmr(tuple(phases), tuple(signals), latest)


def _centre(part: FloatArray, is_screened: bool) -> tuple[float, float]:
    present = part[np.isfinite(part)]
    mean = float(present.mean()) if len(present) else float("nan")
    ranges = np.abs(np.diff(part))
    ranges = ranges[np.isfinite(ranges)]
    if not len(ranges):
        return mean, float("nan")
    routine = ranges[ranges <= _WILD_RANGE * ranges.mean()]
    usual = routine if is_screened and routine.any() else ranges
    return mean, _LIMIT * float(usual.mean())


def _signals(part: FloatArray, mean: float, reach: float, start: int) -> list[Signal]:
    # A mean of equal floats may miss them by a rounding error: that is no deviation.
    gap = np.where(np.isclose(part, mean, rtol=1e-9, atol=1e-12), 0.0, part - mean)
    side = np.nan_to_num(np.sign(gap))
    steps = np.nan_to_num(np.sign(np.diff(part)))
    outside = np.abs(gap) > reach
    near = ~outside & (np.abs(gap) > reach * 2 / 3)
    found = [
        Signal(start + int(i), Rule.OUTSIDE, int(side[i]))
        for i in np.flatnonzero(outside)
    ]
    for way in (1, -1):
        beside = side == way
        marks = {
            Rule.NEAR: near & _taking_part(_two_of_three(beside, near), 3, len(part)),
            Rule.RUN: _taking_part(_all_of(beside, _RUN), _RUN, len(part)),
            Rule.TREND: _taking_part(_all_of(steps == way, _RUN - 1), _RUN, len(part)),
        }
        for rule, mark in marks.items():
            found += [Signal(start + int(i), rule, way) for i in np.flatnonzero(mark)]
    order = list(Rule)
    return sorted(found, key=lambda signal: (signal.index, order.index(signal.rule)))


def _all_of(mark: BoolArray, size: int) -> BoolArray:
    if len(mark) < size:
        return np.zeros(0, dtype=bool)
    return np.asarray(sliding_window_view(mark, size).all(axis=1))


def _two_of_three(beside: BoolArray, near: BoolArray) -> BoolArray:
    if len(near) < 3:
        return np.zeros(0, dtype=bool)
    pairs = sliding_window_view(near, 3).sum(axis=1) >= 2
    return np.asarray(_all_of(beside, 3) & pairs)


def _taking_part(windows: BoolArray, size: int, length: int) -> BoolArray:
    # From windows that break a rule to the points inside any of them.
    if not len(windows):
        return np.zeros(length, dtype=bool)
    return np.convolve(windows, np.ones(size))[:length] > 0.5
