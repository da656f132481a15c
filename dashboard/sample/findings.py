"""The ledger of 122 findings: where, when, what, and how they were put right."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from dashboard.sample.frames import month_end, next_workday, type_frame, workdays
from dashboard.sample.randomness import seeded
from dashboard.sample.stories import (
    FINDINGS_BY_SOURCE,
    LAST_MONTH,
    MEASURES,
    TURNING_FINDINGS_AFTER,
    TURNING_FINDINGS_BEFORE,
    TURNING_FROM,
    TURNING_UNIT,
)
from dashboard.sample.units import monitored
from dashboard.sample.visits import build_visits

_DEADLINE_DAYS = {"一般": 30, "较重": 20, "严重": 10}
_SEVERITY_ODDS = (0.68, 0.25, 0.07)

#: How many of the turning unit's later findings inspections bring (of 14).
_TURNING_INSPECTED = 10

#: A closed finding seen again within this many days is a recurrence.
_RECURRENCE_DAYS = 180


@cache
def build_findings() -> pd.DataFrame:
    """All findings with all dates, also those after the window, plus `measured_on`.

    `measured_on` is the day the measure was drawn up: the editions need it to show a
    measure only once it was known. Sorted by finding code, that is by day found.
    """
    rng = seeded("inspection")
    rows = pd.concat([_inspected(rng), _reported(rng)], ignore_index=True)
    rows = rows.sort_values(["found_on", "subdistrict_code", "source"])
    rows = _rectify(_describe(rows.reset_index(drop=True), rng), rng)
    rows["finding_code"] = [f"WT-2023-{n:03}" for n in range(1, len(rows) + 1)]
    rows = _repeat_categories(rows, rng)
    rows["recurrence_of"] = [_earlier_finding(rows, row) for row in rows.itertuples()]
    frame = type_frame("findings", rows)
    return frame.assign(measured_on=rows["measured_on"].to_numpy())


def _inspected(rng: np.random.Generator) -> pd.DataFrame:
    """Findings of source 督查: shared out over the visits, found on that day."""
    visits = build_visits()
    turned = _has_turned(visits["subdistrict_code"], visits["visited_on"])
    rate = monitored()["finding_rate"].reindex(visits["subdistrict_code"]).to_numpy()
    is_other = visits["subdistrict_code"] != TURNING_UNIT
    counts = np.zeros(len(visits), dtype=int)
    total = FINDINGS_BY_SOURCE["督查"] - _TURNING_INSPECTED - TURNING_FINDINGS_BEFORE
    counts[is_other] = rng.multinomial(total, _shares(rate[is_other]))
    counts[turned] = rng.multinomial(_TURNING_INSPECTED, _shares(np.ones(turned.sum())))
    before = np.flatnonzero(~is_other & ~turned)[:TURNING_FINDINGS_BEFORE]
    counts[before] += TURNING_FINDINGS_BEFORE // len(before)
    rows = visits.loc[np.repeat(visits.index, counts)]
    rows = rows.rename(columns={"visited_on": "found_on"}).assign(source="督查")
    return rows[["round", "subdistrict_code", "found_on", "source"]]


def _reported(rng: np.random.Generator) -> pd.DataFrame:
    """Findings of the other sources, on working days, where there is more work."""
    days = workdays("2023-02-06", "2023-12-27")
    sources = [
        s for s, n in FINDINGS_BY_SOURCE.items() if s != "督查" for _ in range(n)
    ]
    size = monitored()["size"].drop(TURNING_UNIT)
    units = rng.choice(size.index, len(sources), p=_shares(size.to_numpy()))
    found_on = rng.choice(days.to_numpy(), len(sources))
    late = days[days >= pd.Timestamp(TURNING_FROM)]
    turned = rng.permutation(len(sources))[
        : TURNING_FINDINGS_AFTER - _TURNING_INSPECTED
    ]
    units[turned] = TURNING_UNIT
    found_on[turned] = rng.choice(late.to_numpy(), len(turned))
    return pd.DataFrame(
        {"subdistrict_code": units, "found_on": found_on, "source": sources}
    )


def _describe(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Give each finding its category, severity, text, measure and deadline."""
    weights = np.array([table["weight"] for table in _categories().values()])
    names = rng.choice(list(_categories()), len(rows), p=_shares(weights))
    severity = rng.choice(list(_DEADLINE_DAYS), len(rows), p=_SEVERITY_ODDS)
    allowed = pd.Series(severity).map(_DEADLINE_DAYS).to_numpy()
    rows = rows.assign(category=names, severity=severity)
    rows["due_on"] = rows["found_on"] + pd.to_timedelta(allowed, unit="D")
    return _word(rows, rng)


def _word(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Write description and measure as the category has them."""
    tables = [_categories()[name] for name in rows["category"]]
    return rows.assign(
        description=[str(rng.choice(table["descriptions"])) for table in tables],
        measure=[table["measure"] for table in tables],
    )


def _rectify(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Days of measure, rectification and closure; the last ones have none yet.

    Rectification takes 0.6 of the time allowed at the median, 1.2 in the turned unit;
    one in twenty-five is never put right.
    """
    end = month_end(LAST_MONTH)
    measured = rows["found_on"] + _days(rng.integers(2, 10, len(rows)))
    is_measured = rows.index < MEASURES
    measured = measured.clip(upper=end).where(is_measured, end + _days(9))
    allowed = (rows["due_on"] - rows["found_on"]).dt.days
    pace = np.where(_has_turned(rows["subdistrict_code"], rows["found_on"]), 1.2, 0.6)
    pace *= rng.lognormal(0, 0.45, len(rows))
    rectified = rows["found_on"] + _days(np.ceil(allowed * pace).astype(int))
    rectified = rectified.clip(lower=measured + _days(1)).map(next_workday)
    is_rectified = rng.random(len(rows)) >= 0.04
    verified = rectified + _days(3 + rng.gamma(2, 4, len(rows)).astype(int))
    is_verified = is_rectified & (rng.random(len(rows)) >= 0.05)
    return rows.assign(
        measured_on=measured,
        rectified_on=rectified.where(is_rectified),
        verified_on=verified.map(next_workday).where(is_verified),
    )


def _repeat_categories(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Let one in twelve of the findings be a fault that its unit had closed before."""
    again = rng.random(len(rows)) < 1 / 12
    for row in rows[again].itertuples():
        earlier = _closed_before(rows, row)
        if len(earlier):
            rows.loc[row.Index, "category"] = earlier["category"].iloc[-1]
    return _word(rows, rng)


def _earlier_finding(rows: pd.DataFrame, row: Any) -> str | None:
    """The code of the latest closed finding of the unit and category, or nothing."""
    earlier = _closed_before(rows, row)
    same = earlier.loc[earlier["category"] == row.category, "finding_code"]
    return str(same.iloc[-1]) if len(same) else None


def _closed_before(rows: pd.DataFrame, row: Any) -> pd.DataFrame:
    """The unit's findings closed in the 180 days before this one was found."""
    since = (row.found_on - rows["verified_on"]).dt.days
    is_same_unit = rows["subdistrict_code"] == row.subdistrict_code
    earlier: pd.DataFrame = rows[is_same_unit & since.between(1, _RECURRENCE_DAYS)]
    return earlier


def _has_turned(codes: pd.Series, days: pd.Series) -> np.ndarray[Any, Any]:
    """Whether each row is of the turning unit after its turn."""
    turned = (codes == TURNING_UNIT) & (days >= pd.Timestamp(TURNING_FROM))
    return turned.to_numpy(dtype=bool)


@cache
def _categories() -> dict[str, dict[str, Any]]:
    """The tables of ledger.toml by category."""
    path = Path(__file__).with_name("ledger.toml")
    tables = tomllib.loads(path.read_text(encoding="utf-8"))["categories"]
    return {table["name"]: table for table in tables}


def _shares(weights: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Weights scaled to a sum of 1."""
    return np.asarray(weights / weights.sum())


def _days(numbers: Any) -> Any:
    """Numbers of days as time differences."""
    return pd.to_timedelta(numbers, unit="D")
