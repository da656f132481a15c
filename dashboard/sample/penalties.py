"""Monthly exercises: totals are shared out by chance over grants and months.

A grant's expected use is the product of the unit's size, the season, the power's weight
(heavy-tailed) and noise; months in which the grant is not in force get none.
"""

from functools import cache

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.sample.frames import month_end, months, type_frame
from dashboard.sample.grants import build_grants
from dashboard.sample.powers import build_powers, vocabulary
from dashboard.sample.randomness import seeded
from dashboard.sample.stories import (
    LATE_MONTH,
    LATE_UNIT,
    URBAN_EXERCISES,
    URBAN_MANAGEMENT,
)
from dashboard.sample.units import units

Matrix = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

#: Exercises in the other 17 domains together, monitored units, whole window.
_OTHER_EXERCISES = 9_200

#: Work by calendar month: less around the Spring Festival and in the heat.
_SEASON = (0.8, 0.6, 1.0, 1.1, 1.15, 1.1, 0.95, 0.9, 1.1, 1.1, 1.15, 1.05)

_SIMPLE_FINES = (20, 30, 50, 50, 100, 100, 200)


@cache
def build_penalties() -> pd.DataFrame:
    """All 36 months of reports, in the contract's columns.

    One row a month, unit, power and procedure with a count above 0; a unit without any
    has one zero report. The late unit lacks its late month.
    """
    rng = seeded("penalties")
    grants = _penalty_grants()
    expected = _expected_use(grants, rng)
    exercises = _share_out(grants, expected, rng)
    waived = rng.poisson(expected * _waived_share())
    rows = _split_procedures(grants, exercises, waived, rng)
    rows["fine_yuan"] = _draw_fines(rows, rng)
    rows = pd.concat([rows, _zero_reports(rows)])
    key = ["period", "subdistrict_code", "power_code", "procedure"]
    return type_frame("penalties", rows.sort_values(key))


def _penalty_grants() -> pd.DataFrame:
    """The grants of penalty powers, with domain and whether their unit is monitored."""
    powers = build_powers().drop_duplicates("power_code").set_index("power_code")
    grants = build_grants().join(powers[["domain_code", "kind"]], on="power_code")
    grants = grants[grants["kind"] == "处罚"].reset_index(drop=True)
    monitored = units()["is_monitored"].reindex(grants["subdistrict_code"])
    return grants.assign(is_monitored=monitored.to_numpy())


def _expected_use(grants: pd.DataFrame, rng: np.random.Generator) -> Matrix:
    """Expected exercises, grants x months, of the domain totals' scale."""
    weights = _power_weights(rng).reindex(grants["power_code"]).to_numpy()
    habit = rng.gamma(0.8, 1.0, len(grants))
    busy = rng.gamma(18, 1 / 18, (len(units()), len(months())))
    busy *= units()["size"].to_numpy()[:, None] * _month_weights()
    unit = units().index.get_indexer(pd.Index(grants["subdistrict_code"]))
    use = (weights * habit)[:, None] * busy[unit] * _in_force(grants)
    is_urban = (grants["domain_code"] == URBAN_MANAGEMENT).to_numpy()
    for part, total in ((is_urban, URBAN_EXERCISES), (~is_urban, _OTHER_EXERCISES)):
        use[part] *= total / use[part & grants["is_monitored"].to_numpy()].sum()
    return use


def _power_weights(rng: np.random.Generator) -> pd.Series:
    """How often each power is used against the others of its group: Zipf by rank."""
    powers = build_powers().drop_duplicates("power_code").set_index("power_code")
    ranks = powers.groupby("domain_code")["kind"].transform(
        lambda kinds: rng.permutation(len(kinds)) + 1
    )
    use = powers["domain_code"].map(
        {code: table["use"] for code, table in vocabulary().items()}
    )
    return use.astype(float) / ranks.astype(float) ** 0.9


def _month_weights() -> Matrix:
    """Season times a slow growth from 0.8 to 1.2 over the window."""
    season = np.array([_SEASON[month - 1] for month in months().month])
    return season * np.linspace(0.8, 1.2, len(season))


def _waived_share() -> Matrix:
    """No-penalty decisions per exercise: from 5 % to 14 % over the window."""
    return np.linspace(0.05, 0.14, len(months()))


def _in_force(grants: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Which grants were held at some time of which month, and reported: a matrix."""
    start, end = months(), months().map(month_end)
    granted = grants["granted_on"].to_numpy()[:, None]
    recalled = grants["recalled_on"].fillna(pd.Timestamp.max).to_numpy()[:, None]
    held = (granted <= end.to_numpy()) & (recalled >= start.to_numpy())
    is_late = (grants["subdistrict_code"] == LATE_UNIT).to_numpy()[:, None]
    return np.asarray(held & ~(is_late & (start == pd.Timestamp(LATE_MONTH))))


def _share_out(
    grants: pd.DataFrame, expected: Matrix, rng: np.random.Generator
) -> Counts:
    """Whole exercises: the monitored units' totals exactly, Poisson for the others."""
    counts = rng.poisson(expected)
    is_urban = (grants["domain_code"] == URBAN_MANAGEMENT).to_numpy()
    for part, total in ((is_urban, URBAN_EXERCISES), (~is_urban, _OTHER_EXERCISES)):
        counted = part & grants["is_monitored"].to_numpy()
        odds = expected[counted] / expected[counted].sum()
        drawn = rng.multinomial(total, odds.ravel())
        counts[counted] = drawn.reshape(odds.shape)
    return counts


def _split_procedures(
    grants: pd.DataFrame, exercises: Counts, waived: Counts, rng: np.random.Generator
) -> pd.DataFrame:
    """Long rows by procedure, with both counts, rows of nothing left out."""
    ordinary = rng.binomial(exercises, _ordinary_odds(grants, rng)[:, None])
    waived_ordinary = rng.binomial(waived, 0.3)
    parts = {
        "普通": (ordinary, waived_ordinary),
        "简易": (exercises - ordinary, waived - waived_ordinary),
    }
    frames = []
    for procedure, (done, spared) in parts.items():
        grant, month = np.nonzero(done + spared)
        rows = grants.iloc[grant][["subdistrict_code", "power_code"]].assign(
            period=months()[month],
            procedure=procedure,
            exercise_count=done[grant, month],
            no_penalty_count=spared[grant, month],
        )
        frames.append(rows)
    return pd.concat(frames, ignore_index=True)


def _ordinary_odds(grants: pd.DataFrame, rng: np.random.Generator) -> Matrix:
    """The chance that an exercise takes the ordinary procedure, by grant, 0..0.95.

    It belongs to the power (some acts are never simple) and to the unit's habit.
    """
    codes = pd.Index(grants["power_code"]).unique()
    by_power = pd.Series(rng.beta(0.7, 2.0, len(codes)), codes)
    by_unit = units()["ordinary"].reindex(grants["subdistrict_code"]).to_numpy()
    odds = by_power.reindex(grants["power_code"]).to_numpy() * by_unit
    return np.asarray(np.minimum(odds, 0.95))


def _draw_fines(rows: pd.DataFrame, rng: np.random.Generator) -> Matrix:
    """Σ of one fine an exercise, yuan: at most 200 when simple, else about the power's.

    The limit is the Administrative Penalty Law's for natural persons (2021).
    """
    row = np.repeat(np.arange(len(rows)), rows["exercise_count"])
    simple = rng.choice(_SIMPLE_FINES, len(row)).astype(float)
    codes = pd.Index(rows["power_code"]).unique().sort_values()
    usual = pd.Series(rng.lognormal(np.log(700), 0.7, len(codes)), codes)
    medians = usual.reindex(rows["power_code"]).to_numpy()[row]
    ordinary = medians * rng.lognormal(0, 0.4, len(row))
    ordinary = np.clip(np.round(ordinary / 50) * 50, 250, 20_000)
    is_simple = (rows["procedure"] == "简易").to_numpy()[row]
    fines = np.where(is_simple, simple, ordinary)
    total = np.bincount(row, weights=fines, minlength=len(rows))
    return total.astype(float)


def _zero_reports(rows: pd.DataFrame) -> pd.DataFrame:
    """One row of zeros for each unit and month without any, but for the late one."""
    every = pd.MultiIndex.from_product([months(), units().index])
    reported = pd.MultiIndex.from_frame(rows[["period", "subdistrict_code"]])
    missing = every.difference(reported).drop((pd.Timestamp(LATE_MONTH), LATE_UNIT))
    frame = missing.to_frame(index=False, name=["period", "subdistrict_code"])
    return frame.assign(exercise_count=0, fine_yuan=0.0, no_penalty_count=0)
