"""Every rule of the attention list by hand, and the planted stories in the sample."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.filters import months_before
from dashboard.reports.attention.build import list_matters, load_sources
from dashboard.reports.attention.facts import (
    dormant_matters,
    failed_check_matters,
    missing_dataset_matters,
    missing_report_matters,
    no_deadline_matters,
    overdue_matters,
    ungranted_matters,
    unmeasured_matters,
)
from dashboard.reports.attention.matters import Matter, Rule, in_order, matter_table
from dashboard.reports.attention.signals import area_signals, unit_differences
from dashboard.sample.stories import (
    DORMANT_DOMAIN,
    LATE_MONTH,
    LATE_UNIT,
    TURNING_UNIT,
    UNCERTIFIED_UNIT,
)
from dashboard.store.checks import load_checks
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.tiny import CITY, G1, G2, GULOU, Y1
from tests.unit.reports.values import DECEMBER, NAN, value_row, value_table

COMPARED = {
    "period": pd.Timestamp(DECEMBER),
    "metric": "findings_per_visit",
    "area_code": G1,
    "numerator": 12.0,
    "denominator": 7.0,
    "value": 12 / 7,
    "centre": 0.5,
    "lower": 0.0,
    "upper": 11 / 7,
    "zone": 2,
    "p_value": 0.0006,
    "q_value": 0.0458,
    "is_named": True,
    "is_better": False,
    "since": pd.Timestamp("2023-10-01"),
}


def test_a_unit_outside_the_funnel() -> None:
    good = COMPARED | {"area_code": Y1, "zone": -2, "q_value": 0.01, "value": 0.0}
    good |= {"is_better": True}
    inside = COMPARED | {"area_code": G2, "is_named": False}
    frame = pd.DataFrame([COMPARED, inside, good])
    better, worse = unit_differences(frame, DECEMBER, CITY)
    assert (better.area_codes, better.is_good) == ((Y1,), True)
    assert worse == Matter(
        Rule.UNIT_OUTSIDE,
        "黄楼街道近 12 个月次均问题 1.7例/次（12/7），显著高于全市的 0.5。",
        "99.8% 漏斗限 0.00–1.57，n=7，q=0.046，2023年12月，近 12 个月",
        "subdistrict",
        {"area": G1, "part": "figures", "metric": "findings_per_visit"},
        (G1,),
        "findings_per_visit",
        since=dt.date(2023, 10, 1),
    )
    assert [m.area_codes for m in unit_differences(frame, DECEMBER, GULOU)] == [(G1,)]


def monthly(metric: str, shares: list[int]) -> MetricTable:
    """The city's single months up to December, out of 100."""
    months = [months_before(DECEMBER, back) for back in range(len(shares))][::-1]
    return value_table(
        value_row(metric, CITY, share, 100, month, time_window="month")
        for month, share in zip(months, shares, strict=True)
    )


def test_a_month_outside_the_limits_of_its_own_area() -> None:
    # Mean 578/12, ranges ten times 2 and a wild 20: 48.17 ± 2.66 × 2.
    table = monthly("on_time_rate", [49, 51] * 5 + [49, 29])
    (found,) = area_signals(table, DECEMBER, CITY)
    assert found.reason == "按期整改率当月 29.0%，低于下控制限 42.85%。"
    assert found.evidence == "控制限 42.85%–53.49%，均值 48.17%，12 个月"
    assert (found.rule, found.is_good) == (Rule.AREA_SIGNAL, False)


def test_routine_months_and_months_before_are_no_signal() -> None:
    assert not list(area_signals(monthly("on_time_rate", [49, 51] * 6), DECEMBER, CITY))
    past = monthly("on_time_rate", [49, 51] * 5 + [49, 29, 51])
    assert not list(area_signals(past, DECEMBER, CITY))


def overdue(owed: dict[str, tuple[int, int]], *, since: int = 0) -> MetricTable:
    """By code: overdue in all, and for more than 90 days; as many `since` months."""
    months = [months_before(DECEMBER, back) for back in range(since + 1)]
    rows = [
        value_row("overdue_count", code, total, period=month)
        for code, (total, _old) in owed.items()
        for month in months
    ]
    rows += [
        value_row("overdue_count", code, old, dimension="age", part=">90")
        for code, (_total, old) in owed.items()
    ]
    return value_table(rows)


def test_overdue_findings_name_those_who_owe_the_oldest() -> None:
    table = overdue({CITY: (4, 1), G1: (1, 1), G2: (3, 0), Y1: (0, 0)}, since=2)
    (found,) = overdue_matters(table, DECEMBER, CITY)
    # The names after "90 天" are of those alone; the evidence has all.
    assert found.reason == "月末逾期未改 4 例，其中超过 90 天 1 例：黄楼街道 1 例。"
    assert found.evidence == "截至 2023年12月末：丰财街道 3 例、黄楼街道 1 例"
    assert (found.parameters, found.area_codes) == ({"state": "overdue"}, (G1,))
    assert found.since == dt.date(2023, 10, 1)


def test_overdue_findings_of_which_none_is_old() -> None:
    table = overdue({CITY: (3, 0), G2: (3, 0)})
    (found,) = overdue_matters(table, DECEMBER, CITY)
    assert found.reason == "月末逾期未改 3 例，都不超过 90 天：丰财街道 3 例。"
    assert found.area_codes == (G2,)
    assert not list(overdue_matters(overdue({CITY: (0, 0)}), DECEMBER, CITY))


def test_a_report_that_is_missing() -> None:
    rows = [value_row("exercise_count", code, n) for code, n in ((G1, 5), (G2, NAN))]
    (found,) = missing_report_matters(value_table(rows), DECEMBER, CITY)
    assert found.reason == "行权月报当月已报 1/2，未报：丰财街道。"
    assert (found.page, found.parameters) == ("quality", {"dataset": "penalties"})
    # Where nobody has reported, the data set is missing: told by that rule.
    none = [value_row("exercise_count", G1, NAN)]
    assert not list(missing_report_matters(value_table(none), DECEMBER, CITY))


def test_a_data_set_that_is_missing_stands_since_its_first_gap() -> None:
    counts = {"2023-10-01": 5, "2023-11-01": NAN, "2023-12-01": NAN}
    table = value_table(
        value_row(
            "finding_count",
            CITY,
            count,
            period=dt.date.fromisoformat(day),
            time_window="month",
        )
        for day, count in counts.items()
    )
    found = {
        m.parameters["dataset"]: m
        for m in missing_dataset_matters(table, DECEMBER, CITY)
    }
    assert set(found) == {"findings"}
    ledger = found["findings"]
    assert ledger.reason.startswith("问题台账2023年12月尚未发布，")
    assert ledger.evidence.startswith("自2023年11月起没有数据：发现问题、次均问题、")
    assert ledger.since == dt.date(2023, 11, 1)
    october = dt.date(2023, 10, 1)
    assert not list(missing_dataset_matters(table, october, CITY))


def test_powers_used_without_a_grant_are_a_fact_of_the_unit() -> None:
    uses = pd.DataFrame(
        [(DECEMBER, G1, "P2"), (DECEMBER, G1, "P1"), (DECEMBER, G1, "P1"),
         (DECEMBER, Y1, "P1"), (dt.date(2023, 11, 1), G2, "P1")],
        columns=["period", "subdistrict_code", "power_code"],
    ).astype({"period": "datetime64[us]"})  # fmt: skip
    (found,) = ungranted_matters(uses, DECEMBER, GULOU)
    assert found.reason == "当月行使了没有赋权的事项：黄楼街道 2 项。"
    assert found.evidence == "黄楼街道：P1、P2"
    (found,) = ungranted_matters(uses, DECEMBER, CITY)
    assert found.area_codes == (G1, Y1)
    assert not list(ungranted_matters(uses, DECEMBER.replace(month=10), CITY))


def test_checks_that_rows_of_the_month_break() -> None:
    offences = pd.DataFrame(
        [
            ("penalties__power_unknown", DECEMBER, "P1"),
            ("penalties__power_unknown", dt.date(2023, 11, 1), "P2"),
            ("penalties__power_not_granted", DECEMBER, "told by a rule of its own"),
            ("grants__power_unknown", None, "P9"),  # a whole set: every month
            ("penalties__unit_unmonitored", DECEMBER, "hint"),
            ("penalties__units_missing", DECEMBER, "told by the missing reports"),
        ],
        columns=["check", "period", "detail"],
    ).astype({"period": "datetime64[us]"})
    found = list(failed_check_matters(offences, load_checks(), DECEMBER, CITY))
    assert {(m.parameters["check"], m.evidence) for m in found} == {
        ("penalties__power_unknown", "P1"),
        ("grants__power_unknown", "P9"),
    }
    assert not list(failed_check_matters(offences, load_checks(), DECEMBER, GULOU))


def test_findings_without_a_measure() -> None:
    rows = [
        value_row("measure_coverage", code, n, total)
        for code, n, total in ((CITY, 9, 10), (G1, 4, 5), (G2, 5, 5))
    ]
    (found,) = unmeasured_matters(value_table(rows), DECEMBER, CITY)
    assert found.reason == "至今发现的 10 例问题中 1 例尚无整改措施：黄楼街道 1 例。"
    assert found.area_codes == (G1,)


def test_open_findings_without_a_deadline() -> None:
    rows = [
        value_row("no_deadline_count", code, count)
        for code, count in ((CITY, 3), (G1, 2), (G2, 1), (Y1, 0))
    ]
    (found,) = no_deadline_matters(value_table(rows), DECEMBER, CITY)
    assert found.reason == (
        "未整改的问题中 3 例没有整改期限：黄楼街道 2 例、丰财街道 1 例。"
    )
    assert (found.area_codes, found.since) == ((G1, G2), DECEMBER)
    none = value_table([value_row("no_deadline_count", CITY, 0)])
    assert not list(no_deadline_matters(none, DECEMBER, CITY))


def test_domains_that_nobody_used() -> None:
    parts = [(CITY, "15", 78, 78), (CITY, "01", 5, 90), (GULOU, "15", 8, 8)]
    table = value_table(
        value_row("dormant_share", code, n, total, dimension="domain", part=domain)
        for code, domain, n, total in parts
    )
    (found,) = dormant_matters(table, DECEMBER, CITY)
    assert found.reason == "商务领域近 12 个月无人行使，共 78 项次赋权。"
    assert found.evidence == "商务 78 项次"
    assert found.parameters == {"part": "dormant", "domain": "15"}


def test_worst_first_and_each_with_its_rule() -> None:
    facts = [Matter(rule, rule.value, "e", "map") for rule in reversed(Rule)]
    texts = matter_table(in_order(facts)).texts()
    assert texts["reason"] == [rule.value for rule in Rule]
    assert texts["rule"][0] == "缺数据"
    assert (texts["grade"][0], texts["turn"][0]) == ("事实", "数据员：催收发布")


@pytest.fixture(scope="module")
def sample_list(sample_store: Path):
    """A function that lists a month of the sample."""
    store = Store(sample_store)
    snapshot = store.snapshot()
    table = open_values(store, snapshot)

    def listed(period: dt.date) -> list[Matter]:
        sources = load_sources(store, snapshot, table, period)
        return list_matters(table, sources, period, CITY)

    return listed


def test_the_sample_names_the_planted_stories_and_few_others(sample_list) -> None:
    december = sample_list(DECEMBER)
    units = {(m.metric, *m.area_codes) for m in december if m.rule is Rule.UNIT_OUTSIDE}
    assert units == {
        ("findings_per_visit", TURNING_UNIT),
        ("certified_share", UNCERTIFIED_UNIT),
        ("uptake_rate", "320371003"),
    }
    signals = {m.metric for m in december if m.rule is Rule.AREA_SIGNAL}
    assert {"review_on_time", "review_days"} <= signals  # the slow legal department
    dormant = [m.parameters for m in december if m.rule is Rule.DORMANT]
    assert dormant == [{"part": "dormant", "domain": DORMANT_DOMAIN}]


def test_the_late_unit_is_missing_in_its_month_alone(sample_list) -> None:
    late = [m for m in sample_list(LATE_MONTH) if m.rule is Rule.MISSING_REPORT]
    assert [m.parameters["dataset"] for m in late] == ["penalties", "reviews", "staff"]
    assert {m.area_codes for m in late} == {(LATE_UNIT,)}
    assert not [m for m in sample_list(DECEMBER) if m.rule is Rule.MISSING_REPORT]
