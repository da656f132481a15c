"""Is a value unusual beside others? By medians, which one wild value cannot move."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

#: Makes the median absolute deviation of normal values their standard deviation.
_NORMAL = 0.6745
#: |z| above it is an outlier (Iglewicz & Hoaglin 1993).
LIMIT = 3.5
#: Fewer values do not say what is usual.
LEAST_HISTORY = 6


@dataclass(frozen=True)
class UsualRange:
    """What is usual: `median`, and `spread` as a normal value's standard deviation."""

    median: float
    spread: float

    @property
    def low(self) -> float:
        """The lowest value that is no outlier."""
        return self.median - LIMIT * self.spread

    @property
    def high(self) -> float:
        """The highest value that is no outlier."""
        return self.median + LIMIT * self.spread

    def score(self, value: float) -> float:
        """The modified z-score of `value`; |z| > `LIMIT`: an outlier."""
        return (value - self.median) / self.spread


def usual_range(
    history: Sequence[float], least_spread: float = 1.0
) -> UsualRange | None:
    """The range that `history` makes usual, or None with fewer than six values.

    The modified z-score of Iglewicz & Hoaglin, How to Detect and Handle Outliers
    (1993): z = 0.6745 (x - median) / MAD, MAD being the median of |x - median|; an
    outlier where |z| > 3.5. Half of a history that is mostly the same value has a MAD
    of 0, beside which anything were an outlier: `least_spread` (> 0), in the values'
    unit, is what MAD / 0.6745 is never below.
    """
    if len(history) < LEAST_HISTORY:
        return None
    median = float(np.median(history))
    deviation = float(np.median(np.abs(np.asarray(history) - median)))
    return UsualRange(median, max(deviation / _NORMAL, least_spread))
