"""Metric values: computed once for a snapshot and its definitions, then kept."""

import datetime as dt
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard import settings
from dashboard.metrics import METRICS
from dashboard.store import metric_values
from dashboard.store.metric_table import MetricTable
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.sql.worlds.penalties import used
from tests.tiny import CITY, G1, month, publish_tables

JANUARY = "2023-01"


@pytest.fixture
def one_month(tiny_store: Callable) -> Store:
    """A month with 4 exercises and a fine of 10 yuan."""
    return tiny_store({"penalties": {JANUARY: [used(G1, "P1", "简易", 4, 10)]}})


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[list[dt.date]]:
    """The months computed since, one entry each time."""
    computed: list[list[dt.date]] = []
    original = metric_values.compute_values

    def counting(database, periods):
        computed.append(list(periods))
        return original(database, periods=periods)

    monkeypatch.setattr(metric_values, "compute_values", counting)
    return computed


def city(table: MetricTable, metric: str, period: str = JANUARY) -> float:
    return table.row(METRICS[metric], month(period), CITY)["value"]


def values_of(store: Store) -> MetricTable:
    return open_values(store, store.snapshot())


def test_values_are_computed_once_a_snapshot(one_month: Store, runs: list) -> None:
    first = city(values_of(one_month), "exercise_count")
    assert runs == [[month(JANUARY)]]
    assert city(values_of(Store(one_month.root)), "exercise_count") == first
    assert len(runs) == 1


def test_a_metric_is_kept_for_its_windows(one_month: Store) -> None:
    for metric in METRICS.values():
        rows = values_of(one_month).rows.ask(
            "month", metrics=[metric.id], period=month(JANUARY), dimension=""
        )
        assert set(rows["time_window"]) == set(metric.windows)


def test_new_snapshot_has_its_own_values(one_month: Store) -> None:
    before = one_month.snapshot()
    open_values(one_month, before)
    publish_tables(one_month, {"penalties": {JANUARY: [used(G1, "P1", "简易", 5)]}})
    assert city(values_of(one_month), "exercise_count") == 5
    assert city(open_values(one_month, before), "exercise_count") == 4


def test_a_later_month_leaves_the_earlier_ones_values(
    one_month: Store, runs: list
) -> None:
    values_of(one_month)
    february = {"2023-02": [used(G1, "P1", "简易", 6)]}
    publish_tables(one_month, {"penalties": february})
    table = values_of(one_month)
    assert runs == [[month(JANUARY)], [month("2023-02")]]
    assert city(table, "exercise_count") == 4
    assert city(table, "exercise_count", "2023-02") == 6


def test_an_earlier_month_moves_those_after_it(one_month: Store, runs: list) -> None:
    publish_tables(one_month, {"penalties": {"2023-02": []}})
    values_of(one_month)
    again = {JANUARY: [used(G1, "P1", "简易", 7)]}
    publish_tables(one_month, {"penalties": again})
    values_of(one_month)
    assert runs[1] == [month(JANUARY), month("2023-02")]


def test_a_whole_table_moves_every_month(one_month: Store, runs: list) -> None:
    publish_tables(one_month, {"penalties": {"2023-02": []}})
    values_of(one_month)
    publish_tables(one_month, {"targets": {"2023-02": []}})
    values_of(one_month)
    assert runs[1] == [month(JANUARY), month("2023-02")]


def test_changed_roster_means_new_values(
    one_month: Store, tiny_roster: Callable
) -> None:
    found = []
    for units in ([(G1, "2021-01-01", "")], [(G1, "2023-02-01", "")]):
        tiny_roster([*units, ("320302002", "2021-01-01", "")])
        found.append(city(values_of(one_month), "exercise_count"))
    assert found[0] == 4
    assert pd.isna(found[1])  # monitored only from February: nobody has reported


@pytest.fixture
def queries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the SQL files that a test may change."""
    folder = tmp_path / "queries"
    shutil.copytree(settings.QUERIES_DIR, folder)
    monkeypatch.setattr(settings, "QUERIES_DIR", folder)
    return folder / "metrics"


def test_changed_definition_means_new_values(one_month: Store, queries: Path) -> None:
    snapshot = one_month.snapshot()
    before = city(open_values(one_month, snapshot), "fine_total")
    path = queries / "fine_total.sql"
    sql = path.read_text("utf-8")
    path.write_text(sql.replace("as numerator", "* -1 as numerator"), "utf-8")
    after = city(open_values(one_month, snapshot), "fine_total")
    assert (before, after) == (10, -10)


def test_a_metric_costs_one_file_and_one_entry(
    one_month: Store, queries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = (queries / "exercise_count.sql").read_text("utf-8")
    sql = sql.replace("(exercises.exercise_count)", "(2 * exercises.exercise_count)")
    (queries / "doubled_count.sql").write_text(sql, "utf-8")
    entry = replace(METRICS["exercise_count"], id="doubled_count")
    monkeypatch.setitem(METRICS, "doubled_count", entry)
    table = values_of(one_month)
    assert city(table, "doubled_count") == 8
    for level in ("city", "district", "subdistrict"):
        assert len(table.month(entry, month(JANUARY), level))


def test_killed_writer_leaves_no_file_that_a_reader_takes(one_month: Store) -> None:
    snapshot = one_month.snapshot()
    open_values(one_month, snapshot)
    (path,) = (one_month.root / "metric_values").iterdir()
    path.rename(path.with_name(f"{path.name}.draft"))  # killed before the last step
    assert city(open_values(one_month, snapshot), "exercise_count") == 4
