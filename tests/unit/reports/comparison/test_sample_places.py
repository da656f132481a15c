"""Places on the sample: nobody has one that rests on a handful of cases."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.filters import months_before
from dashboard.metrics import METRICS
from dashboard.metrics.catalogue import RECURRENCE_RATE
from dashboard.reports.comparison.small import small_units
from dashboard.reports.comparison.units import Estimated, estimate_units
from dashboard.statistics.methods import is_placed
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.unit.reports.values import DECEMBER, value_row, value_table


@pytest.fixture(scope="module")
def table(sample_store: Path) -> MetricTable:
    store = Store(sample_store)
    return open_values(store, store.snapshot())


def estimate(table: MetricTable, metric: str, period: dt.date) -> Estimated | None:
    rows = table.month(METRICS[metric], period, "subdistrict")
    return estimate_units(rows, METRICS[metric])


def test_two_closures_put_nobody_into_a_half(table: MetricTable) -> None:
    """September: eight units with a closure or two, of which none came back."""
    found = estimate(table, RECURRENCE_RATE.id, dt.date(2023, 9, 1))
    assert found is not None
    assert found.units["denominator"].max() < 5
    assert found.units["tier"].eq(0).all()
    assert found.units["rank_low"].isna().all()


def test_no_month_places_a_small_unit(table: MetricTable) -> None:
    placed = [metric for metric in METRICS.values() if is_placed(metric)]
    for metric in placed:
        for back in range(0, 12, 3):
            found = estimate(table, metric.id, months_before(DECEMBER, back))
            if found is None:
                continue
            small = found.units[found.units["is_small"]]
            assert small["tier"].eq(0).all()
            assert small[["rank_low", "rank_high", "bottom"]].isna().all(axis=None)


def test_small_units_by_hand() -> None:
    rows = value_table(
        value_row("on_time_rate", code, *cell)
        for code, cell in (("320302001", (3, 4)), ("320302002", (3, 5)))
    ).month(METRICS["on_time_rate"], DECEMBER, "subdistrict")
    assert small_units(rows, METRICS["on_time_rate"]).tolist() == [True, False]
    # 10 findings on 12 visits; one visit expects 0.83.
    rows = pd.DataFrame(
        {
            "numerator": [0.0, 10, 0],
            "denominator": [1.0, 11, 0],
            "value": [0, 0.9, None],
        }
    )
    found = small_units(rows, METRICS["findings_per_visit"])
    assert found.tolist() == [True, False, False]
    assert not small_units(rows, METRICS["inspection_score"]).any()
