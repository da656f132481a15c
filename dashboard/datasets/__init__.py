"""The data sets: one module each; a name in this list is all that registers it."""

from importlib import import_module

from dashboard.datasets.contract import Column, Contract, Dataset, column

_NAMES = (
    "powers",
    "grants",
    "penalties",
    "visits",
    "findings",
    "events",
    "reviews",
    "staff",
    "trainings",
    "leniency",
    "targets",
    "weights",
)

DATASETS: dict[str, Dataset] = {
    name: import_module(f"dashboard.datasets.{name}").DATASET for name in _NAMES
}

__all__ = ["DATASETS", "Column", "Contract", "Dataset", "column"]
