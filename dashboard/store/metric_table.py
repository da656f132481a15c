"""Look-ups in a snapshot's metric values: a row, a history, a month, parts, a change.

What a look-up needs is read in batches and kept: an area's history of all its metrics,
a metric's month of all areas. Memory grows with what is shown, not with the areas.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from dashboard.filters import months_before
from dashboard.metrics import METRICS, Metric, Window
from dashboard.store.value_rows import ValueRows

Row = Mapping[str, Any]
_Months = dict[dt.date, list[Row]]


class MetricTable:
    """Read-only view of metric values; threads may share it.

    `period` arguments are dates (first of month), `window` is the metric's own if left
    out.
    """

    def __init__(self, rows: ValueRows) -> None:
        self.rows = rows
        self._area = lru_cache(maxsize=64)(self._read_area)
        self._area_parts = lru_cache(maxsize=128)(self._read_area_parts)
        self._months: dict[tuple[str, dt.date, str], pd.DataFrame] = {}

    @cached_property
    def periods(self) -> list[dt.date]:
        """The months that there are values of, oldest first."""
        return self.rows.periods()

    def row(
        self,
        metric: Metric,
        period: dt.date,
        area_code: str,
        window: Window | None = None,
    ) -> Row | None:
        """One period and area, or None outside the snapshot."""
        months = self._area(area_code).get((metric.id, metric.kept(window)), {})
        return next(iter(months.get(period, [])), None)

    def history(
        self,
        metric: Metric,
        area_code: str,
        until: dt.date,
        months: int = 12,
        window: Window | None = None,
    ) -> list[Row]:
        """The rows of one area in the `months` that end with `until`, oldest first."""
        known = self._area(area_code).get((metric.id, metric.kept(window)), {})
        wanted = (months_before(until, back) for back in reversed(range(months)))
        return [row for period in wanted for row in known.get(period, [])]

    def series(
        self,
        metric: Metric,
        area_code: str,
        until: dt.date,
        months: int = 12,
        window: Window | None = None,
    ) -> pd.DataFrame:
        """The same rows as `history`, as a frame."""
        rows = self.history(metric, area_code, until, months, window)
        return pd.DataFrame(rows, columns=self._columns)

    def month(
        self,
        metric: Metric,
        period: dt.date,
        area_level: str,
        window: Window | None = None,
        dimension: str = "",
    ) -> pd.DataFrame:
        """The rows of all areas of one level in one month (do not change them).

        With `dimension`, those of its parts.
        """
        self.prefetch([metric], period, dimension)
        frame = self._months[metric.id, period, dimension]
        chosen = frame["area_level"].eq(area_level)
        return frame[chosen & frame["time_window"].eq(metric.kept(window))]

    def units(self, period: dt.date) -> list[str]:
        """The codes of the units monitored in a month, in order."""
        rows = self.month(next(iter(METRICS.values())), period, "subdistrict")
        return sorted(rows["area_code"])

    def panel(
        self,
        metric: Metric,
        area_level: str,
        until: dt.date,
        months: int,
        window: Window | None = None,
    ) -> pd.DataFrame:
        """The rows of all areas of a level in the `months` that end with `until`."""
        return self.rows.ask(
            "panel",
            metric=metric.id,
            time_window=metric.kept(window),
            area_level=area_level,
            since=months_before(until, months - 1),
            until=until,
        )

    def prefetch(
        self, metrics: Iterable[Metric], period: dt.date, dimension: str = ""
    ) -> None:
        """Read a month of several metrics at once, for the `month` of each."""
        missing = [
            metric.id
            for metric in metrics
            if (metric.id, period, dimension) not in self._months
        ]
        if not missing:
            return
        frame = self.rows.ask(
            "month", metrics=missing, period=period, dimension=dimension
        )
        if len(self._months) > _MONTHS_KEPT:
            self._months.clear()
        groups = dict(iter(frame.groupby("metric")))
        for name in missing:
            rows = groups.get(name, frame.iloc[:0])
            self._months[name, period, dimension] = rows.reset_index(drop=True)

    def parts(
        self,
        metric: Metric,
        dimension: str,
        period: dt.date,
        area_code: str,
        window: Window | None = None,
    ) -> dict[str, Row]:
        """The rows of one period and area by part; none where none is kept."""
        known = self._area_parts(metric.id, dimension, area_code)
        rows = known.get((metric.id, metric.kept(window)), {}).get(period, [])
        return {row["part"]: row for row in rows}

    def change(
        self, metric: Metric, period: dt.date, area_code: str, months: int = 1
    ) -> float | None:
        """Value now minus value `months` before; None unless both months have one."""
        now = self.row(metric, period, area_code)
        before = self.row(metric, months_before(period, months), area_code)
        if now is None or before is None:
            return None
        delta = now["value"] - before["value"]
        return None if pd.isna(delta) else float(delta)

    def _read_area(self, area_code: str) -> dict[tuple[str, str], _Months]:
        return _index(self.rows.ask("area", area_code=area_code))

    def _read_area_parts(
        self, metric: str, dimension: str, area_code: str
    ) -> dict[tuple[str, str], _Months]:
        return _index(
            self.rows.ask(
                "area_parts", metric=metric, dimension=dimension, area_code=area_code
            )
        )

    @cached_property
    def _columns(self) -> list[str]:
        metric = next(iter(METRICS))
        nothing = self.rows.ask("month", metrics=[metric], period=None, dimension="")
        return [str(name) for name in nothing.columns]


#: How many metric-months of all areas are held before they are let go.
_MONTHS_KEPT = 1024


def _index(frame: pd.DataFrame) -> dict[tuple[str, str], _Months]:
    """The rows by metric and window, then by month: a look-up costs nothing."""
    found: dict[tuple[str, str], _Months] = {}
    records: list[Any] = frame.to_dict("records")
    for row in records:
        months = found.setdefault((row["metric"], row["time_window"]), {})
        months.setdefault(row["period"], []).append(row)
    return found
