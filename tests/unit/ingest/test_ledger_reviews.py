"""Reviews of a ledger: against its own month's edition, checked as it would stand."""

from collections.abc import Callable

import pytest

from dashboard.ingest.changes import describe_change
from dashboard.ingest.difference import DifferenceCounts
from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.publication import review_uploads
from dashboard.ingest.vanished import find_vanished
from dashboard.store.tables import Store
from tests.sql.worlds.findings import finding
from tests.tiny import G1, Y1, publish_tables, replacement
from tests.unit.ingest.builder import xlsx
from tests.unit.ingest.corpus_texts import LEDGER

SEPTEMBER, OCTOBER = "2023-09", "2023-10"
FIVE = [finding(f"F{number}", G1, "2023-09-01") for number in range(5)]
SIXTH = finding("F5", Y1, "2023-10-02")


@pytest.fixture
def store(tiny_store: Callable, tiny_roster: Callable) -> Store:
    """September has five findings, October six."""
    tiny_roster()
    built = tiny_store({"findings": {SEPTEMBER: FIVE}})
    publish_tables(built, {"findings": {OCTOBER: [*FIVE, SIXTH]}})
    return built


@pytest.mark.parametrize(
    ("period", "rows", "counts", "restates"),
    [
        (SEPTEMBER, FIVE, (0, 0, 0), True),  # against September, not October
        (SEPTEMBER, FIVE[:4], (0, 1, 0), True),
        ("2023-11", [*FIVE, SIXTH], (0, 0, 0), False),  # follows October
        ("2023-08", FIVE, (5, 0, 0), False),  # late, and there is none before
    ],
)
def test_an_edition_is_compared_with_that_of_its_month(
    store: Store, period: str, rows: list, counts: tuple[int, int, int], restates: bool
) -> None:
    item = replacement("findings", period, rows)
    change = describe_change(store, store.snapshot(), item)
    assert change.difference.counts == DifferenceCounts(*counts)
    assert change.restates_past is restates


@pytest.mark.parametrize(
    ("period", "rows", "count"),
    [
        (SEPTEMBER, FIVE[:1], 1),  # four of September's are missing
        (SEPTEMBER, FIVE, 0),  # October's sixth is none of them
        ("2023-11", FIVE[:1], 1),
        ("2023-08", FIVE[:1], 0),  # nothing stood
    ],
)
def test_vanished_keys_are_those_of_its_month(
    store: Store, period: str, rows: list, count: int
) -> None:
    item = replacement("findings", period, rows)
    assert len(find_vanished(store, store.snapshot(), [item])) == count


def test_a_restated_edition_is_checked_as_if_it_were_in_force(store: Store) -> None:
    """Dates after September, which October's ledger may hold and September's not."""
    row = ("F0", None, "黄楼街道", "2023-10-05", "联合检查", "公示", "一般")
    book = xlsx(("问题台账（2023年9月）",), LEDGER, row)
    review = review_uploads(store, inspect_workbook(book, "台账.xlsx"))
    found = [issue.rule for issue in review.uploads[0].issues]
    assert "findings__after_cut_off" in found
