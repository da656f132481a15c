"""Worlds: tiny tables, and what every metric must make of them, worked out by hand.

Every module here with a WORLD is one, by its name.
"""

from importlib import import_module
from pkgutil import iter_modules

from tests.sql.worlds import ledgers
from tests.sql.worlds.shape import Case, World

_MODULES = [
    import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)
]

WORLDS: dict[str, World] = {
    module.__name__.rpartition(".")[2]: module.WORLD
    for module in _MODULES
    if hasattr(module, "WORLD")
} | {
    "empty_ledger": ledgers.EMPTY,
    "late_first_day": ledgers.LATE_FIRST_DAY,
    # an empty catalogue for one month, and nothing else
    "silence": World(tables={"powers": {"2023-01": []}}, cases=()),
}

__all__ = ["WORLDS", "Case", "World"]
