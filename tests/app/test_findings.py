"""The findings page over the sample: the metrics' numbers, each finding's story."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.metrics import METRICS
from dashboard.reports.findings.ages import age_values
from dashboard.reports.findings.filter import filter_parameters
from dashboard.reports.findings.kinds import kinds_of
from dashboard.reports.findings.progress import flow_rates
from dashboard.sample.stories import TURNING_UNIT
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.app.conftest import OpenPage

PAGE = "supervision/findings"
NOVEMBER = dt.date(2023, 11, 1)


@pytest.mark.parametrize("area", [CITY_CODE, TURNING_UNIT])
def test_what_is_listed_is_what_the_metrics_count(
    sample_store: Path, area: str
) -> None:
    store = Store(sample_store)
    table = open_values(store, store.snapshot())
    findings = SnapshotDatabase(store, store.snapshot()).run(
        "pages/findings/ledger", period=NOVEMBER, area_code=area, finding_code="",
        **filter_parameters({}),
    )  # fmt: skip
    overdue = METRICS["overdue_count"]
    bands = table.parts(overdue, "age", NOVEMBER, area)
    listed = age_values(findings).set_index("part")["value"].to_dict()
    assert listed == {band: row["value"] for band, row in bands.items()}
    assert sum(listed.values()) == table.row(overdue, NOVEMBER, area)["value"]
    found = table.row(METRICS["measure_coverage"], NOVEMBER, area)
    assert len(findings) == found["denominator"]
    kinds = kinds_of(findings).groupby("category")["count"].sum().to_dict()
    parts = table.parts(METRICS["measure_coverage"], "category", NOVEMBER, area)
    assert kinds == {part: row["denominator"] for part, row in parts.items()}


@pytest.mark.parametrize(
    ("chosen", "part"),
    [
        ({}, None),
        ({"category": ("公示",)}, ("category", "公示")),
        ({"source": ("督查",)}, ("source", "督查")),
    ],
)
def test_rates_of_a_kind_are_its_parts(
    sample_store: Path, chosen: dict, part: tuple[str, str] | None
) -> None:
    store = Store(sample_store)
    table = open_values(store, store.snapshot())
    metric = METRICS["on_time_rate"]
    rate = flow_rates(table, chosen, NOVEMBER, CITY_CODE)[metric]
    expected = (
        table.parts(metric, part[0], NOVEMBER, CITY_CODE)[part[1]]
        if part
        else table.row(metric, NOVEMBER, CITY_CODE)
    )
    assert rate == expected


@pytest.mark.parametrize(
    "chosen",
    [
        {"category": ("公示",), "source": ("督查",)},
        {"state": ("overdue",)},
        {"area": (TURNING_UNIT, "320302001")},
    ],
)
def test_a_narrower_choice_has_no_rate(sample_store: Path, chosen: dict) -> None:
    store = Store(sample_store)
    table = open_values(store, store.snapshot())
    assert flow_rates(table, chosen, NOVEMBER, CITY_CODE) == {}


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
