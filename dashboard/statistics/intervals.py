"""How sure is a single proportion?"""

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import read_counts
from dashboard.statistics.funnel import Limits


def wilson(numerator: ArrayLike, denominator: ArrayLike, level: float = 0.95) -> Limits:
    """Wilson's score interval of each proportion, NaN where the denominator is 0.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n): Wilson 1927, J. American
    Statistical Association 22, 209-212; recommended by Newcombe 1998, Statistics in
    Medicine 17(8), 857-872. Never outside 0..1 and never empty, at 0 and n as well.
    """
    from statsmodels.stats.proportion import proportion_confint  # slow to import

    counts, totals = read_counts(numerator, denominator, "proportion")
    size = np.where(totals > 0, totals, np.nan)
    lower, upper = proportion_confint(counts, size, 1 - level, method="wilson")
    return Limits(np.clip(lower, 0, 1), np.clip(upper, 0, 1))
