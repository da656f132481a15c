"""How likely would chance alone show a month's signal, and which may be told?"""

from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np

from dashboard.statistics.control import Chart, LimitKind, Rule
from dashboard.statistics.counts import FloatArray
from dashboard.statistics.fdr import control_false_discoveries
from dashboard.statistics.marks import latest_signal
from dashboard.statistics.xmr import RUN, moving_reach

_DRAWS = 20_000
_SEED = 20231201
#: Classes of size: cases a month of the rarer kind, drawn as Poisson counts of the
#: lower bound, the most skewed of the class; the last is drawn as normal values.
_SIZES = (5.0, 10.0, 20.0, 50.0)


def null_probability(chart: Chart) -> float:
    """The probability of a signal as strong at the last month where nothing changed.

    1 where the last month shows none. Exact limits: the month's own two-sided p-value.
    XmR: by simulation for a chart of that length and size class, with limits estimated
    from the same months as ever. Each rule's strength (how far outside, how long the
    run or trend) has its probability among the charts drawn; the smallest of a chart's
    rules is then set among the smallest of theirs, since a chart looks for all at once
    (minimum p: Westfall & Young 1993, Resampling-Based Multiple Testing, chapter 2).
    """
    if latest_signal(chart) is None:
        return 1.0
    phase = chart.phases[-1]
    if phase.kind is not LimitKind.XMR:
        return phase.p_value
    values = np.asarray(chart.values[phase.start : phase.stop], dtype=float)
    values = values[: np.flatnonzero(np.isfinite(values))[-1] + 1]
    known, smallest = _simulate(phase.point_count, _size_class(phase.size))
    own = min(
        _share_above(known[rule], strength)[0]
        for rule, strength in measure_rules(values[None, :]).items()
    )
    return float((np.searchsorted(smallest, own, "right") + 1) / (_DRAWS + 1))


def told_signals(charts: Sequence[Chart], q: float = 0.05) -> list[bool]:
    """Which of an area's charts have a signal that may be told.

    Benjamini-Hochberg at `q` over all charts given: those that are judged at all, with
    a signal or without.
    """
    found = control_false_discoveries([null_probability(chart) for chart in charts], q)
    return [
        bool(is_found) and latest_signal(chart) is not None
        for chart, is_found in zip(charts, found.is_discovery, strict=True)
    ]


def measure_rules(series: FloatArray) -> Mapping[Rule, FloatArray]:
    """How strongly the last month of each row breaks each rule, 0 where it does not.

    OUTSIDE: the distance from the mean in distances of the limits; RUN and TREND: how
    many months; NEAR: 1. NaN is a month without a value.
    """
    mean = np.nanmean(series, axis=1)
    reach = moving_reach(series)
    gap = series - mean[:, None]
    gap[np.isclose(gap, 0, atol=1e-12)] = 0.0
    side = np.nan_to_num(np.sign(gap))
    steps = np.nan_to_num(np.sign(np.diff(series, axis=1)))
    last = np.abs(gap[:, -1])
    far = np.divide(last, reach, out=np.full(len(last), np.inf), where=reach > 0)
    outside = np.where(last > reach, far, 0.0)
    near = (np.abs(gap) > reach[:, None] * 2 / 3) & (np.abs(gap) <= reach[:, None])
    three = (side[:, -3:] == side[:, -1:]).all(axis=1) & (side[:, -1] != 0)
    is_near = three & near[:, -1] & (near[:, -3:].sum(axis=1) >= 2)
    run, trend = _trailing(side), _trailing(steps) + 1
    return {
        Rule.OUTSIDE: outside,
        Rule.NEAR: is_near.astype(float),
        Rule.RUN: np.where(run >= RUN, run, 0.0),
        Rule.TREND: np.where(trend >= RUN, trend, 0.0),
    }


def _trailing(signs: FloatArray) -> FloatArray:
    """How many signs at each row's end are the last one; 0 where that is 0."""
    same = (signs == signs[:, -1:]) & (signs != 0)
    return np.asarray(np.cumprod(same[:, ::-1], axis=1).sum(axis=1), dtype=float)


def _share_above(ranked: FloatArray, strength: FloatArray) -> FloatArray:
    """Per strength the share of those drawn that are at least as strong; 1 for 0."""
    at_least = len(ranked) - np.searchsorted(ranked, strength, "left")
    return np.where(strength > 0, at_least / _DRAWS, 1.0)


def _size_class(size: float) -> float:
    """The largest bound not above `size`; infinite from the last on."""
    if size >= _SIZES[-1]:
        return float("inf")
    return max((bound for bound in _SIZES if bound <= size), default=_SIZES[0])


@lru_cache(maxsize=64)
def _simulate(length: int, size: float) -> tuple[dict[Rule, FloatArray], FloatArray]:
    """Ranked strengths of each rule over null charts, and their ranked smallest p.

    Of charts that show a signal alone: of most there is nothing to keep.
    """
    rng = np.random.default_rng(_SEED)
    shape = (_DRAWS, length)
    is_normal = np.isinf(size)
    drawn = rng.standard_normal(shape) if is_normal else rng.poisson(size, shape)
    found = measure_rules(np.asarray(drawn, dtype=float))
    ranked = {rule: np.sort(strength[strength > 0]) for rule, strength in found.items()}
    shares = [_share_above(ranked[rule], found[rule]) for rule in found]
    smallest = np.min(shares, axis=0)
    return ranked, np.sort(smallest[smallest < 1])
