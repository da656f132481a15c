"""Editions of a ledger: each month keeps its own, the latest one is in force."""

import datetime as dt
from collections.abc import Callable

import pytest

from dashboard.errors import StaleReview
from dashboard.metrics import METRICS
from dashboard.store import metric_values
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_values import open_values
from dashboard.store.tables import Store
from tests.sql.worlds.findings import finding
from tests.tiny import CITY, G1, G2, month, publish_tables, replacement

NOVEMBER, DECEMBER, JANUARY = "2023-11", "2023-12", "2024-01"
OLD = finding("F1", G1, "2023-12-05", measure=None)
NEW = finding("F1", G1, "2023-12-05", rectified_on="2024-01-20")
LATER = finding("F2", G2, "2024-01-08")
RESTATED = finding("F1", G1, "2023-12-05", severity="严重", measure=None)


def codes(store: Store) -> list[str]:
    """The findings in force."""
    database = SnapshotDatabase(store, store.snapshot(), is_filled=False)
    return sorted(database.run("views/finding_details")["finding_code"].unique())


@pytest.fixture
def two_editions(tiny_store: Callable) -> Store:
    """December with one finding, January with a second."""
    store = tiny_store({"findings": {DECEMBER: [OLD]}})
    publish_tables(store, {"findings": {JANUARY: [NEW, LATER]}})
    return store


def test_a_snapshot_lists_every_edition(two_editions: Store) -> None:
    snapshot = two_editions.snapshot()
    assert [p.period for p in snapshot.editions("findings")] == [
        month(DECEMBER),
        month(JANUARY),
    ]
    assert snapshot.latest_period == month(JANUARY)


def test_restating_a_past_month_takes_nothing_out_of_force(two_editions: Store) -> None:
    before = two_editions.snapshot()
    after = publish_tables(two_editions, {"findings": {DECEMBER: [RESTATED]}})
    assert after.table_versions == before.table_versions
    assert after.written_versions["findings"] > before.written_versions["findings"]
    assert codes(two_editions) == ["F1", "F2"]
    december, january = after.editions("findings")
    assert not after.is_in_force(december)
    assert after.is_in_force(january)
    rows = two_editions.read_rows("findings", december.table_version)
    assert rows["severity"].to_pylist() == ["严重"]
    # what replaced what is listed, and the month's first edition no longer stands
    first = before.editions("findings")[0]
    assert first not in after.published.values()


def test_figures_of_the_latest_month_outlive_a_restatement(
    two_editions: Store,
) -> None:
    publish_tables(two_editions, {"findings": {DECEMBER: [RESTATED]}})
    table = open_values(two_editions, two_editions.snapshot())
    found = METRICS["finding_count"]
    assert table.row(found, month(JANUARY), CITY)["value"] == 1
    assert table.row(found, month(DECEMBER), CITY)["value"] == 1
    assert set(table.parts(found, "severity", month(DECEMBER), CITY)) >= {"严重"}
    counts = {
        part: row["value"]
        for part, row in table.parts(found, "severity", month(DECEMBER), CITY).items()
    }
    assert counts["严重"] == 1


def test_a_publish_after_a_restatement_goes_on_from_the_last_version(
    two_editions: Store,
) -> None:
    publish_tables(two_editions, {"findings": {DECEMBER: [RESTATED]}})
    publish_tables(two_editions, {"findings": {JANUARY: [NEW]}})
    assert codes(two_editions) == ["F1"]
    december = two_editions.snapshot().editions("findings")[0]
    rows = two_editions.read_rows("findings", december.table_version)
    assert rows["severity"].to_pylist() == ["严重"]


def test_an_edition_is_held_against_its_own_month_else_the_one_before(
    two_editions: Store,
) -> None:
    snapshot = two_editions.snapshot()
    december, january = snapshot.editions("findings")
    assert snapshot.replaced_by("findings", month(DECEMBER)) == december
    assert snapshot.replaced_by("findings", month("2024-03")) == january
    assert snapshot.replaced_by("findings", month(NOVEMBER)) is None


def test_restoring_an_edition_puts_it_back_in_its_month(two_editions: Store) -> None:
    first = two_editions.snapshot().editions("findings")[0].table_version
    publish_tables(two_editions, {"findings": {DECEMBER: [RESTATED]}})
    snapshot = two_editions.restore("findings", first)
    assert codes(two_editions) == ["F1", "F2"]
    december = snapshot.editions("findings")[0]
    rows = two_editions.read_rows("findings", december.table_version)
    assert rows["severity"].to_pylist() == ["一般"]


@pytest.mark.parametrize(
    ("meanwhile", "is_stale"), [(DECEMBER, True), (JANUARY, False)]
)
def test_a_review_is_stale_once_its_own_month_is_published(
    two_editions: Store, meanwhile: str, is_stale: bool
) -> None:
    reviewed = two_editions.snapshot()
    publish_tables(two_editions, {"findings": {meanwhile: [RESTATED]}})
    rows = [replacement("findings", DECEMBER, [RESTATED])]
    if not is_stale:
        assert two_editions.publish(rows, reviewed=reviewed).id
        return
    with pytest.raises(StaleReview):
        two_editions.publish(rows, reviewed=reviewed)


def test_an_upload_stands_in_for_its_edition_alone(two_editions: Store) -> None:
    upload = [replacement("findings", DECEMBER, [RESTATED])]
    database = SnapshotDatabase(two_editions, two_editions.snapshot(), upload)
    rows = database.run("views/finding_details").to_dict("records")
    told = {(r["finding_code"], r["since"].year): r["severity"] for r in rows}
    assert told["F1", 2023] == "严重"
    assert told["F1", 2024] == "一般"
    assert {code for code, _year in told} == {"F1", "F2"}


def test_a_restated_edition_leaves_the_months_before_it(
    tiny_store: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = tiny_store({"visits": {NOVEMBER: []}, "findings": {DECEMBER: [OLD]}})
    publish_tables(store, {"findings": {JANUARY: [NEW, LATER]}})
    open_values(store, store.snapshot())
    computed: list[list[dt.date]] = []
    original = metric_values.compute_values

    def counting(database, periods):
        computed.append(list(periods))
        return original(database, periods=periods)

    monkeypatch.setattr(metric_values, "compute_values", counting)
    publish_tables(store, {"findings": {DECEMBER: [RESTATED]}})
    open_values(store, store.snapshot())
    assert computed == [[month(DECEMBER), month(JANUARY)]]
