"""The register of documents, and which of them show figures that changed since."""

import datetime as dt
from collections.abc import Callable, Sequence

import pytest

from dashboard.errors import DashboardError, NotPublished
from dashboard.store.documents import (
    Document,
    find_restatements,
    list_documents,
    record_document,
)
from dashboard.store.tables import Action, Publication, Snapshot, Store
from tests.tiny import Tables

SEPTEMBER, OCTOBER = dt.date(2023, 9, 1), dt.date(2023, 10, 1)
NOW = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)


def line(
    dataset: str, period: dt.date, version: int, sha: str, action: Action = "publish"
) -> Publication:
    return Publication(
        dataset, period, version, action, "甲", "", "a.xlsx", sha, 1,
        NOW + dt.timedelta(minutes=version),
    )  # fmt: skip


THEN = (line("grants", SEPTEMBER, 1, "g1"), line("penalties", SEPTEMBER, 2, "p1"))


def restated(*later: Publication, period: dt.date | None = SEPTEMBER) -> Sequence[str]:
    """The hashes of what restates a document made when THEN stood."""
    document = Document("export", "a", period, "x-2", "甲", NOW)
    issued, current = Snapshot("x-2", THEN), Snapshot("x-9", (*THEN, *later))
    return [p.sha256 for p in find_restatements(document, issued, current)]


@pytest.fixture
def published(tiny_store: Callable[[Tables], Store]) -> Store:
    """A store with one snapshot."""
    return tiny_store({"visits": {"2023-09": []}})


def test_documents_are_listed_newest_first_by_kind(published: Store) -> None:
    snapshot = published.snapshot().id
    record_document(published, "export", " a.xlsx ", snapshot, SEPTEMBER, "甲")
    record_document(published, "bulletin", "第一期", snapshot, None, "乙")
    found = [(d.kind, d.name, d.period, d.author) for d in list_documents(published)]
    assert found == [
        ("bulletin", "第一期", None, "乙"),
        ("export", "a.xlsx", SEPTEMBER, "甲"),
    ]
    (export,) = list_documents(published, "export")
    assert export.snapshot_id == snapshot
    assert export.made_at.utcoffset() == dt.timedelta(0)


def test_an_unknown_snapshot_and_a_nameless_document_are_refused(
    published: Store,
) -> None:
    with pytest.raises(NotPublished):
        record_document(published, "export", "a", "00000000-1", SEPTEMBER)
    with pytest.raises(DashboardError, match="没有类别或名称"):
        record_document(published, "export", " ", published.snapshot().id, SEPTEMBER)
    assert list_documents(published) == []


def test_a_replaced_month_restates() -> None:
    assert restated(line("penalties", SEPTEMBER, 3, "p2")) == ["p2"]
    late = line("penalties", SEPTEMBER, 3, "p2"), line("penalties", SEPTEMBER, 4, "p3")
    assert restated(*late) == ["p3"]


@pytest.mark.parametrize(
    "later",
    [
        line("penalties", OCTOBER, 3, "p2"),  # a later month
        line("visits", SEPTEMBER, 3, "v1"),  # nothing stood before it
        line("grants", OCTOBER, 3, "g2"),  # a later edition
    ],
)
def test_what_replaces_nothing_restates_nothing(later: Publication) -> None:
    assert restated(later) == []


def test_another_edition_of_the_month_restates() -> None:
    assert restated(line("grants", SEPTEMBER, 3, "g2")) == ["g2"]
    assert restated(line("grants", dt.date(2023, 8, 1), 3, "g0")) == ["g0"]


def test_a_return_to_what_stood_restates_nothing() -> None:
    wrong = line("penalties", SEPTEMBER, 3, "p2")
    assert restated(wrong, line("penalties", SEPTEMBER, 4, "p1", "restore")) == []
    assert restated(line("penalties", SEPTEMBER, 4, "p1")) == ["p1"]


def test_without_a_month_it_rests_on_all_that_stood() -> None:
    assert restated(line("penalties", SEPTEMBER, 3, "p2"), period=None) == ["p2"]
    assert restated(line("penalties", OCTOBER, 3, "p2"), period=None) == []
