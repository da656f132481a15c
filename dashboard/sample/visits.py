"""Eleven inspection rounds, monthly from February 2023, each to some of the units."""

from functools import cache

import numpy as np
import pandas as pd

from dashboard.sample.frames import type_frame, workdays
from dashboard.sample.randomness import seeded
from dashboard.sample.stories import ROUNDS, TURNING_FROM, TURNING_UNIT
from dashboard.sample.units import monitored

_FIRST_ROUND = "2023-02-01"
_TEAMS = ("第一组", "第二组", "第三组")


@cache
def build_visits() -> pd.DataFrame:
    """All visits of the 11 rounds, in the contract's columns; 12-18 units a round."""
    rng = seeded("visits")
    visited = pd.Series(0, monitored().index)
    rounds = []
    for number, month in enumerate(round_months(), start=1):
        chosen = _choose_units(visited, month, rng)
        visited[chosen] += 1
        rounds.append(_visit_round(number, month, chosen, rng))
    return type_frame("visits", pd.concat(rounds))


def round_months() -> pd.DatetimeIndex:
    """The month of each round, the first of them round 1."""
    return pd.date_range(_FIRST_ROUND, periods=ROUNDS, freq="MS", unit="ns")


def _choose_units(
    visited: pd.Series, month: pd.Timestamp, rng: np.random.Generator
) -> list[str]:
    """12-18 units, the least visited first; the turning unit again and again."""
    urge = visited + rng.uniform(0, 2.5, len(visited))
    if month >= pd.Timestamp(TURNING_FROM):
        urge[TURNING_UNIT] = -1
    return sorted(urge.nsmallest(int(rng.integers(12, 19))).index)


def _visit_round(
    number: int, month: pd.Timestamp, chosen: list[str], rng: np.random.Generator
) -> pd.DataFrame:
    """One round's visits: neighbours go to one team, days spread over the month."""
    first, last = month.date().replace(day=6), month.date().replace(day=21)
    visited_on = rng.choice(workdays(first, last).to_numpy(), len(chosen))
    share = np.arange(len(chosen)) * len(_TEAMS) // len(chosen)
    rows = pd.DataFrame(
        {
            "round": number,
            "subdistrict_code": chosen,
            "visited_on": visited_on,
            "team": [_TEAMS[team] for team in share],
            "score": _scores(number, month, chosen, rng),
            "files_sampled_count": rng.integers(4, 11, len(chosen)),
        }
    )
    return rows.sort_values(["visited_on", "subdistrict_code"])


def _scores(
    number: int, month: pd.Timestamp, chosen: list[str], rng: np.random.Generator
) -> pd.Series:
    """Scores by unit, 0-100 in half points: the unit's usual one, learning, noise."""
    usual = monitored()["score"].reindex(chosen).reset_index(drop=True)
    scores = usual + 0.35 * (number - 6) + rng.normal(0, 2.2, len(chosen))
    fallen = max(0, (month.month - TURNING_FROM.month + 1)) * 4
    is_turning = pd.Series(chosen) == TURNING_UNIT
    scores = scores.mask(is_turning, scores - min(fallen, 16))
    return (scores.clip(40, 99) * 2).round() / 2
