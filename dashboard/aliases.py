"""Which names a workbook may use for an area, a domain or a metric: exact names only.

What follows from a full name is derived here; the alias tables in data/reference hold
what does not. There is no fuzzy match: many units are one character apart.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

from dashboard.metrics import METRICS
from dashboard.reference import domains, read_reference
from dashboard.settings import CITY_CODE

#: Bare stems that other units of the prefecture bear too (睢宁县桃园镇).
_AMBIGUOUS_STEMS = frozenset({"桃园"})

#: What may follow a stem (黄楼), by what its full name ends in.
_ENDINGS = {
    "街道": ("街道", "街道办事处", "街道办", "办事处", "街办", ""),
    "镇": ("镇", "镇政府", "镇人民政府", ""),
}

#: What workbooks put in front of a name: its managing district, long or short.
_DISTRICT_NAMES = {
    "320302": ("鼓楼区", "鼓楼", "徐州市鼓楼区"),
    "320303": ("云龙区", "云龙", "徐州市云龙区"),
    "320311": ("泉山区", "泉山", "徐州市泉山区"),
    "320371": (
        "徐州经济技术开发区",
        "经济技术开发区",
        "徐州经开区",
        "徐州市经开区",
        "经开区",
        "开发区",
    ),
}


def fold_name(name: str) -> str:
    """`name` as the alias tables spell it: NFKC, without any white space."""
    return "".join(unicodedata.normalize("NFKC", name).split())


@cache
def subdistrict_aliases() -> dict[str, str]:
    """Every accepted name of the 37 known units, folded, to its nine-digit code."""
    aliases: dict[str, str] = {}
    for row in read_reference("subdistricts"):
        for alias in _spellings(row["name_zh"], row["district_code"]):
            _add_alias(aliases, alias, row["code"])
    for row in read_reference("aliases"):
        _add_alias(aliases, row["alias"], row["code"])
    return aliases


@cache
def domain_aliases() -> dict[str, str]:
    """Every accepted name of the 18 domains, folded, to its two-digit code."""
    aliases: dict[str, str] = {}
    for domain in domains().values():
        for suffix in ("", "领域", "类"):
            _add_alias(aliases, domain.name_zh + suffix, domain.code)
    for row in read_reference("domain_aliases"):
        for suffix in ("", "领域"):
            _add_alias(aliases, row["alias"] + suffix, row["code"])
    return aliases


@cache
def wider_area_aliases() -> dict[str, str]:
    """The accepted names of the city and its districts, folded, to their codes."""
    aliases = dict.fromkeys(("全市", "徐州市", "市级"), CITY_CODE)
    for code, names in _DISTRICT_NAMES.items():
        aliases |= dict.fromkeys(names, code)
    return aliases


@cache
def metric_aliases() -> dict[str, str]:
    """Every accepted name of a metric, folded, to its id: both titles and the id."""
    aliases: dict[str, str] = {}
    for metric in METRICS.values():
        for name in (metric.id, metric.label, metric.label_en):
            _add_alias(aliases, name, metric.id)
    return aliases


def _spellings(name: str, district_code: str) -> Iterator[str]:
    """The full name and its usual forms, plain and with the district in front.

    A bare stem (黄楼) is left out where other units bear it too.
    """
    suffix = next(suffix for suffix in _ENDINGS if name.endswith(suffix))
    stem = name.removesuffix(suffix)
    for form in (stem + ending for ending in _ENDINGS[suffix]):
        if form not in _AMBIGUOUS_STEMS:
            yield form
        for district in _DISTRICT_NAMES[district_code]:
            yield district + form


def _add_alias(aliases: dict[str, str], alias: str, code: str) -> None:
    """Enter an alias; one that already stands for another unit is an error."""
    if aliases.setdefault(fold_name(alias), code) != code:
        raise ValueError(f"{alias} stands for {aliases[fold_name(alias)]} and {code}")
