"""Targets, weights and the leniency list of the sample."""

import tomllib
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard.sample.frames import type_frame
from dashboard.sample.powers import vocabulary
from dashboard.sample.stories import LENIENCY_ITEMS
from dashboard.settings import CITY_CODE

#: Items a domain at most, and those that came first; the rest were added in May 2023.
_PER_DOMAIN, _FIRST_ITEMS = 14, 98
_NO_COERCION_EVERY = 4


@cache
def build_targets() -> pd.DataFrame:
    """All targets, in the contract's columns; the whole city's unless said."""
    rows = [
        {
            "metric_id": metric,
            "area_code": group.get("area_code", CITY_CODE),
            "valid_from": pd.Timestamp(group["valid_from"]),
            "target_value": value,
            "basis": group["basis"],
        }
        for group in _read("targets")
        for metric, value in group["values"].items()
    ]
    return type_frame("targets", rows)


@cache
def build_weights() -> pd.DataFrame:
    """The weights of 2023, in the contract's columns; they add up to 100."""
    rows = [
        {"metric_id": metric, "valid_from": pd.Timestamp("2023-01-01"), **row}
        for metric, row in _read("weights").items()
    ]
    return type_frame("weights", rows)


@cache
def build_leniency() -> pd.DataFrame:
    """The list of 126 items, in the contract's columns, by domain."""
    named = [
        (code, act, place)
        for code, table in vocabulary().items()
        for act, place in islice(_acts(table), _PER_DOMAIN)
    ]
    rows = [
        {
            "item_code": f"MF-{number:03}",
            "item_name": f"在{place}{act}，初次违法、后果轻微并及时改正",
            "domain_code": code,
            "kind": "减免处罚" if number % _NO_COERCION_EVERY else "不予行政强制",
            "valid_from": pd.Timestamp(
                "2022-03-01" if number <= _FIRST_ITEMS else "2023-05-04"
            ),
        }
        for number, (code, act, place) in enumerate(named[:LENIENCY_ITEMS], start=1)
    ]
    return type_frame("leniency", rows)


def _acts(table: dict[str, Any]) -> list[tuple[str, str]]:
    """Every act of a domain with a place, one place after the other."""
    acts = [act for group in table["acts"].values() for act in group]
    return [(act, place) for place in table["places"] for act in acts]


def _read(name: str) -> Any:
    path = Path(__file__).with_name("appraisal.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))[name]
