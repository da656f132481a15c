"""Look-ups in a snapshot's metric values: a row, a series, a month, a change."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.filters import months_before
from dashboard.metrics import METRICS

Row = Mapping[str, Any]


class MetricTable:
    """Read-only view of the frame that `load_metric_values` returns.

    `period` arguments are dates (first of month), `window` defaults to the metric's W.
    """

    def __init__(self, values: pd.DataFrame) -> None:
        values = values.assign(period=pd.to_datetime(values["period"]).dt.date)
        keys = ["metric", "window_months", "breakdown"]
        groups: Any = values.groupby(keys, sort=False)
        self._frames: dict[tuple[str, int, str], pd.DataFrame] = {
            key: frame.reset_index(drop=True) for key, frame in groups
        }
        self._positions: dict[tuple[str, int, str], dict[tuple[dt.date, str], int]] = {}
        self.periods: list[dt.date] = sorted(values["period"].unique())

    def frame(
        self, metric: str, window: int | None = None, breakdown: str = ""
    ) -> pd.DataFrame:
        """All periods and areas of one metric (do not change it in place)."""
        return self._frames[self._key(metric, window, breakdown)]

    def row(
        self,
        metric: str,
        period: dt.date,
        area_code: str,
        window: int | None = None,
        breakdown: str = "",
    ) -> Row | None:
        """One period and area as a dictionary, or None outside the snapshot."""
        key = self._key(metric, window, breakdown)
        position = self._index(key).get((period, area_code))
        if position is None:
            return None
        return {str(k): v for k, v in self._frames[key].iloc[position].items()}

    def series(
        self,
        metric: str,
        area_code: str,
        until: dt.date,
        months: int = 12,
        window: int | None = None,
    ) -> pd.DataFrame:
        """The `months` rows of one area that end with `until`, oldest first."""
        frame = self.frame(metric, window)
        since = months_before(until, months - 1)
        chosen = frame["area_code"].eq(area_code) & frame["period"].between(
            since, until
        )
        return frame[chosen].sort_values("period")

    def month(
        self,
        metric: str,
        period: dt.date,
        area_level: str,
        window: int | None = None,
        breakdown: str = "",
    ) -> pd.DataFrame:
        """The rows of all areas of one level in one month."""
        frame = self.frame(metric, window, breakdown)
        return frame[frame["period"].eq(period) & frame["area_level"].eq(area_level)]

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

    def _key(
        self, metric: str, window: int | None, breakdown: str
    ) -> tuple[str, int, str]:
        return metric, window or METRICS[metric].window, breakdown

    def _index(self, key: tuple[str, int, str]) -> dict[tuple[dt.date, str], int]:
        """Row numbers by period and area, built when first asked for."""
        if key not in self._positions:
            frame = self._frames[key]
            pairs = zip(frame["period"], frame["area_code"], strict=True)
            self._positions[key] = {pair: n for n, pair in enumerate(pairs)}
        return self._positions[key]
