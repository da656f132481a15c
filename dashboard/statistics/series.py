"""Which limits suit a run of single months: decided here, once, by its numbers.

Moving ranges of a few cases a month are mostly jumps between 0 and 1: limits made of
them are crossed by chance several times a year. Small numbers therefore have limits
from their own distribution, month by month, and numbers that say nothing have none.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.control import Chart, LimitKind, Phase, Rule, Signal
from dashboard.statistics.counts import (
    LEAST_SIZE,
    FloatArray,
    Kind,
    as_values,
    divide,
    pooled,
)
from dashboard.statistics.funnel import compare_units
from dashboard.statistics.xmr import COUNT, RATE, latest_index, split_phases, xmr_phase

#: Below these in more than a quarter of the months limits are exact: cases expected
#: (of a proportion those of the rarer outcome), and the denominator of a proportion.
SMALL_COUNT = 5.0
SMALL_DENOMINATOR = 20.0
_NAN = float("nan")


def limit_kind(numerator: ArrayLike, denominator: ArrayLike, kind: Kind) -> LimitKind:
    """Where the limits of such months come from; NONE where even exact ones are empty.

    NONE: the usual month (the median) is under the one smallest n. Exact: a month in
    four or more is under `SMALL_COUNT` expected cases or, for a proportion, under
    `SMALL_DENOMINATOR`. Months without a denominator do not count.
    """
    tops, totals = as_values(numerator), as_values(denominator)
    known = np.isfinite(tops) & (totals > 0)
    tops, totals = tops[known], totals[known]
    if not len(totals):
        return LimitKind.NONE
    rate = pooled(tops, totals)
    expected = totals * rate
    size = totals if kind == "proportion" else expected
    if np.median(size) < LEAST_SIZE[kind]:
        return LimitKind.NONE
    if kind == "ratio":
        is_large = np.quantile(expected, 0.25) >= SMALL_COUNT
        return LimitKind.XMR if is_large else LimitKind.POISSON
    rarer = np.quantile(totals, 0.25) * min(rate, 1 - rate)
    is_large = np.quantile(totals, 0.25) >= SMALL_DENOMINATOR and rarer >= SMALL_COUNT
    return LimitKind.XMR if is_large else LimitKind.BINOMIAL


def control_months(
    numerator: ArrayLike,
    denominator: ArrayLike,
    kind: Kind | None,
    *,
    values: ArrayLike | None = None,
    rebase: Sequence[int] = (),
) -> Chart:
    """The chart of single months in order, with the limits that their numbers allow.

    `kind`: the distribution of a month's cases, None where values are no counts (then
    always XmR). `denominator`: a month's cases or exposure, 1 for plain counts.
    `values`: the months' values, if not numerator / denominator; NaN where missing.

    A phase with fewer than `LEAST_POINTS` values has trial limits and no signal. On
    exact limits only the rule OUTSIDE holds (99.8 %, in either direction): ties with
    the mean and repeated values make runs, trends and outer thirds of small numbers as
    likely as the numbers please, so that their null probability is not that of the
    rule.
    """
    tops, totals = as_values(numerator), as_values(denominator)
    series = divide(tops, totals) if values is None else as_values(values)
    bounds = RATE if kind == "proportion" else COUNT
    phases, signals = [], []
    lowers, uppers = np.full(len(series), _NAN), np.full(len(series), _NAN)
    for start, stop in split_phases(len(series), rebase):
        span = slice(start, stop)
        part = tops[span], totals[span]
        way = LimitKind.XMR if kind is None else limit_kind(*part, kind)
        if way is LimitKind.XMR:
            phase, found = _xmr(series, start, stop, bounds, *part, kind)
            lowers[span], uppers[span] = phase.lower, phase.upper
        elif kind is None or way is LimitKind.NONE:
            phase, found = _unlimited(series, start, stop), []
        else:
            phase, found, limits = _exact(series, start, stop, *part, kind, way)
            lowers[span], uppers[span] = limits
        phases.append(phase)
        signals += [] if phase.is_trial else found
    return Chart(
        tuple(phases), tuple(signals), latest_index(series),
        *(tuple(array.tolist()) for array in (series, lowers, uppers)),
    )  # fmt: skip


def plain_months(values: ArrayLike) -> Chart:
    """Months without limits: states and sums, whose neighbours are no fresh draws."""
    series = as_values(values)
    nothing = (_NAN,) * len(series)
    phase = _unlimited(series, 0, len(series))
    values_ = tuple(series.tolist())
    return Chart((phase,), (), latest_index(series), values_, nothing, nothing)


def _unlimited(series: FloatArray, start: int, stop: int) -> Phase:
    count = int(np.isfinite(series[start:stop]).sum())
    return Phase(start, stop, _NAN, _NAN, _NAN, count, LimitKind.NONE)


def _xmr(
    series: FloatArray,
    start: int,
    stop: int,
    bounds: tuple[float, float],
    tops: FloatArray,
    totals: FloatArray,
    kind: Kind | None,
) -> tuple[Phase, list[Signal]]:
    phase, found = xmr_phase(series, start, stop, bounds)
    known = np.isfinite(tops) & (totals > 0)
    if kind is None or not known.any():
        return phase, found
    rate, usual = pooled(tops[known], totals[known]), float(np.median(totals[known]))
    rarer = min(rate, 1 - rate) if kind == "proportion" else rate
    sized = Phase(
        start, stop, phase.mean, phase.lower, phase.upper, phase.point_count,
        LimitKind.XMR, usual * rarer,
    )  # fmt: skip
    return sized, found


def _exact(
    series: FloatArray,
    start: int,
    stop: int,
    tops: FloatArray,
    totals: FloatArray,
    kind: Kind,
    way: LimitKind,
) -> tuple[Phase, list[Signal], tuple[FloatArray, FloatArray]]:
    """A phase with exact limits: those of the funnel, its months being the units.

    Where months vary more than chance does, limits hold that too, as in the funnel
    (`dispersion`): a p′ or u′ chart (Laney 2002, Quality Engineering 14(4), 531-537)
    with the spread of Spiegelhalter 2005.
    """
    known = np.flatnonzero(np.isfinite(tops) & (totals > 0))
    found = compare_units(tops[known], totals[known], kind)
    lower, upper = np.full(len(tops), _NAN), np.full(len(tops), _NAN)
    lower[known], upper[known] = found.alarm.lower, found.alarm.upper
    signals = [
        Signal(start + int(place), Rule.OUTSIDE, int(np.sign(zone)))
        for place, zone in zip(known, found.zone, strict=True)
        if abs(zone) == 2
    ]
    last = known[-1]
    phase = Phase(
        start, stop, found.target, float(lower[last]), float(upper[last]), len(known),
        way, p_value=float(found.p_value[-1]),
    )  # fmt: skip
    return phase, signals, (lower, upper)
