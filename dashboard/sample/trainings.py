"""The trainings of 2023: a row a unit taking part, lectures for the city as a whole."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.sample.frames import type_frame
from dashboard.sample.practice import build_staff
from dashboard.sample.randomness import seeded
from dashboard.sample.units import monitored

#: Of a unit's officers, those who are expected at a session.
_CALLED = 0.8
_LECTURE_SEATS = 320


@cache
def build_trainings() -> pd.DataFrame:
    """All rows by day, in the contract's columns."""
    rng = seeded("trainings")
    path = Path(__file__).with_name("trainings.toml")
    kinds = tomllib.loads(path.read_text(encoding="utf-8"))["kinds"]
    rows = [row for kind in kinds for row in _kind_rows(kind, rng)]
    frame = pd.DataFrame(rows)
    frame["held_on"] = pd.to_datetime(frame["held_on"])
    return type_frame("trainings", frame.sort_values(["held_on", "subdistrict_code"]))


def _kind_rows(kind: dict[str, Any], rng: np.random.Generator) -> list[dict[str, Any]]:
    """The sessions of one kind, their topics in turn."""
    rows = []
    for number, day in enumerate(kind["days"]):
        turn, place = divmod(number, len(kind["topics"]))
        topic = kind["topics"][place] + (f"（{turn + 1}）" if turn else "")
        session = {
            "held_on": day,
            "kind": kind["name"],
            "topic": topic,
            "hours": kind["hours"],
            "organiser": kind["organiser"],
        }
        for unit in _choose_units(kind["units"], rng):
            expected = _expected(unit)
            rows.append(
                session
                | {
                    "subdistrict_code": unit,
                    "expected_count": expected,
                    "attended_count": rng.binomial(expected, 0.91),
                }
            )
    return rows


def _choose_units(count: int, rng: np.random.Generator) -> list[str | None]:
    """The units taking part; 0: none is named."""
    if not count:
        return [None]
    codes = sorted(monitored().index)
    return sorted(rng.choice(codes, count, replace=False).tolist())


def _expected(unit: str | None) -> int:
    """How many of a unit are called, of the whole city how many seats there are."""
    if unit is None:
        return _LECTURE_SEATS
    officers = build_staff().drop_duplicates("subdistrict_code")
    own = officers.loc[officers["subdistrict_code"] == unit, "officer_count"]
    return round(_CALLED * int(own.iloc[0]))
