"""Look-ups in a snapshot's metric values: a row, a history, a month, parts, a change.

What a look-up needs is read in batches and kept: an area's history of all its metrics,
a metric's month of all areas. Memory grows with what is shown, not with the areas.
"""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

import pandas as pd

from dashboard.filters import months_before
from dashboard.metrics import METRICS, Metric, Window
from dashboard.names import units_within
from dashboard.store.like_for_like import Change, compare_alike
from dashboard.store.like_for_like import Row as Row
from dashboard.store.value_rows import ValueRows

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
        #: Of these what was asked for by level and window: pages ask again and again.
        self._levels: dict[tuple[str, dt.date, str, str, Window], pd.DataFrame] = {}
        self._rosters: dict[dt.date, frozenset[str]] = {}

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
        kept = metric.kept(window)
        key = (metric.id, period, dimension, area_level, kept)
        if key not in self._levels:
            frame = self._months[metric.id, period, dimension]
            chosen = frame["area_level"].eq(area_level)
            self._levels[key] = frame[chosen & frame["time_window"].eq(kept)]
        return self._levels[key]

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
            self._levels.clear()
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
        """Value now minus value `months` before, like for like (see `compare`)."""
        found = self.compare(metric, period, area_code, months)
        return None if found is None else found.delta

    def compare(
        self,
        metric: Metric,
        period: dt.date,
        area_code: str,
        months: int = 1,
        window: Window | None = None,
    ) -> Change | None:
        """What became of the value of `months` before, over the units that reported
        both; None unless both months have a value (see `compare_alike`)."""
        earlier = months_before(period, months)
        now = self.row(metric, period, area_code, window)
        before = self.row(metric, earlier, area_code, window)
        if now is None or before is None:
            return None
        if pd.isna(now["value"]) or pd.isna(before["value"]):
            return None
        if self._have_same_reports(metric, now, before):
            delta = float(now["value"] - before["value"])
            return Change(delta, int(now["reported_count"]))
        own = self._reporting_units(metric, now, window)
        other = self._reporting_units(metric, before, window)
        return compare_alike(metric, (now, before), (own, other))

    def _have_same_reports(self, metric: Metric, now: Row, before: Row) -> bool:
        """Whether all of the same units reported both months: told without their rows,
        which only an incomplete month is worth reading."""
        is_whole = all(
            row["reported_count"] == row["expected_count"] for row in (now, before)
        )
        return is_whole and (
            now["area_level"] == "subdistrict"
            or self._roster(metric, now["period"])
            == self._roster(metric, before["period"])
        )

    def _roster(self, metric: Metric, period: dt.date) -> frozenset[str]:
        """The units monitored in a month, which every metric has rows of."""
        if period not in self._rosters:
            frame = self.month(metric, period, "subdistrict")
            self._rosters[period] = frozenset(frame["area_code"])
        return self._rosters[period]

    def _reporting_units(
        self, metric: Metric, area: Row, window: Window | None
    ) -> dict[str, Row]:
        """The rows of those units of an area that reported its month, by code."""
        if area["area_level"] == "subdistrict":
            return {area["area_code"]: area}
        period = area["period"]
        alike = [m for m in METRICS.values() if m.datasets == metric.datasets]
        self.prefetch(alike, period)
        frame = self.month(metric, period, "subdistrict", window)
        found: list[Any] = frame[frame["numerator"].notna()].to_dict("records")
        within = units_within(area["area_code"])
        return {row["area_code"]: row for row in found if row["area_code"] in within}

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
