"""Every business check on an offending row beside a clean one."""

from collections.abc import Callable

import pytest

from dashboard.store.checks import load_checks
from dashboard.store.database import SnapshotDatabase
from tests.sql.broken import CASES, Case
from tests.tiny import month


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
