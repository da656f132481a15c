"""The penalties page's queries: their sums equal the metrics."""

import datetime as dt
from pathlib import Path

import pytest

from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import load_metric_values
from dashboard.store.tables import Store
from tests.tiny import CITY

SINCE, UNTIL = dt.date(2023, 1, 1), dt.date(2023, 12, 1)


@pytest.mark.parametrize("area", [CITY, "320311002"])
def test_sums_are_those_of_the_metrics(sample_store: Path, area: str) -> None:
    store = Store(sample_store)
    snapshot = store.snapshot()
    database = SnapshotDatabase(store, snapshot)
    metrics = MetricTable(load_metric_values(store, snapshot))
    chosen = {"since": SINCE, "until": UNTIL, "area_code": area}
    months = database.run("pages/penalties/months", **chosen)
    units = database.run("pages/penalties/units", **chosen)
    domains = database.run("pages/penalties/domains", period=UNTIL, area_code=area)
    share = metrics.row("no_penalty_share", UNTIL, area)
    for name, column in (("exercise_count", "exercise_count"),
                         ("fine_total", "fine_yuan")):  # fmt: skip
        counts = [r["numerator"] for r in metrics.history(name, area, UNTIL, 12)]
        assert months[column].tolist() == counts
        assert units.groupby("period")[column].sum().tolist() == counts
    assert domains["no_penalty_count"].sum() == share["numerator"]
    decided = domains["exercise_count"] + domains["no_penalty_count"]
    assert decided.sum() == share["denominator"]
