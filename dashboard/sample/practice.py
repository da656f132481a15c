"""Review and staff reports of the monitored units, month by month since 2022."""

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from dashboard.sample.frames import months, type_frame
from dashboard.sample.penalties import build_penalties
from dashboard.sample.randomness import seeded
from dashboard.sample.stories import (
    LATE_MONTH,
    LATE_UNIT,
    SLOW_DISTRICT,
    SLOW_FROM,
    SLOW_STAGE,
    UNCERTIFIED_FROM,
    UNCERTIFIED_UNIT,
)
from dashboard.sample.units import monitored

_FIRST_MONTH = "2022-01-01"

#: By stage: share in time, working days a case, share sent back.
_STAGES = {
    1: (0.985, 0.8, 0.06),
    2: (0.975, 0.9, 0.04),
    3: (0.96, 1.6, 0.05),
    4: (0.98, 1.0, 0.01),
}
#: The same of the slow stage, once it has slowed down.
_SLOW = (0.62, 3.9, 0.05)


@cache
def build_reviews() -> pd.DataFrame:
    """Four rows a unit and month, in the contract's columns.

    The cases are those of the ordinary procedure: each passes all four stages.
    """
    rng = seeded("reviews")
    spine = _unit_months()
    cases = _ordinary_cases().reindex(pd.MultiIndex.from_frame(spine), fill_value=0)
    rows = []
    for stage, usual in _STAGES.items():
        is_slow = _is_slow(spine) & (stage == SLOW_STAGE)
        on_time, days, returned = (
            np.where(is_slow, slow, value)
            for slow, value in zip(_SLOW, usual, strict=True)
        )
        count = cases.to_numpy()
        spent = count + rng.poisson(np.maximum(days - 0.5, 0.1) * count) / 2
        rows.append(
            spine.assign(
                stage=stage,
                case_count=count,
                on_time_count=rng.binomial(count, on_time),
                working_days=np.where(count > 0, spent, 0.0),
                returned_count=rng.binomial(count, returned),
            )
        )
    key = ["period", "subdistrict_code", "stage"]
    return type_frame("reviews", pd.concat(rows).sort_values(key))


@cache
def build_staff() -> pd.DataFrame:
    """One row a unit and month, in the contract's columns.

    Certificates grow from about 80 % to about 95 % in two years; officers come and go.
    """
    rng = seeded("staff")
    size = monitored()["size"]
    officers = (10 + 9 * size).round().astype(int)
    talent = pd.Series(rng.normal(0, 0.04, len(size)), size.index)
    auxiliaries = (officers * rng.uniform(0.5, 1.1, len(size))).round().astype(int)
    lawyers = pd.Series(rng.binomial(officers, 0.09), size.index)
    spine = _unit_months()
    unit = spine["subdistrict_code"]
    elapsed = (spine["period"].dt.year - 2022) * 12 + spine["period"].dt.month - 1
    hired = _recruits(spine)
    share = (0.8 + 0.15 * elapsed / 23 + unit.map(talent)).clip(0.6, 1.0)
    rows = spine.assign(
        officer_count=unit.map(officers) + hired,
        certified_count=(unit.map(officers) * share).round().astype(int),
        lawyer_count=unit.map(lawyers),
        auxiliary_count=unit.map(auxiliaries),
    )
    return type_frame("staff", rows)


def _unit_months() -> pd.DataFrame:
    """Every month and monitored unit, but for the late report."""
    since = [month for month in months() if month >= pd.Timestamp(_FIRST_MONTH)]
    codes: list[Any] = sorted(monitored().index)
    names = ["period", "subdistrict_code"]
    every = pd.MultiIndex.from_product([since, codes], names=names)
    kept = every.drop((pd.Timestamp(LATE_MONTH), LATE_UNIT))
    return kept.to_frame(index=False)


def _ordinary_cases() -> pd.Series:
    """Exercises by the ordinary procedure, by month and unit."""
    ordinary = build_penalties().query("procedure == '普通'")
    counts = ordinary.groupby(["period", "subdistrict_code"])["exercise_count"].sum()
    return counts.astype(int)


def _is_slow(spine: pd.DataFrame) -> pd.Series:
    """Which rows are of the slow district after it has slowed down."""
    is_there = spine["subdistrict_code"].str.startswith(SLOW_DISTRICT)
    return is_there & spine["period"].ge(pd.Timestamp(SLOW_FROM))


def _recruits(spine: pd.DataFrame) -> pd.Series:
    """Two officers a month without a certificate, in the unit that hires them."""
    first = pd.Timestamp(UNCERTIFIED_FROM)
    passed = (
        spine["period"].dt.to_period("M").astype("int64") - first.to_period("M").ordinal
    )
    is_hiring = spine["subdistrict_code"].eq(UNCERTIFIED_UNIT) & (passed >= 0)
    hired: pd.Series = (2 * (passed + 1)).clip(upper=10).where(is_hiring, 0)
    return hired.astype(int)
