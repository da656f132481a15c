"""The comparison over the sample: its planted stories, and the composite again."""

import datetime as dt
from pathlib import Path

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.reports.comparison.judge import judge_month, judge_units
from dashboard.reports.comparison.weights import vary_composite
from dashboard.sample.stories import SMALL_UNIT, TURNING_UNIT, UNCERTIFIED_UNIT
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store

PERIOD = dt.date(2023, 12, 1)


@pytest.fixture(scope="module")
def metrics(sample_store: Path) -> MetricTable:
    store = Store(sample_store)
    return open_values(store, store.snapshot())


def judge(metrics: MetricTable, name: str) -> pd.DataFrame:
    metric = METRICS[name]
    rows = metrics.month(metric, PERIOD, "subdistrict")
    judged = judge_units(rows, metric, judge_month(metrics, PERIOD))
    assert judged is not None
    return judged.units.set_index("area_code")


def test_the_unit_that_turned_stands_outside_the_funnel(metrics: MetricTable) -> None:
    units = judge(metrics, "findings_per_visit")
    assert units.loc[units["zone"] != 0, "zone"].to_dict() == {TURNING_UNIT: 2}
    assert units.index[units["is_beyond_chance"]].tolist() == [TURNING_UNIT]
    late = judge(metrics, "on_time_rate")
    assert late.loc[late["zone"] != 0, "zone"].to_dict() == {TURNING_UNIT: -1}


def test_the_uncertified_unit_can_be_named(metrics: MetricTable) -> None:
    units = judge(metrics, "certified_share")
    assert units.index[units["zone"] == -2].tolist() == [UNCERTIFIED_UNIT]
    assert units.index[units["q_value"] <= 0.05].tolist() == [UNCERTIFIED_UNIT]


def test_chance_alone_puts_no_unit_outside(metrics: MetricTable) -> None:
    units = judge(metrics, "no_penalty_share")
    assert (units["zone"].abs() == 2).sum() == 0
    assert units.loc[SMALL_UNIT, "zone"] == 0


def test_scores_and_weights_give_the_composite_again(
    metrics: MetricTable, sample_store: Path
) -> None:
    store = Store(sample_store)
    database = SnapshotDatabase(store, store.snapshot())
    weights = database.run("pages/comparison/weights", period=PERIOD)
    assert weights["weight"].tolist() == [20, 15, 15, 15, 15, 10, 10]
    weighted = [METRICS[name] for name in weights["metric_id"]]
    months = [metrics.month(metric, PERIOD, "subdistrict") for metric in weighted]
    found = vary_composite(weights, months, 0.5).units
    own = metrics.month(METRICS["composite_score"], PERIOD, "subdistrict")
    expected = own.set_index("area_code").loc[found["area_code"], "value"]
    assert found["score"].tolist() == pytest.approx(expected.tolist())
    assert found["area_code"].iloc[-1] == TURNING_UNIT
