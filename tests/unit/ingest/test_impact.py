"""What a publish moves: KPIs, totals against the past, outliers, who is missing."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from dashboard.ingest.figures import FIGURES, Outlier, Total
from dashboard.ingest.impact import Impact, MetricMove, measure_impact
from dashboard.ingest.publication import Coverage, Review
from dashboard.store.tables import Store
from tests.sql.worlds.findings import finding
from tests.sql.worlds.grants import grant, power
from tests.sql.worlds.penalties import used, zero
from tests.sql.worlds.visits import visit
from tests.tiny import G1, G2, Y1, Tables, month, replacement

Row = dict[str, Any]

#: Of G1, from 2022-09 on: median 10, deviations 2 2 1 1 0 0 0 0 1 1 2 2, MAD 1.
EXERCISES = (8, 8, 9, 9, 10, 10, 10, 10, 11, 11, 12, 12)
MONTHS = [f"2022-{m:02}" for m in range(9, 13)] + [f"2023-{m:02}" for m in range(1, 9)]
BASE: dict[str, dict[str, list[Row]]] = {
    "powers": {"2022-09": [power("P1", "01"), power("P2", "01")]},
    "grants": {
        "2022-09": [
            grant(G1, "P1", "2021-01-01"),
            grant(G1, "P2", "2021-01-01"),
            grant(G2, "P1", "2021-01-01"),
        ]
    },
    "penalties": {
        period: [used(G1, "P1", "简易", times, 100), zero(G2), zero(Y1)]
        for period, times in zip(MONTHS, EXERCISES, strict=True)
    },
}


@pytest.fixture
def base(
    tiny_store: Callable[[Tables], Store], tiny_roster: Callable[[], None]
) -> Store:
    """A year of penalties of three units: 2022-09 to 2023-08."""
    tiny_roster()
    return tiny_store(BASE)


def measure(store: Store, *items: tuple[str, str, list[Row]]) -> Impact:
    """The impact of a review of such rows."""
    rows = tuple(replacement(*item) for item in items)
    return measure_impact(store, Review((), rows, store.snapshot()))


def find_move(impact: Impact, metric: str, period: str) -> MetricMove:
    (found,) = [
        move
        for move in impact.metric_moves
        if (move.metric, move.period) == (metric, month(period))
    ]
    return found


def find_total(impact: Impact, figure: str) -> Total:
    (found,) = [t for i in impact.items for t in i.totals if t.figure.id == figure]
    return found


def test_nothing_to_publish_has_no_impact(store: Store) -> None:
    assert measure(store) == Impact((), ())


def test_a_new_month_moves_from_nothing(base: Store) -> None:
    rows = [used(G1, "P2", "普通", 4, 900), zero(G2), zero(Y1)]
    move = find_move(
        measure(base, ("penalties", "2023-09", rows)), "exercise_count", "2023-09"
    )
    assert (move.before, move.delta, move.unit_count) == (None, None, 3)
    assert move.after is not None
    assert move.after["value"] == 4


def test_a_corrected_month_moves_by_the_difference(base: Store) -> None:
    rows = [used(G1, "P1", "简易", 12, 100), used(G2, "P1", "简易", 3, 0), zero(Y1)]
    impact = measure(base, ("penalties", "2023-08", rows))
    move = find_move(impact, "exercise_count", "2023-08")
    assert move.before is not None
    assert move.after is not None
    assert (move.before["value"], move.after["value"]) == (12, 15)
    assert (move.delta, move.unit_count) == (3, 1)  # G2 alone
    rate = find_move(impact, "exercise_rate", "2023-08")  # 1 of 3 grants, then 2
    assert rate.delta == pytest.approx(1 / 3)
    assert "fine_total" not in {m.metric for m in impact.metric_moves}


def test_units_that_offset_each_other_move_though_the_city_stands(base: Store) -> None:
    rows = [used(G1, "P1", "简易", 10, 100), used(G2, "P1", "简易", 2), zero(Y1)]
    impact = measure(base, ("penalties", "2023-08", rows))
    move = find_move(impact, "exercise_count", "2023-08")
    assert (move.delta, move.unit_count) == (0, 2)


def test_the_same_rows_again_move_nothing(base: Store) -> None:
    rows = BASE["penalties"]["2023-08"]
    assert measure(base, ("penalties", "2023-08", rows)).metric_moves == ()


def test_a_restated_month_is_compared_beside_the_latest(base: Store) -> None:
    latest = [used(G1, "P1", "简易", 9), zero(G2), zero(Y1)]
    old = [used(G1, "P1", "简易", 7, 100), zero(G2), zero(Y1)]
    impact = measure(
        base, ("penalties", "2022-10", old), ("penalties", "2023-09", latest)
    )
    assert [item.is_restatement for item in impact.items] == [True, False]
    assert find_move(impact, "exercise_count", "2022-10").delta == -1
    periods = {move.period for move in impact.metric_moves}
    assert periods == {month("2022-10"), month("2023-09")}


def test_a_first_publish_moves_from_nothing(
    store: Store, tiny_roster: Callable[[], None]
) -> None:
    tiny_roster()
    move = find_move(
        measure(store, ("powers", "2023-09", []), ("penalties", "2023-09", [zero(G1)])),
        "exercise_count",
        "2023-09",
    )
    assert (move.before, move.unit_count) == (None, 1)


def test_totals_stand_beside_last_month_and_last_year(base: Store) -> None:
    rows = [used(G1, "P2", "普通", 4, 900, spared=2), zero(G2), zero(Y1)]
    impact = measure(base, ("penalties", "2023-09", rows))
    assert [
        (t.figure.id, t.value, t.last_month, t.last_year)
        for t in impact.items[0].totals
    ] == [
        ("exercise_count", 4, 12, 8),
        ("fine_yuan", 900, 100, 100),
        ("no_penalty_count", 2, 0, 0),
    ]


def test_outlier_is_told_with_its_usual_range(base: Store) -> None:
    rows = [used(G1, "P1", "简易", 16, 100), zero(G2), zero(Y1)]
    total = find_total(measure(base, ("penalties", "2023-09", rows)), "exercise_count")
    spread = 1 / 0.6745  # z = 0.6745 × (16 − 10) ÷ 1 = 4.047
    assert total.outliers == (
        Outlier(G1, 16, pytest.approx(10 - 3.5 * spread),
                pytest.approx(10 + 3.5 * spread), pytest.approx(4.047)),
    )  # fmt: skip
    assert total.judged_count == 3


@pytest.mark.parametrize(("times", "units"), [(15, []), (5, []), (4, [G1]), (0, [G1])])
def test_what_lies_within_the_range_is_no_outlier(
    base: Store, times: int, units: list[str]
) -> None:
    rows = [used(G1, "P1", "简易", times, 100), zero(G2), zero(Y1)]
    total = find_total(measure(base, ("penalties", "2023-09", rows)), "exercise_count")
    assert [outlier.area_code for outlier in total.outliers] == units


def test_constant_history_allows_a_few(base: Store) -> None:
    rows = [used(G1, "P1", "简易", 9, 800), used(G2, "P1", "简易", 3), zero(Y1)]
    item = measure(base, ("penalties", "2023-09", rows))
    assert find_total(item, "exercise_count").outliers == ()  # G2: 0 ± 3.5
    assert find_total(item, "fine_yuan").outliers == ()  # G1: 100 ± 700


def test_five_months_say_nothing_of_what_is_usual(base: Store) -> None:
    rows = [used(G1, "P1", "简易", 99, 100), zero(G2), zero(Y1)]
    impact = measure(base, ("penalties", "2023-02", rows))
    total = find_total(impact, "exercise_count")
    assert (total.outliers, total.judged_count) == ((), 0)


def test_visits_and_findings_are_counted(base: Store) -> None:
    impact = measure(
        base,
        ("visits", "2023-09", [visit(1, G1, "2023-09-05", 80)]),
        ("findings", "2023-09", [
            finding("F1", G1, "2023-08-31"),
            finding("F2", G1, "2023-09-01"),
            finding("F3", Y1, "2023-09-30"),
        ]),
    )  # fmt: skip
    visits, findings = (
        find_total(impact, "visit_count"),
        find_total(impact, "found_count"),
    )
    assert (visits.value, visits.last_month, visits.last_year) == (1, None, None)
    assert (findings.value, findings.last_month, findings.last_year) == (2, 1, None)


def test_a_catalogue_has_no_totals(base: Store) -> None:
    impact = measure(base, ("powers", "2023-08", BASE["powers"]["2022-09"]))
    assert [item.totals for item in impact.items] == [()]


def test_missing_units_are_named(base: Store) -> None:
    rows = (replacement("penalties", "2023-09", [zero(G1)]),)
    coverage = {("penalties", month("2023-09")): Coverage(3, (G2, Y1))}
    review = Review((), rows, base.snapshot(), coverage)
    item = measure_impact(base, review).items[0]
    assert item.coverage == Coverage(3, (G2, Y1))
    assert (item.dataset, item.period) == ("penalties", dt.date(2023, 9, 1))


def test_an_unreported_month_moves_back_to_nothing(base: Store) -> None:
    move = find_move(
        measure(base, ("penalties", "2023-08", [])), "exercise_count", "2023-08"
    )
    assert move.after is not None
    assert (str(move.after["numerator"]), move.delta) == ("nan", None)


def test_every_figure_has_its_own_id() -> None:
    assert list(FIGURES) == [figure.id for figure in FIGURES.values()]


def test_reviews_staff_and_trainings_are_added_up(base: Store) -> None:
    shared = {"period": "2023-09", "subdistrict_code": G1}
    stage = shared | {"on_time_count": 3, "working_days": 4.5, "returned_count": 1}
    staff = {"officer_count": 20, "certified_count": 18, "auxiliary_count": 9}
    lesson = {"held_on": "2023-09-05", "subdistrict_code": G1, "attended_count": 12}
    impact = measure(
        base,
        ("reviews", "2023-09", [stage | {"stage": n, "case_count": 5} for n in (1, 2)]),
        ("staff", "2023-09", [shared | staff]),
        ("trainings", "2023-09", [lesson | {"kind": "业务培训", "topic": "文书"}]),
    )
    sums = {total.figure.id: total.value for i in impact.items for total in i.totals}
    assert sums == {
        **{"case_count": 10, "working_days": 9, "returned_count": 2},
        **staff,
        **{"session_count": 1, "attended_count": 12},
    }
