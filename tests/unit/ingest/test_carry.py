"""Carrying a restated month's corrections to the ledger in force."""

from collections.abc import Callable
from typing import Any

import pytest

from dashboard.ingest.carry import add_carried, carry_forward, list_carried
from dashboard.ingest.publication import Review
from dashboard.store.tables import Store
from tests.sql.worlds.findings import finding
from tests.tiny import G1, G2, Y1, month, publish_tables, replacement

DECEMBER, JANUARY = "2023-12", "2024-01"
F1 = {"code": "F1", "unit": G1, "found_on": "2023-12-05"}
F2 = {"code": "F2", "unit": G2, "found_on": "2023-12-06"}


@pytest.fixture
def store(tiny_store: Callable) -> Store:
    """January rectified F1, gave F2 another severity, and found F3."""
    built = tiny_store({"findings": {DECEMBER: [finding(**F1), finding(**F2)]}})
    january = [
        finding(**F1, rectified_on="2024-01-20"),
        finding(**F2, severity="较重"),
        finding("F3", Y1, "2024-01-08"),
    ]
    publish_tables(built, {"findings": {JANUARY: january}})
    return built


def restate(store: Store, *rows: dict[str, Any], period: str = DECEMBER):
    item = replacement("findings", period, rows, sha256="1" * 64)
    return carry_forward(store, store.snapshot(), item)


def test_cells_that_stand_uncorrected_are_carried(store: Store) -> None:
    """F1's category; not F2's severity, which January has changed since."""
    carry = restate(
        store, finding(**F1, category="文书案卷"), finding(**F2, severity="严重")
    )
    assert carry is not None
    assert carry.cells.to_numpy().tolist() == [["F1", "category", "公示", "文书案卷"]]
    assert carry.added.empty
    rows = {r["finding_code"]: r for r in carry.replacement.rows.to_pylist()}
    told = [(c, r["category"], r["severity"]) for c, r in sorted(rows.items())]
    assert told == [
        ("F1", "文书案卷", "一般"), ("F2", "公示", "较重"), ("F3", "公示", "一般"),
    ]  # fmt: skip
    assert str(rows["F1"]["rectified_on"]) == "2024-01-20"
    assert carry.replacement.period == month(JANUARY)
    assert carry.replacement.sha256.split(",") == ["0" * 64, "1" * 64]


def test_a_row_that_the_month_has_anew_is_carried(store: Store) -> None:
    late = finding("F0", Y1, "2023-12-01")
    carry = restate(store, finding(**F1), finding(**F2), late)
    assert carry is not None
    assert carry.cells.empty
    assert carry.added["finding_code"].tolist() == ["F0"]
    assert carry.replacement.rows.num_rows == 4


def test_a_row_taken_out_stays_in_force(store: Store) -> None:
    assert restate(store, finding(**F1)) is None


@pytest.mark.parametrize("period", [JANUARY, "2024-02", "2023-11"])
def test_only_a_month_that_stands_before_the_latest_is_restated(
    store: Store, period: str
) -> None:
    rows = [finding(**F1, category="文书案卷"), finding(**F2)]
    assert restate(store, *rows, period=period) is None


def test_both_editions_are_published_at_once(store: Store) -> None:
    rows = [finding(**F1, category="文书案卷"), finding(**F2)]
    item = replacement("findings", DECEMBER, rows)
    review = Review((), (item,), store.snapshot())
    carries = list_carried(store, review)
    whole = add_carried(review, carries)
    snapshot = store.publish(whole.replacements, reviewed=whole.snapshot)
    told = [
        store.read_rows("findings", p.table_version)["category"].to_pylist()
        for p in snapshot.editions("findings")
    ]
    assert told == [["文书案卷", "公示"], ["文书案卷", "公示", "公示"]]
    # an edition for the latest month in the same review is newer
    latest = replacement("findings", JANUARY, rows)
    assert list_carried(store, Review((), (item, latest), store.snapshot())) == ()
