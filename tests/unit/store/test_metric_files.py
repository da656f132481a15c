"""Metric values: computed once for a snapshot and its definitions, then kept."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from dashboard import settings
from dashboard.metrics import METRICS
from dashboard.store import metric_values
from dashboard.store.metric_values import load_metric_values
from dashboard.store.tables import Store
from tests.sql.worlds.penalties import used
from tests.tiny import CITY, G1, publish_tables

JANUARY = "2023-01"


@pytest.fixture
def one_month(tiny_store: Callable) -> Store:
    """A month with 4 exercises and a fine of 10 yuan."""
    return tiny_store({"penalties": {JANUARY: [used(G1, "P1", "简易", 4, 10)]}})


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The metrics computed since, one entry each time."""
    computed: list[str] = []
    original = metric_values.compute_metric

    def counting(database, metric, window):
        computed.append(metric.id)
        return original(database, metric, window)

    monkeypatch.setattr(metric_values, "compute_metric", counting)
    return computed


def city(values: pd.DataFrame, metric: str) -> float:
    rows = values[(values["metric"] == metric) & (values["area_code"] == CITY)]
    return rows["value"].item()


def test_values_are_computed_once_a_snapshot(one_month: Store, runs: list[str]) -> None:
    first = load_metric_values(one_month, one_month.snapshot())
    windows = sum(len({1, m.window}) for m in METRICS.values())
    assert len(runs) == windows
    again = load_metric_values(Store(one_month.root), one_month.snapshot())
    assert len(runs) == windows
    pd.testing.assert_frame_equal(first, again)


def test_every_metric_comes_with_one_month_and_its_window(one_month: Store) -> None:
    values = load_metric_values(one_month, one_month.snapshot())
    found = set(zip(values["metric"], values["window_months"], strict=True))
    assert found == {(m.id, w) for m in METRICS.values() for w in (1, m.window)}


def test_new_snapshot_has_its_own_values(one_month: Store) -> None:
    before = one_month.snapshot()
    load_metric_values(one_month, before)
    publish_tables(one_month, {"penalties": {JANUARY: [used(G1, "P1", "简易", 5)]}})
    now = load_metric_values(one_month, one_month.snapshot())
    assert city(now, "exercise_count") == 5
    assert city(load_metric_values(one_month, before), "exercise_count") == 4


def test_changed_roster_means_new_values(
    one_month: Store, tiny_roster: Callable
) -> None:
    found = []
    for units in ([(G1, "2021-01-01", "")], [(G1, "2023-02-01", "")]):
        tiny_roster([*units, ("320302002", "2021-01-01", "")])
        values = load_metric_values(one_month, one_month.snapshot())
        found.append(city(values, "exercise_count"))
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
    before = city(load_metric_values(one_month, snapshot), "fine_total")
    path = queries / "fine_total.sql"
    path.write_text(path.read_text("utf-8").replace("numerator as", "-numerator as"))
    after = city(load_metric_values(one_month, snapshot), "fine_total")
    assert (before, after) == (10, -10)


def test_a_metric_costs_one_file_and_one_entry(
    one_month: Store, queries: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sql = (queries / "exercise_count.sql").read_text("utf-8")
    sql = sql.replace("(penalties.exercise_count)", "(2 * penalties.exercise_count)")
    (queries / "doubled_count.sql").write_text(sql, "utf-8")
    entry = replace(METRICS["exercise_count"], id="doubled_count")
    monkeypatch.setitem(METRICS, "doubled_count", entry)
    values = load_metric_values(one_month, one_month.snapshot())
    assert city(values, "doubled_count") == 8
    levels = values[values["metric"] == "doubled_count"]["area_level"].unique()
    assert sorted(levels) == ["city", "district", "subdistrict"]


def test_killed_writer_leaves_no_file_that_a_reader_takes(one_month: Store) -> None:
    snapshot = one_month.snapshot()
    load_metric_values(one_month, snapshot)
    (path,) = (one_month.root / "metric_values").iterdir()
    path.rename(path.with_name(f"{path.name}.draft"))  # killed before the last step
    assert city(load_metric_values(one_month, snapshot), "exercise_count") == 4
