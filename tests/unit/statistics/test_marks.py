"""The marks of a card, on charts worked out by hand."""

import pytest

from dashboard.metrics import Direction
from dashboard.statistics.marks import assurance_mark, variation_mark
from dashboard.statistics.xmr import RATE, xmr

STEADY = [1.0, 3.0] * 6  # mean 2, limits 2 ± 5.32
RISEN = [*STEADY, 12.0]


@pytest.mark.parametrize(
    ("direction", "mark"),
    [
        (Direction.UP, "improving"),
        (Direction.DOWN, "worsening"),
        (Direction.BAND, "changed"),
        (Direction.CONTEXT, "changed"),
    ],
)
def test_a_high_latest_value(direction: Direction, mark: str) -> None:
    assert variation_mark(xmr(RISEN), direction) == mark


def test_only_the_latest_value_counts() -> None:
    assert variation_mark(xmr([12.0, *STEADY]), Direction.UP) == "common"
    assert variation_mark(xmr([*RISEN, float("nan")]), Direction.UP) == "improving"


@pytest.mark.parametrize(
    ("target", "direction", "mark"),
    [
        (7.4, Direction.UP, "missed"),  # limits -3.32 and 7.32
        (7.3, Direction.UP, "uncertain"),
        (-3.4, Direction.UP, "reached"),
        (7.4, Direction.DOWN, "reached"),
        (-3.4, Direction.DOWN, "missed"),
        (2.0, Direction.DOWN, "uncertain"),
        (None, Direction.UP, None),
        (2.0, Direction.BAND, None),
    ],
)
def test_assurance(
    target: float | None, direction: Direction, mark: str | None
) -> None:
    assert assurance_mark(xmr(STEADY), target, direction) == mark


def test_a_limit_on_the_target_reaches_it() -> None:
    assert assurance_mark(xmr([1.0] * 12, bounds=RATE), 1.0, Direction.UP) == "reached"


def test_no_assurance_without_limits() -> None:
    assert assurance_mark(xmr([1.0]), 1.0, Direction.UP) is None
