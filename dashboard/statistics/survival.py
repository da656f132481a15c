"""How long until it is done, when some are not done yet?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import FloatArray, as_values


@dataclass(frozen=True, eq=False)
class Survival:
    """The Kaplan-Meier curve: at `days` the share still `open`, with its 95 % interval.

    The curve starts at day 0 with 1 and steps down. `median` and its interval are None
    where the curve does not come down to one half: it is not known yet.
    """

    days: FloatArray
    open: FloatArray
    lower: FloatArray
    upper: FloatArray
    median: float | None
    median_lower: float | None
    median_upper: float | None
    count: int
    done_count: int


def kaplan_meier(days: ArrayLike, is_done: ArrayLike) -> Survival:
    """The share still open by days since the start, and the median days to the end.

    `days` (>= 0) run to the end of each case, or to the cut-off where it is still open
    (`is_done` False). Kaplan & Meier 1958, J. American Statistical Association 53, 457-
    481; interval by log(-log S), as in lifelines. ValueError without a case.
    """
    # lifelines takes a second to import: only a page that draws the curve pays for it.
    from lifelines import KaplanMeierFitter
    from lifelines.utils import median_survival_times

    durations = as_values(days)
    done = np.asarray(is_done, dtype=bool)
    if not len(durations):
        raise ValueError("no case to follow")
    fitted = KaplanMeierFitter().fit(durations, done)
    interval = fitted.confidence_interval_
    medians = median_survival_times(interval).to_numpy().ravel()
    return Survival(
        days=fitted.survival_function_.index.to_numpy(dtype=np.float64),
        open=fitted.survival_function_.to_numpy().ravel(),
        lower=interval.iloc[:, 0].to_numpy(),
        upper=interval.iloc[:, 1].to_numpy(),
        median=_known(fitted.median_survival_time_),
        median_lower=_known(medians[0]),
        median_upper=_known(medians[1]),
        count=len(durations),
        done_count=int(done.sum()),
    )


def _known(days: float) -> float | None:
    return float(days) if np.isfinite(days) else None
