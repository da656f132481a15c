"""Writers at the same moment, and readers while something is published."""

import time
from collections.abc import Callable

from dashboard.store.tables import Store
from tests.faults.publishing import numbered
from tests.faults.test_killed_publish import seen
from tests.tiny import publish_tables


def wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def test_one_of_two_publishers_wins(store: Store, start: Callable) -> None:
    publish_tables(store, numbered(1))
    processes = {number: start("race", store.root, number) for number in (2, 3)}
    wait_for(lambda: len(list(store.root.glob("ready-*"))) == 2)
    (store.root / "go").touch()
    outcomes = {n: p.communicate(timeout=60)[0].strip() for n, p in processes.items()}
    assert sorted(outcomes.values()) == ["published", "stale"]
    (winner,) = (n for n, outcome in outcomes.items() if outcome == "published")
    assert seen(store) == (winner, winner)
    assert len(store.snapshot().publications) == 4


def test_reader_sees_old_or_new_never_a_mix(store: Store, start: Callable) -> None:
    publish_tables(store, numbered(1))
    process = start("stream", store.root)
    pairs = [seen(store)]
    while len(set(pairs)) < 5:
        pairs.append(seen(store))
    (store.root / "stop").touch()
    last = int(process.communicate(timeout=60)[0])
    assert {exercises - visits for exercises, visits in pairs} == {0}
    assert pairs == sorted(pairs)  # never back to an older one
    assert seen(store) == (last, last)
