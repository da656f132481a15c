"""The findings page over the sample: the metrics' numbers, each finding's story."""

import datetime as dt
from pathlib import Path

import pytest
from dashboard.reports.findings.counts import whole_of

from dashboard.metrics import METRICS
from dashboard.reports.findings.filter import filter_parameters
from dashboard.sample.stories import TURNING_UNIT
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.app.conftest import OpenPage

PAGE = "supervision/findings"
NOVEMBER = dt.date(2023, 11, 1)


@pytest.mark.parametrize("area", [CITY_CODE, TURNING_UNIT])
def test_counts_are_those_of_the_metrics(sample_store: Path, area: str) -> None:
    store = Store(sample_store)
    table = open_values(store, store.snapshot())
    counts = SnapshotDatabase(store, store.snapshot()).run(
        "pages/findings/counts", period=NOVEMBER, window_months=12, area_code=area,
        **filter_parameters({}),
    )  # fmt: skip
    whole = whole_of(counts)
    parts = {"rectification_rate": "rectified_count", "on_time_rate": "on_time_count",
             "closure_rate": "verified_count"}  # fmt: skip
    for metric, column in parts.items():
        row = table.row(metric, NOVEMBER, area)
        expected = (row["numerator"], row["denominator"])
        assert (whole[column], whole["due_count"]) == expected
    ages = counts[counts["part"] == "age"].set_index("overdue_band")["overdue_count"]
    for band in ("1-7", "8-30", "31-90", ">90"):
        row = table.row(METRICS["overdue_count"], NOVEMBER, area, breakdown=band)
        assert ages.get(band, 0) == row["value"]
    total = table.row(METRICS["overdue_count"], NOVEMBER, area)
    assert whole["overdue_count"] == total["value"]


def test_address_restores_filters_and_story(open_page: OpenPage) -> None:
    app = open_page(PAGE, period="2023-12", state="overdue", finding="WT-2023-067")
    assert app.title[0].value == (
        "2023年12月末徐州市所选 8 例：未销号 8 例，逾期 8 例，最久 270 天"
    )
    assert app.dataframe[0].value["state"].unique().tolist() == ["逾期"]
    texts = [element.value for element in app.main.markdown]
    assert "**下一步**：督导：催办" in texts
    assert "- 整改：未完成（发现至今 110 天，超期 90 天）" in "\n".join(texts)
    app.button(key="findings_clear").click().run()
    assert app.title[0].value.startswith("2023年12月末徐州市：未销号 30 例")
    assert "state" not in app.query_params


def test_filters_that_leave_nothing_say_so(open_page: OpenPage) -> None:
    app = open_page(PAGE, period="2023-12", state="closed", age=">90")
    assert [i.value for i in app.info] == [
        "没有同时符合这些筛选的问题：台账共 122 例。"
    ]
    app.button(key="findings_clear_empty").click().run()
    assert len(app.info) == 0


def test_month_without_a_ledger_says_which_it_covers(open_page: OpenPage) -> None:
    app = open_page(PAGE, period="2022-12")
    assert app.title[0].value == "2022年12月：问题台账没有发布"
    assert "台账覆盖2023年2月至2023年12月，请在上方改选月份。" in [
        m.value for m in app.main.markdown
    ]
