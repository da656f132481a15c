"""Which units have too few cases in a month for anything but their numbers."""

import pandas as pd

from dashboard.metrics import Metric
from dashboard.statistics.counts import is_small, pooled
from dashboard.statistics.methods import count_kind


def small_units(rows: pd.DataFrame, metric: Metric) -> pd.Series:
    """Per row whether it is 样本不足; `rows`: values of all units of one month.

    All units: how many events are to be expected is what all have in common. False
    without a value, and where values are no counts of cases.
    """
    kind = count_kind(metric)
    small = pd.Series(False, index=rows.index)
    known = rows["value"].notna()
    if kind is None or not known.any():
        return small
    top = rows.loc[known, "numerator"].to_numpy(dtype=float)
    bottom = rows.loc[known, "denominator"].to_numpy(dtype=float)
    small[known] = is_small(bottom, kind, pooled(top, bottom))
    return small
