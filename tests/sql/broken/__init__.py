"""Tiny tables with offending rows beside clean ones, for every business check."""

from tests.sql.broken import findings, grants, penalties, practice, visits
from tests.sql.broken.shape import Case

CASES: list[Case] = [
    *grants.CASES,
    *penalties.CASES,
    *visits.CASES,
    *findings.CASES,
    *practice.CASES,
]

__all__ = ["CASES", "Case"]
