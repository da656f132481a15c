"""What a publish would do to the figures: KPIs that move, totals, who is missing."""

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.ingest.changes import restates_past
from dashboard.ingest.figures import Total, total_figures
from dashboard.ingest.publication import Coverage, Review, in_force
from dashboard.metrics import METRICS
from dashboard.reference import areas
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable, Row
from dashboard.store.metric_values import compute_metric_values, load_metric_values
from dashboard.store.tables import Store

_NUMBERS = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class MetricMove:
    """A metric that the publish moves in one month, at its own window W.

    `before`, `after`: the city's rows (see `format_cell`), None where the month is not
    among those published. `unit_count`: the sub-districts whose value moves; the city
    may stand still while some move.
    """

    metric: str
    period: dt.date
    before: Row | None
    after: Row | None
    unit_count: int

    @property
    def delta(self) -> float | None:
        """The city's value after minus before (`format_change`); None without both."""
        if self.before is None or self.after is None:
            return None
        change = self.after["value"] - self.before["value"]
        return None if pd.isna(change) else float(change)


@dataclass(frozen=True)
class ItemImpact:
    """What one data set's month brings.

    `coverage`: for the sets that units report. `is_restatement`: the month stands
    already and later ones do too, so that known figures would move.
    """

    dataset: str
    period: dt.date
    totals: tuple[Total, ...]
    coverage: Coverage | None
    is_restatement: bool

    @property
    def missing_units(self) -> tuple[str, ...]:
        """The names of the units that have not reported, in the language at hand."""
        codes = self.coverage.missing if self.coverage else ()
        return tuple(areas()[code].title for code in codes)


@dataclass(frozen=True)
class Impact:
    """What a publish would do, in the order of the catalogue and of the review."""

    metric_moves: tuple[MetricMove, ...]
    items: tuple[ItemImpact, ...]


def measure_impact(store: Store, review: Review) -> Impact:
    """What publishing `review` would do to the figures of its snapshot.

    Metrics are compared in the latest month of the review and in every month that it
    restates. Takes about two seconds: every metric is computed anew.
    """
    if not review.replacements:
        return Impact((), ())
    database = SnapshotDatabase(store, review.snapshot, in_force(review.replacements))
    items = tuple(
        ItemImpact(
            dataset=item.dataset,
            period=item.period,
            totals=total_figures(database, item.dataset, item.period),
            coverage=review.coverage.get((item.dataset, item.period)),
            is_restatement=restates_past(review.snapshot, item),
        )
        for item in review.replacements
    )
    periods = {max(item.period for item in items)}
    periods |= {item.period for item in items if item.is_restatement}
    before = _values(store, review)
    after = MetricTable(compute_metric_values(database))
    moves = (
        move
        for metric in METRICS
        for period in sorted(periods)
        for move in _compare_month(before, after, metric, period)
    )
    return Impact(tuple(moves), items)


def _values(store: Store, review: Review) -> MetricTable | None:
    """The values as they stand; None before anything is published."""
    if not review.snapshot.id:
        return None
    return MetricTable(load_metric_values(store, review.snapshot))


def _compare_month(
    before: MetricTable | None, after: MetricTable, metric: str, period: dt.date
) -> Iterator[MetricMove]:
    """The metric's move in that month, if it moves anywhere."""
    old = _rows(before, metric, period)
    new = _rows(after, metric, period)
    moved = {
        code
        for code in old.keys() | new.keys()
        if _differ(old.get(code), new.get(code))
    }
    if moved:
        yield MetricMove(
            metric,
            period,
            old.get(CITY_CODE),
            new.get(CITY_CODE),
            unit_count=len(moved - {CITY_CODE}),
        )


def _rows(table: MetricTable | None, metric: str, period: dt.date) -> dict[str, Row]:
    """The rows of the city and of every sub-district, by code."""
    if table is None:
        return {}
    levels = ("city", "subdistrict")
    frame = pd.concat([table.month(metric, period, level) for level in levels])
    rows: list[Any] = frame.to_dict("records")
    return {row["area_code"]: row for row in rows}


def _differ(before: Row | None, after: Row | None) -> bool:
    """Whether a number moved or a state changed; no row says what 未上报 says."""
    return any(
        not _same(_number(before, name), _number(after, name)) for name in _NUMBERS
    )


def _number(row: Row | None, name: str) -> float:
    return math.nan if row is None or pd.isna(row[name]) else float(row[name])


def _same(before: float, after: float) -> bool:
    """Equal, both missing, or apart only by the order in which sums were added."""
    if math.isnan(before) or math.isnan(after):
        return math.isnan(before) and math.isnan(after)
    return math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-9)
