"""Boundaries are dated: each month has the edition that began last."""

import datetime as dt

import pytest

from dashboard.errors import NotPublished
from dashboard.store.boundaries import (
    find_edition,
    keep_boundaries,
    list_editions,
    read_boundaries,
    withdraw_boundaries,
)
from dashboard.store.tables import Store
from tests.tiny import month

OLD = [{"type": "Feature", "properties": {"code": "a"}, "geometry": None}]
NEW = [{"type": "Feature", "properties": {"code": "b"}, "geometry": None}]


def keep(store: Store, features: list[dict], begin: dt.date | None, name: str) -> None:
    keep_boundaries(
        store, features, valid_from=begin, source=name, file_name="f.geojson",
        crs="gcj02", author="甲",
    )  # fmt: skip


def found(store: Store, text: str) -> str:
    edition = find_edition(store, month(text))
    return edition.source if edition else ""


def test_a_month_has_the_edition_that_began_last(store: Store) -> None:
    assert found(store, "2023-12") == ""
    keep(store, OLD, None, "旧")
    keep(store, NEW, month("2024-01"), "新")
    assert [found(store, text) for text in ("2023-12", "2024-01")] == ["旧", "新"]
    edition = find_edition(store, month("2024-05"))
    assert edition is not None
    assert (edition.author, edition.crs) == ("甲", "gcj02")
    assert read_boundaries(store, edition.sha256) == NEW


def test_withdrawn_and_replaced_editions_stay_listed(store: Store) -> None:
    keep(store, OLD, None, "旧")
    keep(store, NEW, None, "新")
    withdraw_boundaries(store, "always", author="乙")
    assert found(store, "2024-01") == ""
    ends = [(e.source, e.withdrawn_by) for e in list_editions(store)]
    assert ends == [("旧", "甲"), ("新", "乙")]
    with pytest.raises(NotPublished):
        withdraw_boundaries(store, "always")
