"""Processes for the fault tests: ``python -m tests.faults.publishing ACTION ROOT ...``.

die ROOT NUMBER TARGET   publish number NUMBER; killed before TARGET is written
once ROOT NUMBER         say "ready", then publish number NUMBER
race ROOT NUMBER         review, wait for ROOT/go, publish; prints the outcome
stream ROOT COUNT        publish numbers 1 to COUNT, one after the other
"""

import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from dashboard.errors import StaleReview
from dashboard.store import tables
from dashboard.store.tables import Store
from tests.sql.worlds.penalties import used
from tests.sql.worlds.visits import visit
from tests.tiny import G1, Tables, publish_tables


def numbered(number: int) -> Tables:
    """One batch over two data sets that both say `number`."""
    return {
        "penalties": {"2023-01": [used(G1, "P1", "简易", number)]},
        "visits": {"2023-01": [visit(number, G1, "2023-01-05", 80.0)]},
    }


def die(root: str, number: str, target: str) -> None:
    """Publish, and be killed before the table `target` is written."""
    write = tables.write_deltalake

    def killing(table: Any, *arguments: Any, **options: Any) -> None:
        place = table if isinstance(table, str) else table.table_uri
        if place.rstrip("/").endswith(target):
            os.kill(os.getpid(), signal.SIGKILL)
        write(table, *arguments, **options)

    tables.write_deltalake = killing
    publish_tables(Store(Path(root)), numbered(int(number)))


def once(root: str, number: str) -> None:
    """Say that the modules are loaded, then publish number `number`."""
    print("ready", flush=True)
    publish_tables(Store(Path(root)), numbered(int(number)))


def race(root: str, number: str) -> None:
    """Review what stands, wait for the start, publish, say what came of it."""
    store = Store(Path(root))
    reviewed = store.snapshot()
    (Path(root) / f"ready-{number}").touch()
    while not (Path(root) / "go").exists():
        time.sleep(0.001)
    try:
        publish_tables(store, numbered(int(number)), reviewed=reviewed)
        print("published")
    except StaleReview:
        print("stale")


def stream(root: str) -> None:
    """Publish again and again, until told to stop."""
    number = 1
    while not (Path(root) / "stop").exists():
        number += 1
        publish_tables(Store(Path(root)), numbered(number))
    print(number)


if __name__ == "__main__":
    actions = {"die": die, "once": once, "race": race, "stream": stream}
    actions[sys.argv[1]](*sys.argv[2:])
