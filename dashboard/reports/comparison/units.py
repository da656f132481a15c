"""Units compared by one metric in one month: outside the funnel, or where they stand.

Every unit monitored in the month takes part, whatever part of the city is looked at: a
district's seven units say too little of what is usual.
"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.metrics import Direction, Metric
from dashboard.statistics.counts import Kind, pooled
from dashboard.statistics.dispersion import Overdispersion
from dashboard.statistics.fdr import control_false_discoveries
from dashboard.statistics.funnel import compare_units
from dashboard.statistics.intervals import wilson
from dashboard.statistics.methods import count_kind, is_placed
from dashboard.statistics.ranks import rank_intervals, tiers
from dashboard.statistics.shrinkage import Prior, estimate_prior, shrink


@dataclass(frozen=True, eq=False)
class Judged:
    """Units beside the limits that chance leaves to their size.

    `units`: the rows of metric values that have a value, with `zone` (0 inside, ±1
    outside 95 %, ±2 outside 99.8 %, + above; 0 where small), `is_small`, `lower` and
    `upper` (the 99.8 % limits), `p_value`, `q_value`, and `is_beyond_chance`: whether
    it would be outside 99.8 % if the limits held chance alone, without `dispersion`.
    """

    units: pd.DataFrame
    kind: Kind
    target: float
    dispersion: Overdispersion


@dataclass(frozen=True, eq=False)
class Estimated:
    """Units with what their value is worth.

    `units`: the rows that have a value, with `estimate`, `low`, `high` (95 %) and, for
    a metric with a better side, `rank`, `rank_low`, `rank_high`, `bottom` (probability
    of being among the worst five) and `tier` (1 better half, -1 worse half, 0 open).
    """

    units: pd.DataFrame
    prior: Prior


def judge_units(rows: pd.DataFrame, metric: Metric) -> Judged | None:
    """The funnel of one month; None without limits (`methods`) or without a case.

    `rows`: metric values of all units of a month.
    """
    kind, rows, top, bottom = _read(rows, metric)
    if kind is None or not bottom.sum() > 0:
        return None
    found = compare_units(top, bottom, kind)
    alone = compare_units(top, bottom, kind, is_adjusted=False)
    tested = np.where(found.is_small, np.nan, found.p_value)
    units = rows.assign(
        zone=np.where(found.is_small, 0, found.zone),
        is_small=found.is_small,
        lower=found.alarm.lower,
        upper=found.alarm.upper,
        p_value=found.p_value,
        q_value=control_false_discoveries(tested).q_value,
        is_beyond_chance=(np.abs(alone.zone) == 2) & ~found.is_small,
    )
    return Judged(units, kind, found.target, found.dispersion)


def estimate_units(rows: pd.DataFrame, metric: Metric) -> Estimated | None:
    """Shrunken values and, where units are placed, ranks; None as in `judge_units`."""
    kind, rows, top, bottom = _read(rows, metric)
    if kind is None or not bottom.sum() > 0:
        return None
    prior = estimate_prior(top, bottom, kind)
    shrunk = shrink(top, bottom, kind, prior=prior)
    units = rows.assign(estimate=shrunk.value, low=shrunk.lower, high=shrunk.upper)
    if np.isinf(prior.size) and kind == "proportion":
        # Nothing shows that units differ: how sure the whole is, is what is known.
        whole = wilson([top.sum()], [bottom.sum()])
        units = units.assign(low=whole.lower[0], high=whole.upper[0])
    if is_placed(metric):
        is_up = metric.direction is Direction.UP
        ranks = rank_intervals(top, bottom, kind, higher_is_better=is_up, prior=prior)
        units = units.assign(
            rank=ranks.median,
            rank_low=ranks.lower,
            rank_high=ranks.upper,
            bottom=ranks.bottom_probability,
            tier=tiers(ranks),
        )
    return Estimated(units, prior)


def whole_value(rows: pd.DataFrame) -> float:
    """The value of all units together: numerators over denominators."""
    known = rows[rows["value"].notna()]
    return pooled(
        known["numerator"].to_numpy(dtype=float),
        known["denominator"].to_numpy(dtype=float),
    )


def _read(
    rows: pd.DataFrame, metric: Metric
) -> tuple[Kind | None, pd.DataFrame, np.ndarray, np.ndarray]:
    known = rows[rows["value"].notna()].reset_index(drop=True)
    return (
        count_kind(metric),
        known,
        known["numerator"].to_numpy(dtype=float),
        known["denominator"].to_numpy(dtype=float),
    )
