"""The sub-districts as the sample imagines them: size, place, habits."""

from functools import cache

import numpy as np
import pandas as pd

from dashboard.reference import read_reference
from dashboard.sample.randomness import seeded
from dashboard.sample.stories import SMALL_SIZE, SMALL_UNIT, UNMONITORED_UNIT

#: Degrees from the old town beyond which a unit counts as fringe (about 6 km).
_FRINGE = 0.06
_CENTRE = np.array([117.185, 34.262])


@cache
def units() -> pd.DataFrame:
    """The 35 monitored units and one that is not, by code.

    Columns: is_monitored, is_fringe, size (1 = usual work load), ordinary (habit of
    the ordinary procedure, 1 = usual), uptake (share of grants accepted at once, 0..1),
    score (usual inspection score), finding_rate (1 = usual).
    """
    rng = seeded("units")
    codes = [row["code"] for row in read_reference("roster")] + [UNMONITORED_UNIT]
    frame = pd.DataFrame(index=pd.Index(codes, name="code"))
    frame["is_monitored"] = frame.index != UNMONITORED_UNIT
    frame["is_fringe"] = [_distance(code) > _FRINGE for code in codes]
    base = np.where(frame["is_fringe"], 0.75, 1.1)
    frame["size"] = base * rng.lognormal(0, 0.4, len(codes))
    frame["ordinary"] = rng.lognormal(0, 0.3, len(codes))
    frame["uptake"] = rng.beta(9, 3, len(codes))
    frame["score"] = rng.normal(86, 3.5, len(codes))
    frame["finding_rate"] = rng.gamma(12, 1 / 12, len(codes))
    frame.loc[SMALL_UNIT, ["size", "ordinary", "finding_rate"]] = SMALL_SIZE, 1.0, 1.0
    return frame


def monitored() -> pd.DataFrame:
    """The 35 monitored units."""
    return units()[units()["is_monitored"]]


def _distance(code: str) -> float:
    """Degrees from the old town to the unit's point."""
    row = next(r for r in read_reference("subdistricts") if r["code"] == code)
    point = np.array([float(row["lon"]), float(row["lat"])])
    return float(np.linalg.norm(point - _CENTRE))
