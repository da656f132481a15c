"""Which signals of its own an area is told, on the sample's planted story."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.metrics import METRICS
from dashboard.metrics.catalogue import REVIEW_DAYS, REVIEW_ON_TIME
from dashboard.reports.trends.control_charts import chart_months, told_charts
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.tiny import CITY


@pytest.fixture(scope="module")
def table(sample_store: Path) -> MetricTable:
    store = Store(sample_store)
    return open_values(store, store.snapshot())


def told(table: MetricTable, month: int) -> set[str]:
    charts = [
        chart_months(table, metric, CITY, dt.date(2023, month, 1))
        for metric in METRICS.values()
        if metric.has_better_side and metric.has_control_chart
    ]
    return {chart.metric.id for chart in told_charts(charts)}


def test_the_slow_department_is_told_from_its_first_month_on(
    table: MetricTable,
) -> None:
    assert told(table, 6) == set()
    slow = {REVIEW_ON_TIME.id, REVIEW_DAYS.id}
    assert told(table, 7) == told(table, 9) == told(table, 12) == slow
    # November's 94.7 % are just inside limits that the story has widened: 94.4 %.
    assert told(table, 11) == {REVIEW_DAYS.id}


def test_eleven_months_of_inspections_tell_nothing_yet(table: MetricTable) -> None:
    """Visits began in February 2023: their limits are on trial to the end."""
    for metric in METRICS.values():
        if "findings" in metric.datasets and metric.has_control_chart:
            chart = chart_months(table, metric, CITY, dt.date(2023, 12, 1))
            marks = chart.variation, chart.assurance, chart.signal
            assert chart.is_trial
            assert marks == (None, None, None)
