"""The penalties page's queries: their sums equal the metrics."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from dashboard.reports.penalties.leniency import describe_leniency, leniency_table
from dashboard.store.database import SnapshotDatabase
from dashboard.store.tables import Store
from tests.tiny import Tables

SINCE, UNTIL = dt.date(2023, 1, 1), dt.date(2023, 12, 1)


def test_items_are_in_force_from_their_first_day_to_before_their_last(
    tiny_store: Callable[[Tables], Store],
) -> None:
    item = {"item_name": "轻微", "domain_code": "01", "kind": "减免处罚"}
    items = [
        item | {"item_code": "A", "valid_from": "2023-01-31"},
        item | {"item_code": "B", "valid_from": "2023-02-01"},
        item | {"item_code": "C", "valid_from": "2022-01-01", "valid_to": "2023-01-31"},
        item | {"item_code": "D", "valid_from": "2022-01-01", "valid_to": "2023-02-01"},
    ]
    store = tiny_store({"leniency": {"2023-02": items}})
    rows = SnapshotDatabase(store, store.snapshot()).run(
        "pages/penalties/leniency", period=dt.date(2023, 1, 1)
    )
    assert rows["item_code"].tolist() == ["A", "D"]


def test_the_sample_holds_the_published_number_of_items(sample_store: Path) -> None:
    store = Store(sample_store)
    rows = SnapshotDatabase(store, store.snapshot()).run(
        "pages/penalties/leniency", period=UNTIL
    )
    assert describe_leniency(rows, UNTIL).startswith("2023年12月末在册 126 项：")
    assert len(leniency_table(rows)) == 126
