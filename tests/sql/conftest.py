"""Databases of the worlds, each built once."""

from collections.abc import Callable
from functools import cache

import pytest

from dashboard.store import database
from dashboard.store.database import SnapshotDatabase
from dashboard.store.tables import Store
from tests.conftest import write_roster
from tests.sql.worlds import WORLDS, World
from tests.tiny import publish_tables


@pytest.fixture(scope="session")
def world_database(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], SnapshotDatabase]:
    """A function that opens a world's database, by the world's name."""

    @cache
    def opened(name: str) -> SnapshotDatabase:
        return open_world(tmp_path_factory, WORLDS[name])

    return opened


def open_world(factory: pytest.TempPathFactory, world: World) -> SnapshotDatabase:
    """The world's tables, published and seen under its roster."""
    folder = factory.mktemp("world")
    write_roster(folder / "reference", world.roster)
    store = Store(folder / "store")
    snapshot = publish_tables(store, world.tables)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "REFERENCE_DIR", folder / "reference")
        return SnapshotDatabase(store, snapshot)
