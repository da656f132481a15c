"""Each batch knows the snapshot that it made."""

from dashboard.store.batches import list_batches
from dashboard.store.tables import Snapshot, Store
from tests.sql.worlds.penalties import zero
from tests.tiny import G1, G2, publish_tables


def test_nothing_published_has_no_batch() -> None:
    assert list_batches(Snapshot("", ())) == []


def test_snapshot_of_a_batch_ends_with_it(store: Store) -> None:
    august = {"2023-08": [zero(G1)]}
    publish_tables(store, {"penalties": august, "powers": {"2023-08": []}}, note="一")
    publish_tables(store, {"penalties": {"2023-09": [zero(G2)]}}, author="乙")
    store.restore("penalties", 1)
    batches = list_batches(store.snapshot())
    assert [len(b.publications) for b in batches] == [2, 1, 1]
    assert (batches[0].note, batches[1].author) == ("一", "乙")
    for place, batch in enumerate(batches, start=1):
        own = [p for b in batches[:place] for p in b.publications]
        assert list(store.snapshot(batch.snapshot_id).publications) == own
