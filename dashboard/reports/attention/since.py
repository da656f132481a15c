"""Since when the units that the judge names have been named."""

import datetime as dt
from collections.abc import Callable

import pandas as pd

from dashboard.filters import months_before

#: How far back is looked: what is older is told as of then.
MONTHS = 12

_VERDICT = ["metric", "area_code", "is_better"]


def date_named(
    judge: Callable[[dt.date], pd.DataFrame], period: dt.date, first: dt.date
) -> pd.DataFrame:
    """The rows of `judge(period)` with `since`, the month from which each is named.

    `judge`: rows of `judge_month` of a month. `since`: the first of the months up to
    `period`, of the last twelve and not before `first`, in all of which the unit was
    named on the same side of the same metric; missing where it is not named.
    """
    judged = judge(period)
    since = pd.Series(pd.NaT, index=judged.index, dtype="datetime64[us]")
    still = judged["is_named"].astype(bool)
    month = period
    for _back in range(MONTHS):
        if not still.any() or month < first:
            break
        since = since.mask(still, pd.Timestamp(month))
        month = months_before(month, 1)
        if month < first:
            break
        before = judge(month)
        named = pd.MultiIndex.from_frame(before.loc[before["is_named"], _VERDICT])
        still &= pd.MultiIndex.from_frame(judged[_VERDICT]).isin(named)
    return judged.assign(since=since)
