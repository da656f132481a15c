"""Publishing: what is replaced, what stands, what is refused."""

import getpass
from collections.abc import Callable

import pytest

from dashboard.errors import StaleReview
from dashboard.store.tables import SAMPLE_AUTHOR, Store
from tests.sql.worlds.grants import power
from tests.sql.worlds.penalties import used, zero
from tests.tiny import G1, G2, Y1, month, publish_tables, replacement

JANUARY, FEBRUARY = "2023-01", "2023-02"


def standing(store: Store, dataset: str = "penalties") -> list[tuple[str, str, int]]:
    """Month, unit and exercises of what stands, in stored order."""
    version = store.snapshot().table_versions[dataset]
    rows = store.read_rows(dataset, version).to_pylist()
    return sorted(
        (f"{r['period']:%Y-%m}", r["subdistrict_code"], r["exercise_count"])
        for r in rows
    )


@pytest.fixture
def two_months(tiny_store: Callable) -> Store:
    """January of two units and February of one."""
    return tiny_store(
        {
            "penalties": {
                JANUARY: [used(G1, "P1", "简易", 1), used(G2, "P1", "简易", 2)],
                FEBRUARY: [used(G1, "P1", "简易", 3)],
            }
        }
    )


def test_publish_replaces_its_month_alone(two_months: Store) -> None:
    publish_tables(two_months, {"penalties": {JANUARY: [used(Y1, "P1", "简易", 9)]}})
    assert standing(two_months) == [(JANUARY, Y1, 9), (FEBRUARY, G1, 3)]


def test_empty_month_replaces_and_stands(two_months: Store) -> None:
    snapshot = publish_tables(two_months, {"penalties": {JANUARY: []}})
    assert standing(two_months) == [(FEBRUARY, G1, 3)]
    assert snapshot.published["penalties", month(JANUARY)].row_count == 0


def test_whole_table_is_replaced_and_stands_for_the_new_month_alone(
    tiny_store: Callable,
) -> None:
    store = tiny_store({"powers": {JANUARY: [power("P1", "01"), power("P2", "01")]}})
    snapshot = publish_tables(store, {"powers": {FEBRUARY: [power("P3", "02")]}})
    rows = store.read_rows("powers", snapshot.table_versions["powers"])
    assert rows["power_code"].to_pylist() == ["P3"]
    assert list(snapshot.published) == [("powers", month(FEBRUARY))]


def test_whole_table_issued_twice_in_a_batch_keeps_the_later(store: Store) -> None:
    tables = {"powers": {FEBRUARY: [power("P2", "01")], JANUARY: [power("P1", "01")]}}
    snapshot = publish_tables(store, tables)
    rows = store.read_rows("powers", snapshot.table_versions["powers"])
    assert rows["power_code"].to_pylist() == ["P2"]
    assert list(snapshot.published) == [("powers", month(FEBRUARY))]


def test_months_of_a_batch_share_one_table_version(two_months: Store) -> None:
    versions = {p.table_version for p in two_months.snapshot().publications}
    assert versions == {1}


def test_publication_says_who_what_and_from_which_file(store: Store) -> None:
    upload = replacement("penalties", JANUARY, [zero(G1), zero(G2)], sha256="ab" * 32)
    (line,) = store.publish([upload], author="王工", note="补报").publications
    assert (line.author, line.note, line.action) == ("王工", "补报", "publish")
    assert (line.file_name, line.sha256) == ("penalties.xlsx", "ab" * 32)
    assert (line.period, line.row_count) == (month(JANUARY), 2)


def test_author_is_the_account_where_none_is_given(two_months: Store) -> None:
    authors = {p.author for p in two_months.snapshot().publications}
    assert authors == {getpass.getuser()}


def test_rows_keep_their_file_sheet_and_row(store: Store) -> None:
    upload = replacement("penalties", JANUARY, [zero(G1)], sha256="cd" * 32)
    version = store.publish([upload]).table_versions["penalties"]
    (row,) = store.read_rows("penalties", version).to_pylist()
    lineage = [row[c] for c in ("source_sha256", "source_sheet", "source_row")]
    assert lineage == ["cd" * 32, "Sheet1", 2]


def test_nothing_is_published_in_a_new_store(store: Store) -> None:
    snapshot = store.snapshot()
    assert (snapshot.id, snapshot.publications) == ("", ())
    assert snapshot.latest_period is None


def test_snapshot_id_changes_with_every_publish(two_months: Store) -> None:
    before = two_months.snapshot_id()
    publish_tables(two_months, {"visits": {JANUARY: []}})
    assert two_months.snapshot_id() == two_months.snapshot().id != before


def test_latest_period_is_that_of_any_data_set(two_months: Store) -> None:
    snapshot = publish_tables(two_months, {"visits": {"2023-05": []}})
    assert snapshot.latest_period == month("2023-05")


def test_snapshot_is_sample_until_every_sample_month_is_replaced(store: Store) -> None:
    publish_tables(store, {"visits": {JANUARY: []}}, author=SAMPLE_AUTHOR)
    mixed = publish_tables(store, {"visits": {FEBRUARY: []}}, author="王工")
    replaced = publish_tables(store, {"visits": {JANUARY: []}}, author="王工")
    assert (mixed.is_sample, replaced.is_sample) == (True, False)


def test_stale_review_of_the_same_month_is_refused(two_months: Store) -> None:
    reviewed = two_months.snapshot()
    current = publish_tables(two_months, {"penalties": {JANUARY: []}})
    with pytest.raises(StaleReview, match="2023-01"):
        publish_tables(
            two_months, {"penalties": {JANUARY: [zero(G1)]}}, reviewed=reviewed
        )
    assert two_months.snapshot() == current


def test_review_of_another_month_still_holds(two_months: Store) -> None:
    reviewed = two_months.snapshot()
    publish_tables(two_months, {"penalties": {JANUARY: []}})
    publish_tables(two_months, {"penalties": {FEBRUARY: []}}, reviewed=reviewed)
    assert standing(two_months) == []


def test_stale_review_of_a_whole_table_is_refused_whatever_its_month(
    tiny_store: Callable,
) -> None:
    store = tiny_store({"powers": {JANUARY: []}})
    reviewed = store.snapshot()
    publish_tables(store, {"powers": {FEBRUARY: []}})
    with pytest.raises(StaleReview):
        publish_tables(store, {"powers": {"2023-03": []}}, reviewed=reviewed)
