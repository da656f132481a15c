"""Which units differ: exact on a tiny month, and how often chance alone is named."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binom

from dashboard.metrics import METRICS
from dashboard.reference import areas
from dashboard.reports.comparison.judge import judge_month
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from dashboard.store.value_rows import ValueRows
from tests.unit.reports.values import DECEMBER, value_row, value_table

UNITS = [area.code for area in areas().values() if area.area_level == "subdistrict"]


def test_only_rates_with_a_better_side_are_put_to_the_test() -> None:
    tested = {metric.id for metric in METRICS.values() if metric.is_watched}
    assert {"rectification_rate", "findings_per_visit"} <= tested
    untested = ("fine_total", "exercise_count", "overdue_count")  # counts
    untested += ("inspection_score", "review_days", "training_hours")  # sums
    untested += ("exercise_rate", "ordinary_share", "review_return_rate")  # no side
    assert not tested.intersection((*untested, "composite_score"))


@pytest.mark.parametrize(("months", "count"), [(6, 1), (5, 0)])
def test_under_six_months_of_a_rolling_window_nobody_is_named(
    months: int, count: int
) -> None:
    rolling = {"reported_months": months, "spanned_months": 12}
    rows = [
        value_row("rectification_rate", code, 90, 100, **rolling) for code in UNITS[:29]
    ]
    rows.append(value_row("rectification_rate", UNITS[29], 60, 100, **rolling))
    assert judge_month(value_table(rows), DECEMBER)["is_named"].sum() == count


def test_another_metric_moves_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    """A KPI that is not declared as watched stays out of the family of tests."""
    rows = [value_row("certified_share", code, 90, 100) for code in UNITS[:29]]
    rows.append(value_row("certified_share", UNITS[29], 60, 100))
    before = judge_month(value_table(rows), DECEMBER)
    again = replace(METRICS["certified_share"], id="again", is_watched=False)
    monkeypatch.setitem(METRICS, "again", again)
    rows += [value_row("again", code, 50, 100) for code in UNITS[:30]]
    pd.testing.assert_frame_equal(judge_month(value_table(rows), DECEMBER), before)


def test_one_bad_unit_among_thirty() -> None:
    rows = [value_row("certified_share", code, 90, 100) for code in UNITS[:29]]
    rows.append(value_row("certified_share", UNITS[29], 60, 100))
    rows.append(value_row("certified_share", UNITS[30], 4, 4))  # too small to judge
    found = judge_month(value_table(rows), DECEMBER).set_index("area_code")
    assert found.index.tolist() == UNITS[:30]
    assert found.index[found["is_named"]].tolist() == [UNITS[29]]
    own = found.loc[UNITS[29]]
    p = 2 * binom(100, 2674 / 3004).cdf(60)
    assert (own["zone"], own["centre"]) == (-2, pytest.approx(2674 / 3004))
    assert own["p_value"] == pytest.approx(p)
    assert own["q_value"] == pytest.approx(30 * p)  # the smallest of thirty


def test_a_month_without_values_compares_nobody() -> None:
    assert judge_month(value_table([]), DECEMBER).empty


@pytest.fixture(scope="module")
def december(sample_store: Path) -> pd.DataFrame:
    store = Store(sample_store)
    return (
        open_values(store, store.snapshot())
        .rows.ask(
            "month",
            metrics=list(METRICS),
            period=DECEMBER,
            dimension="",
        )
        .query("area_level == 'subdistrict'")
    )


def null_months(december: pd.DataFrame, count: int) -> list[pd.DataFrame]:
    """Months in which every unit has the common rate, at the sample's own sizes."""
    rng = np.random.default_rng(2023)
    months = []
    for _month in range(count):
        rows = december.copy()
        for metric in METRICS.values():
            if not metric.is_watched:
                continue
            own = rows["metric"].eq(metric.id) & rows["denominator"].gt(0)
            n = rows.loc[own, "denominator"].to_numpy()
            if not len(n):
                continue
            rate = rows.loc[own, "numerator"].sum() / n.sum()
            chance = (
                rng.poisson(n * rate)
                if metric.events_per_exposure
                else rng.binomial(n.astype(int), rate)
            )
            rows.loc[own, "numerator"] = chance.astype(float)
            rows.loc[own, "value"] = chance / n
        months.append(judge_month(MetricTable(ValueRows.of_table(rows)), DECEMBER))
    return months


def test_chance_alone_is_seldom_named(december: pd.DataFrame) -> None:
    # Of 200 such months 3 name a unit; the bound is one month in ten.
    named = [month["is_named"].any() for month in null_months(december, 20)]
    assert sum(named) <= 2


def test_the_turning_unit_is_named_once_it_has_turned(sample_store: Path) -> None:
    store = Store(sample_store)
    table = open_values(store, store.snapshot())
    named = {}
    for period in (dt.date(2023, 7, 1), DECEMBER):
        found = judge_month(table, period)
        found = found[found["is_named"] & found["metric"].eq("findings_per_visit")]
        named[period.month] = found["area_code"].tolist()
    assert named == {7: [], 12: ["320311002"]}
