"""Review by stage, staff and trainings of a sub-district: the sample's last month."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.reports.subdistrict.practice import review_table, staff_table
from dashboard.sample.stories import UNCERTIFIED_UNIT
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.unit.reports.values import written

DECEMBER = dt.date(2023, 12, 1)


@pytest.fixture(scope="module")
def table(sample_store: Path) -> MetricTable:
    store = Store(sample_store)
    return open_values(store, store.snapshot())


def test_slow_stage_stands_out(table: MetricTable) -> None:
    texts = review_table(table, DECEMBER, UNCERTIFIED_UNIT).texts()
    assert texts["on_time"] == ["97.7%", "98.8%", "83.7%", "98.8%", "94.8%"]
    assert texts["case_count"] == ["86", "86", "86", "86", "344"]


def test_months_without_a_report_have_no_table(table: MetricTable) -> None:
    assert review_table(table, dt.date(2021, 5, 1), UNCERTIFIED_UNIT).empty


def test_recruits_without_certificate_and_sessions_by_kind(table: MetricTable) -> None:
    staff = staff_table(table, DECEMBER, UNCERTIFIED_UNIT)
    rows = written(staff).set_index("title")
    assert rows.loc["持证率"].tolist() == ["64.3%", "91.4%", "93.2%", "18/28"]
    assert rows["city"].tolist()[4:] == ["42场", "16场", "10场", "5场", "11场"]
    assert staff.frame["city"].tolist()[4:] == [42, 16, 10, 5, 11]
