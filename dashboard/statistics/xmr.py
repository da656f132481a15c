"""Did it change? XmR charts of single months, by the rules of Making Data Count."""

from collections.abc import Sequence

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import ArrayLike

from dashboard.statistics.control import Chart, Phase, Rule, Signal
from dashboard.statistics.counts import BoolArray, FloatArray, as_values

#: 3 / d2 for two values: mean moving ranges from the mean to a limit.
_LIMIT = 2.66
#: D4 for two values: a moving range above it is no routine variation.
_WILD_RANGE = 3.267
#: Months on one side of the mean, or rising, that chance seldom brings.
RUN = 7
#: Bounds of a rate and of a count: limits beyond them cannot be reached.
RATE = (0.0, 1.0)
COUNT = (0.0, float("inf"))
_UNBOUNDED = (float("-inf"), float("inf"))


def xmr(
    values: ArrayLike,
    *,
    rebase: Sequence[int] = (),
    bounds: tuple[float, float] = _UNBOUNDED,
    is_screened: bool = True,
) -> Chart:
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
    phases, signals, lowers, uppers = [], [], [], []
    for start, stop in split_phases(len(series), rebase):
        phase, found = xmr_phase(series, start, stop, bounds, is_screened=is_screened)
        phases.append(phase)
        signals += found
        lowers += [phase.lower] * (stop - start)
        uppers += [phase.upper] * (stop - start)
    return Chart(
        tuple(phases),
        tuple(signals),
        latest_index(series),
        tuple(series.tolist()),
        tuple(lowers),
        tuple(uppers),
    )


def split_phases(length: int, rebase: Sequence[int]) -> list[tuple[int, int]]:
    """Start and end of each phase of `length` points, new ones at `rebase`."""
    starts = sorted({0, *(i for i in rebase if 0 < i < length)})
    return list(zip(starts, [*starts[1:], length], strict=True))


def latest_index(series: FloatArray) -> int | None:
    """The place of the last value, None without one."""
    present = np.flatnonzero(np.isfinite(series))
    return int(present[-1]) if len(present) else None


def xmr_phase(
    series: FloatArray,
    start: int,
    stop: int,
    bounds: tuple[float, float] = _UNBOUNDED,
    *,
    is_screened: bool = True,
) -> tuple[Phase, list[Signal]]:
    """One phase of `series` and the rules that its points break (see `xmr`)."""
    part = series[start:stop]
    mean, reach = centre(part, is_screened=is_screened)
    low, high = np.clip([mean - reach, mean + reach], *bounds)
    count = int(np.isfinite(part).sum())
    phase = Phase(start, stop, mean, float(low), float(high), count)
    return phase, _signals(part, mean, reach, start)


def centre(part: FloatArray, *, is_screened: bool = True) -> tuple[float, float]:
    """The mean of a phase's values, and how far its limits are from it."""
    present = part[np.isfinite(part)]
    mean = float(present.mean()) if len(present) else float("nan")
    return mean, float(moving_reach(part[None, :], is_screened=is_screened)[0])


def moving_reach(series: FloatArray, *, is_screened: bool = True) -> FloatArray:
    """How far each row's limits are from its mean; NaN without a range."""
    ranges = np.abs(np.diff(series, axis=1))
    known = np.isfinite(ranges)
    first = _row_means(ranges, known)
    if not is_screened:
        return _LIMIT * first
    routine = known & (ranges <= _WILD_RANGE * first[:, None])
    # Where only equal months are routine, the wild ranges are all the variation seen.
    varies = (np.where(routine, ranges, 0.0) > 0).any(axis=1)
    return _LIMIT * np.where(varies, _row_means(ranges, routine), first)


def _row_means(ranges: FloatArray, chosen: BoolArray) -> FloatArray:
    count = chosen.sum(axis=1)
    total = np.where(chosen, ranges, 0.0).sum(axis=1)
    empty = np.full(len(total), np.nan)
    return np.asarray(np.divide(total, count, out=empty, where=count > 0))


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
            Rule.RUN: _taking_part(_all_of(beside, RUN), RUN, len(part)),
            Rule.TREND: _taking_part(_all_of(steps == way, RUN - 1), RUN, len(part)),
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
