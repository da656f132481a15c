"""Editions: what was handed in for each month, knowing only what was known then."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.datasets import DATASETS, Dataset
from dashboard.sample.appraisal import build_leniency, build_targets, build_weights
from dashboard.sample.events import build_events
from dashboard.sample.findings import build_findings
from dashboard.sample.frames import month_end, months, type_frame
from dashboard.sample.grants import build_grants
from dashboard.sample.penalties import build_penalties
from dashboard.sample.powers import build_powers
from dashboard.sample.practice import build_reviews, build_staff
from dashboard.sample.trainings import build_trainings
from dashboard.sample.visits import build_visits

#: Every data set by name, in the order of publishing within a month.
BUILDERS: Mapping[str, Callable[[], pd.DataFrame]] = {
    "powers": build_powers,
    "grants": build_grants,
    "penalties": build_penalties,
    "visits": build_visits,
    "findings": build_findings,
    "events": build_events,
    "reviews": build_reviews,
    "staff": build_staff,
    "trainings": build_trainings,
    "leniency": build_leniency,
    "targets": build_targets,
    "weights": build_weights,
}

#: The date on which a row of a whole table comes to be known.
_APPEARS = {
    "powers": "valid_from",
    "grants": "granted_on",
    "findings": "found_on",
    "events": "occurred_on",
    "leniency": "valid_from",
    "targets": "valid_from",
    "weights": "valid_from",
}

#: What stays blank until a later date: date -> the columns that wait for it.
_WAITS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "powers": {"valid_to": ("valid_to",)},
    "grants": {
        "accepted_on": ("accepted_on",),
        "recalled_on": ("recalled_on", "recall_document"),
    },
    "findings": {
        "measured_on": ("measure",),
        "rectified_on": ("rectified_on",),
        "verified_on": ("verified_on",),
    },
    "events": {},
    "leniency": {},
    "targets": {},
    "weights": {},
}


@dataclass(frozen=True)
class Edition:
    """One data set as handed in for a month (`period` is its first day)."""

    period: date
    dataset: str
    frame: pd.DataFrame


def list_editions() -> Iterator[Edition]:
    """All editions in publish order: by month, then as in `BUILDERS`.

    Monthly data sets come once for each month with rows, whole ones only for months in
    which they changed.
    """
    latest: dict[str, pd.DataFrame] = {}
    for month in months():
        for name, build in BUILDERS.items():
            frame = _known_in(DATASETS[name], build(), month)
            is_new = name not in latest or not frame.equals(latest[name])
            if is_new and not frame.empty:
                latest[name] = frame
                yield Edition(month.date(), name, frame)


def _known_in(
    dataset: Dataset, frame: pd.DataFrame, month: pd.Timestamp
) -> pd.DataFrame:
    """The rows of a month (monthly) or all that was known at its end (whole)."""
    end = month_end(month)
    if dataset.is_monthly:
        days = frame[dataset.period_column]
        return type_frame(dataset.id, frame[days.between(month, end)])
    known = frame[frame[_APPEARS[dataset.id]] <= end].copy()
    for waited, columns in _WAITS[dataset.id].items():
        is_unknown = known[waited].isna() | (known[waited] > end)
        for column in columns:
            known[column] = known[column].mask(is_unknown)
    return type_frame(dataset.id, known)
