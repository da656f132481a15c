"""Every metric against numbers worked out by hand, at every level."""

from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

from dashboard.metrics import METRICS, Kind
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import compute_values
from tests.sql.worlds import WORLDS
from tests.sql.worlds.shape import Case, Coverage
from tests.tiny import CITY, G1, GULOU, Y1

Open = Callable[[str], SnapshotDatabase]

CASES = [(name, case) for name, world in WORLDS.items() for case in world.cases]
COVERAGE = [(name, line) for name, world in WORLDS.items() for line in world.coverage]


@cache
def metric_rows(database: SnapshotDatabase, metric: str) -> pd.DataFrame:
    values = compute_values(database, [METRICS[metric]]).to_pandas()
    months = values["period"].map(lambda period: f"{period:%Y-%m}")
    keys = [values["time_window"], months, "area_code", "dimension", "part"]
    indexed = values.set_index(keys).sort_index()
    assert indexed.index.is_unique
    return indexed


def case_id(value: object) -> str:
    if isinstance(value, Case | Coverage):
        return "-".join(str(part) for part in value[:4])
    return str(value)


def expected_value(case: Case) -> float | None:
    if METRICS[case.metric].kind is Kind.COUNT:
        return case.numerator
    return case.numerator / case.denominator if case.denominator else None


@pytest.mark.parametrize(("world", "case"), CASES, ids=case_id)
def test_numbers(world: str, case: Case, world_database: Open) -> None:
    rows = metric_rows(world_database(world), case.metric)
    names = METRICS[case.metric].all_dimensions
    dimension = case.dimension or (names[0] if case.part else "")
    row = rows.loc[(case.window, case.period, case.area, dimension, case.part)]
    found = row[["numerator", "denominator", "value"]].astype(object)
    expected = [case.numerator, case.denominator, expected_value(case)]
    assert found.where(found.notna(), None).tolist() == expected


@pytest.mark.parametrize(("world", "line"), COVERAGE, ids=case_id)
def test_coverage(world: str, line: Coverage, world_database: Open) -> None:
    rows = metric_rows(world_database(world), line.metric)
    row = rows.loc[(line.window, line.period, line.area, "", "")]
    names = ["reported_count", "expected_count", "reported_months", "row_count"]
    assert tuple(row[names]) == (line.reported, line.expected, line.months, line.rows)


@pytest.mark.parametrize("metric", METRICS)
def test_every_metric_has_cases_at_every_level_and_window(metric: str) -> None:
    cases = [case for _world, case in CASES if case.metric == metric]
    levels = {"city" if c.area == CITY else len(c.area) for c in cases}
    asked = f"write worlds of {metric} by hand: tests/sql/worlds/<subject>.py"
    assert levels == {"city", 6, 9}, asked
    own = METRICS[metric].kept()
    assert {"month", own} <= {c.window for c in cases}


@pytest.mark.parametrize(
    "metric",
    [m.id for m in METRICS.values() if m.kind is not Kind.COUNT],
)
def test_every_rate_has_a_case_that_is_not_applicable(metric: str) -> None:
    # every area has a monitored unit, so inspection coverage always applies
    zeros = [c for _w, c in CASES if (c.metric, c.denominator) == (metric, 0)]
    assert bool(zeros) is (metric != "inspection_coverage")


@pytest.mark.parametrize("area", [CITY, GULOU, G1])
@pytest.mark.parametrize("metric", METRICS)
def test_nothing_is_reported_of_what_is_not_published(
    metric: str, area: str, world_database: Open
) -> None:
    rows = metric_rows(world_database("silence"), metric)
    row = rows.loc[(METRICS[metric].kept(), "2023-01", area, "", "")]
    assert row[["numerator", "denominator", "value"]].isna().all()
    assert (row["row_count"], row["reported_count"]) == (0, 0)


def test_late_report_enters_when_the_month_is_published_again(
    tiny_store: Callable, tiny_roster: Callable
) -> None:
    tiny_roster()
    early = [{"subdistrict_code": G1, "power_code": "P1", "exercise_count": 3}]
    late = [*early, {"subdistrict_code": Y1, "power_code": "P1", "exercise_count": 4}]
    found = []
    for rows in (early, late):
        store = tiny_store({"penalties": {"2023-01": rows}})
        database = SnapshotDatabase(store, store.snapshot())
        rows = metric_rows(database, "exercise_count")
        row = rows.loc[("month", "2023-01", CITY, "", "")]
        found.append((row["value"], row["reported_count"]))
    assert found == [(3, 1), (7, 2)]
