"""Units as workbooks state them: how many of a column's own a word stands for."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

_SCALES = {
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
}
#: The factors that a column's unit is asked among.
SCALES = (1, 100, 1000, 10**4, 10**8)
_SCALED = re.compile(r"(?P<scale>十万|百万|千万|[十百千万亿])(?P<word>.*)")
_LISTED = re.compile(r"[、,，/;；和及\s]+")


@dataclass(frozen=True)
class UnitWords:
    """The words for one unit. `is_scaled_alone`: a bare 万 is so many of it."""

    same: tuple[str, ...]
    is_scaled_alone: bool = False


@cache
def _declared() -> Mapping[str, Any]:
    path = Path(__file__).with_name("units.toml")
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def unit_words(unit: str) -> UnitWords:
    """The words for a column's unit; a unit that is not declared is its own word."""
    entry = _declared().get(unit, {"same": [unit] if unit else []})
    return UnitWords(tuple(entry["same"]), entry.get("is_scaled_alone", False))


@cache
def harmless_words() -> frozenset[str]:
    """What a header's brackets may hold without changing what the column says."""
    return frozenset(_declared()["header"]["harmless"])


@cache
def other_figure() -> re.Pattern[str]:
    """Finds the words that make a column another figure than the month's own."""
    return re.compile(_declared()["header"]["other"])


@cache
def unit_factor(text: str, unit: str) -> int | None:
    """How many of `unit` the folded `text` stands for (万元: 10000), None: of no such.

    A scale alone (万) counts for units that are counted in such.
    """
    words = unit_words(unit)
    text = text.removeprefix("单位").removeprefix("人民币") or text
    if text in words.same:
        return 1
    if match := _SCALED.fullmatch(text):
        word = match["word"]
        if word in words.same or (not word and words.is_scaled_alone):
            return _SCALES[match["scale"]]
    return None


@cache
def is_unit(text: str) -> bool:
    """Whether the folded `text` is a unit of any column, scaled or not."""
    units = [name for name in _declared() if name != "header"]
    return any(unit_factor(text, name) is not None for name in units) or text in (
        *_SCALES,
        "小时",
        "分钟",
    )


def split_units(text: str) -> list[str]:
    """The units that a folded list names (次、万元), [] if anything else is there."""
    parts = [part for part in _LISTED.split(text) if part]
    return parts if all(map(is_unit, parts)) else []


def scaled_unit(factor: int, unit: str) -> str:
    """A factor of a unit in words: 万元."""
    names = {value: name for name, value in _SCALES.items()} | {1: ""}
    return f"{names[factor]}{unit}"
