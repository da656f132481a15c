"""Many units at once: which of the small p-values are findings, and not luck?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dashboard.statistics.counts import BoolArray, FloatArray, as_values


@dataclass(frozen=True, eq=False)
class Discoveries:
    """Per test: whether it `is_discovery`, and its `q_value`, the adjusted p."""

    is_discovery: BoolArray
    q_value: FloatArray


def control_false_discoveries(p_values: ArrayLike, q: float = 0.05) -> Discoveries:
    """The tests that may be named: on average at most `q` of those named are false.

    Benjamini & Hochberg 1995, J. Royal Statistical Society B 57(1), 289-300: of the m
    p-values in order, all up to the last with p(k) <= k q / m. NaN was no test: it does
    not count in m, is no discovery and keeps its place.
    """
    p = as_values(p_values)
    tested = np.isfinite(p)
    is_discovery = np.zeros(p.shape, dtype=bool)
    q_value = np.full(p.shape, np.nan)
    if tested.any():
        from statsmodels.stats.multitest import multipletests  # slow to import

        found = multipletests(p[tested], alpha=q, method="fdr_bh")
        is_discovery[tested], q_value[tested] = found[0], found[1]
    return Discoveries(is_discovery, q_value)
