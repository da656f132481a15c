"""What a world consists of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tests.conftest import THREE_UNITS
from tests.tiny import Tables


class Case(NamedTuple):
    """One expected number. Both None: not reported; denominator 0: not applicable."""

    metric: str
    window: str
    period: str
    area: str
    numerator: float | None
    denominator: float | None = None
    part: str = ""
    dimension: str = ""  # of the part; the metric's first one if left out


class Coverage(NamedTuple):
    """Over how many units, months and source rows a number stands."""

    metric: str
    window: str
    period: str
    area: str
    reported: int
    expected: int
    months: int
    rows: int


@dataclass(frozen=True)
class World:
    """Tables, the roster they are seen under, and the numbers that follow."""

    tables: Tables
    cases: Sequence[Case]
    coverage: Sequence[Coverage] = ()
    roster: Sequence[tuple[str, str, str]] = THREE_UNITS
