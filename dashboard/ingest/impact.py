"""What a publish would do to the figures: KPIs that move, totals, who is missing."""

import datetime as dt
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.filters import months_before
from dashboard.ingest.changes import restates_past
from dashboard.ingest.figures import Total, total_figures
from dashboard.ingest.publication import Coverage, Review, in_force
from dashboard.metrics import METRICS, Metric
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.like_for_like import Change
from dashboard.store.metric_table import MetricTable, Row
from dashboard.store.metric_values import compute_values, open_values
from dashboard.store.tables import Replacement, Snapshot, Store
from dashboard.store.value_rows import ValueRows

_NUMBERS = ("numerator", "denominator", "value")


@dataclass(frozen=True)
class MetricMove:
    """A metric that the publish moves in one month, at its own window W.

    `before`, `after`: the city's rows (see `format_cell`), None where the month is not
    among those published. `last_month`: its row a month earlier, as it would stand;
    `monthly_change`: what became of that over the units that reported both (环比).
    `unit_count`: the sub-districts whose value moves; the city may stand still while
    some move.
    """

    metric: str
    period: dt.date
    before: Row | None
    after: Row | None
    last_month: Row | None
    unit_count: int
    monthly_change: Change | None = None

    @property
    def delta(self) -> float | None:
        """The city's value after minus before (`format_change`); None without both.

        Units that the publish brings or takes are part of what it does.
        """
        return _subtract(self.after, self.before)

    @property
    def monthly_delta(self) -> float | None:
        """By how much the city's value moved since the month before, like for like."""
        return self.monthly_change.delta if self.monthly_change else None


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


@dataclass(frozen=True)
class Impact:
    """What a publish would do, in the order of the catalogue and of the review."""

    metric_moves: tuple[MetricMove, ...]
    items: tuple[ItemImpact, ...]


def measure_impact(
    store: Store, review: Review, base: Sequence[Replacement] = ()
) -> Impact:
    """What publishing `review` would do to the figures of its snapshot.

    `base`: rows that stand in for what is published, to compare with another version
    than the standing one; a ledger's stand in for the edition under review. The metrics
    that rest on the data sets of the review are compared in its latest month, in every
    month that it restates and, as windows reach back, in the latest month of all. The
    composite rests on weights and targets only, though it moves with others. Takes
    about a second.
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
    datasets = {item.dataset for item in items}
    metrics = [m for m in METRICS.values() if datasets.intersection(m.datasets)]
    compared = _compared_periods(items, database.periods()[-1])
    asked = sorted({*compared, *(months_before(month, 1) for month in compared)})
    rows_before = [_stand_in(item, review.replacements) for item in base]
    before = _values_before(store, review.snapshot, rows_before, metrics, compared)
    after = _compute(database, metrics, asked)
    moves = (
        move
        for metric in metrics
        for period in compared
        for move in _compare_month(before, after, metric, period)
    )
    return Impact(tuple(moves), items)


def _stand_in(item: Replacement, reviewed: Sequence[Replacement]) -> Replacement:
    """`item`; of a ledger, for the month that is reviewed, whatever its own was."""
    if not DATASETS[item.dataset].is_ledger:
        return item
    periods = [r.period for r in reviewed if r.dataset == item.dataset]
    return replace(item, period=max(periods, default=item.period))


def _compared_periods(items: Sequence[ItemImpact], last: dt.date) -> list[dt.date]:
    periods = {max(item.period for item in items), last}
    return sorted(periods | {item.period for item in items if item.is_restatement})


def _values_before(
    store: Store,
    snapshot: Snapshot,
    base: Sequence[Replacement],
    metrics: Sequence[Metric],
    periods: Sequence[dt.date],
) -> MetricTable | None:
    """The values as they stand, or with `base`; None before anything is published."""
    if not snapshot.id:
        return None
    if base:
        return _compute(SnapshotDatabase(store, snapshot, base), metrics, periods)
    return open_values(store, snapshot)


def _compute(
    database: SnapshotDatabase, metrics: Sequence[Metric], periods: Sequence[dt.date]
) -> MetricTable:
    return MetricTable(ValueRows.of_table(compute_values(database, metrics, periods)))


def _compare_month(
    before: MetricTable | None, after: MetricTable, metric: Metric, period: dt.date
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
            metric.id,
            period,
            old.get(CITY_CODE),
            new.get(CITY_CODE),
            after.row(metric, months_before(period, 1), CITY_CODE),
            unit_count=len(moved - {CITY_CODE}),
            monthly_change=after.compare(metric, period, CITY_CODE),
        )


def _rows(table: MetricTable | None, metric: Metric, period: dt.date) -> dict[str, Row]:
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


def _subtract(row: Row | None, other: Row | None) -> float | None:
    """The difference of two values; None unless both are there."""
    change = _number(row, "value") - _number(other, "value")
    return None if math.isnan(change) else change


def _number(row: Row | None, name: str) -> float:
    return math.nan if row is None or pd.isna(row[name]) else float(row[name])


def _same(before: float, after: float) -> bool:
    """Equal, both missing, or apart only by the order in which sums were added."""
    if math.isnan(before) or math.isnan(after):
        return math.isnan(before) and math.isnan(after)
    return math.isclose(before, after, rel_tol=1e-9, abs_tol=1e-9)
