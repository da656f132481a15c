"""Worlds: tiny tables, and what every metric must make of them, worked out by hand."""

from tests.sql.worlds import (
    closures,
    composite,
    deadlines,
    events,
    findings,
    grants,
    ledgers,
    penalties,
    recoded,
    reviews,
    staff,
    trainings,
    visits,
)
from tests.sql.worlds.shape import Case, World

WORLDS: dict[str, World] = {
    "grants": grants.WORLD,
    "penalties": penalties.WORLD,
    "recoded": recoded.WORLD,
    "visits": visits.WORLD,
    "findings": findings.WORLD,
    "empty_ledger": ledgers.EMPTY,
    "late_first_day": ledgers.LATE_FIRST_DAY,
    "deadlines": deadlines.WORLD,
    "closures": closures.WORLD,
    "events": events.WORLD,
    "reviews": reviews.WORLD,
    "staff": staff.WORLD,
    "trainings": trainings.WORLD,
    "composite": composite.WORLD,
    # an empty catalogue for one month, and nothing else
    "silence": World(tables={"powers": {"2023-01": []}}, cases=()),
}

__all__ = ["WORLDS", "Case", "World"]
