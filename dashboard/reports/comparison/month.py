"""Every unit against all others, rate by rate: which really differ in a month?"""

import datetime as dt
from collections.abc import Iterator

import pandas as pd

from dashboard.metrics import METRICS, Kind, Metric
from dashboard.statistics.counts import Kind as CountKind
from dashboard.statistics.fdr import control_false_discoveries
from dashboard.statistics.funnel import compare_units
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
    "is_outside": "bool",
}


def count_kind(metric: Metric) -> CountKind | None:
    """How a funnel of the metric counts; None: it is not put to the test.

    Rates with a better side only: counts, fines and context are never ranked, and
    scores or days are no counts.
    """
    if not metric.is_watched:
        return None
    return "proportion" if metric.kind is Kind.SHARE else "ratio"


def compare_month(table: MetricTable, period: dt.date) -> pd.DataFrame:
    """One row per unit and metric of a month, at the metric's own window W.

    `centre`: what all units have in common; `lower`, `upper`: 99.8 % limits of that
    unit's size; `zone`, `p_value` as in `Funnel`; `q_value`: p over all the units and
    metrics of the month (Benjamini & Hochberg). `is_outside`: beyond the 99.8 % limits
    and one of the discoveries. Units with too few cases are left out untested.
    """
    parts = list(_compare_metrics(table, period))
    if not parts:
        return pd.DataFrame({name: [] for name in _COLUMNS}).astype(_COLUMNS)
    frame = pd.concat(parts, ignore_index=True)
    found = control_false_discoveries(frame["p_value"], FALSE_DISCOVERIES)
    frame["q_value"] = found.q_value
    frame["is_outside"] = found.is_discovery & frame["zone"].abs().eq(2)
    frame.insert(0, "period", pd.Timestamp(period))
    return frame.astype(_COLUMNS)[list(_COLUMNS)]


def _compare_metrics(table: MetricTable, period: dt.date) -> Iterator[pd.DataFrame]:
    watched = [metric for metric in METRICS.values() if metric.is_watched]
    table.prefetch(watched, period)
    for metric in watched:
        kind = count_kind(metric)
        if kind is None:
            continue
        rows = table.month(metric, period, "subdistrict")
        rows = rows[rows["numerator"].notna() & rows["denominator"].gt(0)]
        if rows.empty:
            continue
        funnel = compare_units(rows["numerator"], rows["denominator"], kind)
        parts = rows[["metric", "area_code", "numerator", "denominator", "value"]]
        frame = parts.assign(
            centre=funnel.target,
            lower=funnel.alarm.lower,
            upper=funnel.alarm.upper,
            zone=funnel.zone,
            p_value=funnel.p_value,
        )
        yield frame[~funnel.is_small]
