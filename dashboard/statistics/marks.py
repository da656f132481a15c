"""Two marks that read a control chart: did it get better, does it reach its target?"""

from typing import Literal

from dashboard.metrics import Direction
from dashboard.statistics.control import Chart, Signal

#: changed: a signal on a metric with no better side.
Variation = Literal["improving", "worsening", "changed", "common"]
#: reached and missed: the limits lie wholly on that side of the target.
Assurance = Literal["reached", "missed", "uncertain"]

_BETTER = {Direction.UP: 1, Direction.DOWN: -1}


def latest_signal(chart: Chart) -> Signal | None:
    """The strongest signal at the latest value, None where there is none."""
    here = (signal for signal in chart.signals if signal.index == chart.latest)
    return next(here, None)


def variation_mark(chart: Chart, direction: Direction) -> Variation:
    """What the latest value says; common: routine variation, no reason to explain it.

    Variation icon of NHS England's Making Data Count. A trend counts by where it goes,
    every other signal by its side of the mean.
    """
    signal = latest_signal(chart)
    return "common" if signal is None else signal_mark(signal, direction)


def signal_mark(signal: Signal, direction: Direction) -> Variation:
    """What one signal says of a metric with that better side."""
    if direction not in _BETTER:
        return "changed"
    return "improving" if signal.side == _BETTER[direction] else "worsening"


def assurance_mark(
    chart: Chart, target: float | None, direction: Direction
) -> Assurance | None:
    """Whether the limits lie wholly on the good or the bad side of `target`.

    Assurance icon of Making Data Count; a limit that equals the target reaches it. None
    without a target, without limits or on trial ones, or with no better side.
    """
    if target is None or direction not in _BETTER:
        return None
    if chart.is_trial or not chart.has_limits:
        return None
    if direction is Direction.UP:
        worst, best = chart.lower - target, chart.upper - target
    else:
        worst, best = target - chart.upper, target - chart.lower
    if worst >= 0:
        return "reached"
    return "missed" if best < 0 else "uncertain"
