"""Every business check on an offending row beside a clean one."""

from collections.abc import Callable

import pytest

from dashboard.store.checks import load_checks
from dashboard.store.database import SnapshotDatabase
from tests.sql.broken import CASES, Case
from tests.sql.worlds.events import event
from tests.sql.worlds.findings import finding
from tests.sql.worlds.grants import grant
from tests.sql.worlds.penalties import zero
from tests.sql.worlds.reviews import review
from tests.sql.worlds.staff import staff
from tests.sql.worlds.trainings import training
from tests.sql.worlds.visits import visit
from tests.tiny import G1, G2, Row, month


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.check)
def test_check_returns_the_offending_rows(
    case: Case, tiny_store: Callable, tiny_roster: Callable
) -> None:
    tiny_roster()
    store = tiny_store(case.tables)
    rows = SnapshotDatabase(store, store.snapshot()).run(f"checks/{case.check}")
    found = rows.astype(object).where(rows.notna(), None)
    columns = ["period", "source_row", "column_name", "detail"]
    expected = [(p and month(p), *rest) for p, *rest in case.rows]
    assert [
        (p and p.date(), *rest)
        for p, *rest in found[columns].itertuples(index=False, name=None)
    ] == expected


def test_every_check_has_one_case() -> None:
    assert sorted(c.check for c in CASES) == sorted(c.id for c in load_checks())


@pytest.mark.parametrize(
    ("dataset", "rows"),
    [
        ("penalties", [zero(G1), zero(G2)]),
        ("visits", [visit(1, u, "2023-01-15", 80.0) for u in (G1, G2)]),
        ("findings", [finding(u, u, "2023-01-15") for u in (G1, G2)]),
        ("events", [event("2023-01-15", "案件移送", 1, u) for u in (G1, G2)]),
        ("reviews", [review(u, 1, 2, 2, 2) for u in (G1, G2)]),
        ("staff", [staff(u, 5) for u in (G1, G2)]),
        (
            "trainings",
            [training("2023-01-10", "执法培训", 4, u, 5, 5) for u in (G1, G2)],
        ),
        (
            "grants",
            [
                grant(G1, "P1", "2021-01-01", recalled_on="2023-01-31"),
                grant(G2, "P1", "2023-01-01"),
            ],
        ),
    ],
)
def test_unit_belongs_to_the_months_in_which_it_joins_and_leaves(
    dataset: str, rows: list[Row], tiny_store: Callable, tiny_roster: Callable
) -> None:
    tiny_roster([(G1, "2023-01-31", ""), (G2, "2021-01-01", "2023-01-01")])
    store = tiny_store({dataset: {"2023-01": rows}})
    database = SnapshotDatabase(store, store.snapshot())
    assert database.run(f"checks/{dataset}__unit_unmonitored").empty
