"""Metric values as the charts read them, three areas in one month."""

from collections.abc import Callable, Sequence

import pandas as pd
import pytest

Cell = tuple[str, float | None, float | None]
BuildFrame = Callable[[Sequence[Cell]], pd.DataFrame]


@pytest.fixture
def build_frame() -> BuildFrame:
    """A function from (area, numerator, denominator) to metric values of a month.

    Without a denominator the value is the numerator; a denominator of 0 gives none.
    """

    def build(cells: Sequence[Cell]) -> pd.DataFrame:
        numbers = ["numerator", "denominator", "value"]
        rows = [(code, top, low, _divide(top, low)) for code, top, low in cells]
        frame = pd.DataFrame(rows, columns=["area_code", *numbers])
        frame = frame.astype(dict.fromkeys(numbers, "float64"))
        return frame.assign(period=pd.Timestamp("2023-09-01"), part="")

    return build


def _divide(top: float | None, bottom: float | None) -> float | None:
    if top is None or bottom == 0:
        return None
    return top if bottom is None else top / bottom
