"""Rows added, removed and changed, by key, blanks included."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pyarrow
import pytest

from dashboard.datasets import DATASETS
from dashboard.ingest.changes import Change, describe_change
from dashboard.ingest.difference import Difference, DifferenceCounts, compare_rows
from dashboard.store.tables import Store
from tests.sql.worlds.grants import power
from tests.sql.worlds.penalties import used, zero
from tests.tiny import G1, G2, Y1, Tables, replacement

PENALTIES = DATASETS["penalties"]


def table(*rows: dict[str, Any], dataset: str = "penalties") -> pyarrow.Table:
    return replacement(dataset, "2023-09", rows).rows


def compare(before: pyarrow.Table, after: pyarrow.Table) -> Difference:
    return compare_rows(PENALTIES, before, after)


def test_same_rows_in_another_order_differ_in_nothing() -> None:
    rows = used(G1, "P1", "简易", 2, 100), used(G2, "P1", "普通", 1, 50.5), zero(Y1)
    found = compare(table(*rows), table(*reversed(rows)))
    assert found.counts == DifferenceCounts(added=0, removed=0, changed=0)
    assert found.counts.total == 0


def test_added_and_removed_rows_are_told_by_key() -> None:
    before = table(used(G1, "P1", "简易", 2), used(G2, "P1", "简易", 2))
    after = table(used(G2, "P1", "简易", 2), used(G2, "P1", "普通", 2))
    found = compare(before, after)
    assert found.counts == DifferenceCounts(added=1, removed=1, changed=0)
    assert found.removed[["subdistrict_code", "procedure"]].to_numpy().tolist() == [
        [G1, "简易"]
    ]
    assert found.added["procedure"].tolist() == ["普通"]
    assert list(found.added.columns) == list(PENALTIES.columns)


def test_changed_row_counts_once_and_shows_each_cell() -> None:
    found = compare(
        table(used(G1, "P1", "简易", 2, 100)), table(used(G1, "P1", "简易", 3, 150.5))
    )
    assert found.counts == DifferenceCounts(added=0, removed=0, changed=1)
    cells = found.changed[["subdistrict_code", "column", "before", "after"]]
    assert cells.to_numpy().tolist() == [
        [G1, "exercise_count", 2, 3],
        [G1, "fine_yuan", 100.0, 150.5],
    ]


def test_zero_reports_are_matched_by_their_blank_keys() -> None:
    before = zero(G1) | {"exercise_count": 1}
    found = compare(table(before, zero(G2)), table(zero(G1), zero(G2)))
    assert found.counts == DifferenceCounts(added=0, removed=0, changed=1)
    assert found.changed["after"].tolist() == [0]


def test_value_that_becomes_blank_is_a_change() -> None:
    powers = DATASETS["powers"]
    ended = table(power("P1", "01", valid_to="2023-10-01"), dataset="powers")
    found = compare_rows(powers, ended, table(power("P1", "01"), dataset="powers"))
    assert found.changed["column"].tolist() == ["valid_to"]
    assert found.changed["before"].tolist()[0].date() == dt.date(2023, 10, 1)
    assert found.changed["after"].isna().tolist() == [True]


def test_where_a_row_came_from_is_no_change() -> None:
    row = used(G1, "P1", "简易", 2)
    found = compare(table(row), table(row | {"source_row": 9, "source_sheet": "二"}))
    assert found.counts.total == 0


@pytest.fixture
def change(tiny_store: Callable[[Tables], Store]) -> Callable[..., Change]:
    """What a replacement would change in a store of two months and a catalogue."""
    store = tiny_store(
        {
            "penalties": {
                "2023-07": [zero(G1)],
                "2023-09": [used(G1, "P1", "简易", 2)],
            },
            "powers": {"2023-09": [power("P1", "01")]},
        }
    )

    def described(dataset: str, period: str, *rows: dict[str, Any]) -> Change:
        item = replacement(dataset, period, rows)
        return describe_change(store, store.snapshot(), item)

    return described


def test_first_publish_of_a_month_replaces_nothing(
    change: Callable[..., Change],
) -> None:
    found = change("penalties", "2023-10", zero(G1))
    assert found.before is None
    assert found.difference.counts == DifferenceCounts(1, 0, 0)
    assert not found.needs_note


def test_late_month_is_no_restatement(change: Callable[..., Change]) -> None:
    assert not change("penalties", "2023-08", zero(G1)).restates_past


def test_correction_of_the_newest_month_needs_no_note(
    change: Callable[..., Change],
) -> None:
    found = change("penalties", "2023-09", used(G1, "P1", "简易", 3))
    assert found.difference.counts == DifferenceCounts(0, 0, 1)
    assert not found.needs_note


def test_correction_of_an_old_month_needs_a_note(change: Callable[..., Change]) -> None:
    found = change("penalties", "2023-07", zero(G2))
    assert found.restates_past
    assert found.needs_note


def test_old_month_sent_again_unchanged_needs_none(
    change: Callable[..., Change],
) -> None:
    found = change("penalties", "2023-07", zero(G1))
    assert found.is_identical
    assert not found.needs_note


def test_whole_table_for_an_earlier_month_needs_a_note(
    change: Callable[..., Change],
) -> None:
    found = change("powers", "2023-08", power("P1", "01"))
    assert found.difference.counts.total == 0
    assert found.needs_note  # its month alone takes the table back


def test_whole_table_for_a_later_month_compares_with_the_standing_one(
    change: Callable[..., Change],
) -> None:
    found = change("powers", "2023-10", power("P1", "01"), power("P2", "01"))
    assert found.difference.counts == DifferenceCounts(added=1, removed=0, changed=0)
    assert found.before is not None
    assert found.before.period == dt.date(2023, 9, 1)
