"""What a case of a business check consists of."""

from typing import NamedTuple

from tests.tiny import Tables


class Case(NamedTuple):
    """Tables, and the offending rows: month, sheet row, column, evidence."""

    check: str
    tables: Tables
    rows: list[tuple[str | None, int | None, str, str]]
