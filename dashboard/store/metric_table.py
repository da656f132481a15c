"""Look-ups in a snapshot's metric values: a row, a history, a month, a change."""

import datetime as dt
from collections.abc import Mapping
from functools import cached_property
from typing import Any

import pandas as pd

from dashboard.filters import months_before
from dashboard.metrics import METRICS

Row = Mapping[str, Any]


class _Block:
    """The rows of one metric, window and breakdown, indexed when first asked for."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame.reset_index(drop=True)
        self._months: dict[tuple[dt.date, str], pd.DataFrame] = {}

    @cached_property
    def _columns(self) -> dict[str, list[Any]]:
        """Plain lists: a look-up in them costs a hundredth of one in the frame."""
        return {str(name): column.tolist() for name, column in self.frame.items()}

    @cached_property
    def _positions(self) -> dict[tuple[dt.date, str], int]:
        pairs = zip(self._columns["period"], self._columns["area_code"], strict=True)
        return {pair: number for number, pair in enumerate(pairs)}

    def row(self, period: dt.date, area_code: str) -> Row | None:
        position = self._positions.get((period, area_code))
        if position is None:
            return None
        return {name: values[position] for name, values in self._columns.items()}

    def month(self, period: dt.date, area_level: str) -> pd.DataFrame:
        if (period, area_level) not in self._months:
            chosen = self.frame["period"].eq(period)
            chosen &= self.frame["area_level"].eq(area_level)
            self._months[period, area_level] = self.frame[chosen]
        return self._months[period, area_level]


class MetricTable:
    """Read-only view of the frame that `load_metric_values` returns.

    `period` arguments are dates (first of month), `window` defaults to the metric's W.
    """

    def __init__(self, values: pd.DataFrame) -> None:
        values = values.assign(period=values["period"].dt.date)
        groups: Any = values.groupby(
            ["metric", "window_months", "breakdown"], sort=False
        )
        self._blocks: dict[tuple[str, int, str], _Block] = {
            key: _Block(frame) for key, frame in groups
        }
        self.periods: list[dt.date] = sorted(values["period"].unique())

    def row(
        self,
        metric: str,
        period: dt.date,
        area_code: str,
        window: int | None = None,
        breakdown: str = "",
    ) -> Row | None:
        """One period and area as a dictionary, or None outside the snapshot."""
        return self._block(metric, window, breakdown).row(period, area_code)

    def history(
        self,
        metric: str,
        area_code: str,
        until: dt.date,
        months: int = 12,
        window: int | None = None,
    ) -> list[Row]:
        """The rows of one area in the `months` that end with `until`, oldest first."""
        block = self._block(metric, window, "")
        rows = (
            block.row(months_before(until, back), area_code)
            for back in reversed(range(months))
        )
        return [row for row in rows if row is not None]

    def series(
        self,
        metric: str,
        area_code: str,
        until: dt.date,
        months: int = 12,
        window: int | None = None,
    ) -> pd.DataFrame:
        """The same rows as `history`, as a frame."""
        frame = self._block(metric, window, "").frame
        since = months_before(until, months - 1)
        chosen = frame["area_code"].eq(area_code)
        return frame[chosen & frame["period"].between(since, until)]

    def month(
        self,
        metric: str,
        period: dt.date,
        area_level: str,
        window: int | None = None,
        breakdown: str = "",
    ) -> pd.DataFrame:
        """The rows of all areas of one level in one month (do not change them)."""
        return self._block(metric, window, breakdown).month(period, area_level)

    def change(
        self, metric: str, period: dt.date, area_code: str, months: int = 1
    ) -> float | None:
        """Value now minus value `months` before; None unless both months have one."""
        now = self.row(metric, period, area_code)
        before = self.row(metric, months_before(period, months), area_code)
        if now is None or before is None:
            return None
        delta = now["value"] - before["value"]
        return None if pd.isna(delta) else float(delta)

    def _block(self, metric: str, window: int | None, breakdown: str) -> _Block:
        return self._blocks[metric, window or METRICS[metric].window, breakdown]
