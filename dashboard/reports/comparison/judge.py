"""The one judge: which units differ from all others by more than their size explains.

Every page, document and list that names a unit asks here. A unit is named where two
things hold: it lies beyond the 99.8 % limits of its size, and it is one of the
discoveries among all units and metrics of the month that are watched. The family is
declared in the catalogue (`is_watched`): another metric moves no other one's verdict.
"""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.completeness import is_young
from dashboard.metrics import METRICS, Direction, Metric
from dashboard.rows import list_rows
from dashboard.statistics.counts import Kind
from dashboard.statistics.dispersion import Overdispersion
from dashboard.statistics.fdr import control_false_discoveries
from dashboard.statistics.funnel import compare_units
from dashboard.statistics.methods import count_kind
from dashboard.store.metric_table import MetricTable

#: Of those named, the share that may be named falsely.
FALSE_DISCOVERIES = 0.05

_COLUMNS = {
    "period": "datetime64[us]",
    "metric": "str",
    "area_code": "str",
    "numerator": "float64",
    "denominator": "float64",
    "value": "float64",
    "centre": "float64",
    "lower": "float64",
    "upper": "float64",
    "zone": "int64",
    "p_value": "float64",
    "q_value": "float64",
    "is_named": "bool",
    "is_better": "bool",
}


@dataclass(frozen=True, eq=False)
class Judged:
    """Units beside the limits that chance leaves to their size.

    `units`: the rows of metric values that have a value, with `zone` (0 inside, ±1
    outside 95 %, ±2 outside 99.8 %, + above; 0 where small), `is_small`, `lower` and
    `upper` (the 99.8 % limits), `p_value`, and `is_beyond_chance`: whether it would be
    outside 99.8 % if the limits held chance alone, without `dispersion`. From
    `judge_month`, where the metric is watched: `q_value` and `is_named`.
    """

    units: pd.DataFrame
    kind: Kind
    target: float
    dispersion: Overdispersion


def judge_month(table: MetricTable, period: dt.date) -> pd.DataFrame:
    """One row per unit and watched metric of a month, at the metric's own window.

    `centre`: what all units have in common; `lower`, `upper`: 99.8 % limits of that
    unit's size; `q_value`: p over all the units and metrics of the month (Benjamini &
    Hochberg). `is_named`: beyond the 99.8 % limits and one of the discoveries;
    `is_better`: on the better side. Units with too few cases, and values of
    too few months (`is_young`), are left out untested.
    """
    watched = [metric for metric in METRICS.values() if metric.is_watched]
    table.prefetch(watched, period)
    parts = [
        part
        for metric in watched
        if (part := _test(table.month(metric, period, "subdistrict"), metric))
        is not None
    ]
    if not parts:
        return pd.DataFrame({name: [] for name in _COLUMNS}).astype(_COLUMNS)
    frame = pd.concat(parts, ignore_index=True)
    found = control_false_discoveries(frame["p_value"], FALSE_DISCOVERIES)
    frame["q_value"] = found.q_value
    frame["is_named"] = found.is_discovery & frame["zone"].abs().eq(2)
    frame["period"] = pd.Timestamp(period)
    return frame[list(_COLUMNS)].astype(_COLUMNS)


def _test(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame | None:
    young = np.array([is_young(row) for row in list_rows(rows)], dtype=bool)
    judged = compare_rows(rows[~young], metric)
    if judged is None:
        return None
    large = judged.units[~judged.units["is_small"].astype(bool)]
    is_up = metric.direction is Direction.UP
    return large.assign(centre=judged.target, is_better=large["zone"].gt(0) == is_up)


def judge_units(
    rows: pd.DataFrame, metric: Metric, month: pd.DataFrame
) -> Judged | None:
    """The funnel of one month; None without limits (`methods`) or without a case.

    `rows`: metric values of all units of the month; `month`: `judge_month` of it.
    """
    judged = compare_rows(rows, metric)
    if judged is None:
        return None
    own = month[month["metric"].eq(metric.id)].set_index("area_code")
    codes = judged.units["area_code"]
    units = judged.units.assign(
        q_value=codes.map(own["q_value"]).astype(float),
        is_named=codes.isin(own.index[own["is_named"]]),
    )
    return Judged(units, judged.kind, judged.target, judged.dispersion)


def compare_rows(rows: pd.DataFrame, metric: Metric) -> Judged | None:
    """The units beside their limits, before any is named."""
    kind = count_kind(metric)
    known = rows[rows["value"].notna()].reset_index(drop=True)
    top, bottom = (
        known[name].to_numpy(dtype=float) for name in ("numerator", "denominator")
    )
    if kind is None or not bottom.sum() > 0:
        return None
    found = compare_units(top, bottom, kind)
    alone = compare_units(top, bottom, kind, is_adjusted=False)
    units = known.assign(
        zone=np.where(found.is_small, 0, found.zone),
        is_small=found.is_small,
        lower=found.alarm.lower,
        upper=found.alarm.upper,
        p_value=found.p_value,
        is_beyond_chance=(np.abs(alone.zone) == 2) & ~found.is_small,
    )
    return Judged(units, kind, found.target, found.dispersion)
