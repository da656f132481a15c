"""What units, districts and domains are called, alone and in lists."""

import re
from collections.abc import Sequence

from dashboard.i18n import _
from dashboard.reference import areas, domains

_NAMED = 4
_SHORT_NAMES = {
    "徐州经济技术开发区": "经开区",
    "Xuzhou Economic and Technological Development Zone": "Xuzhou ETDZ",
}


def shorten_name(name: str) -> str:
    """An area's name without the kind of area, as a tile or a map label holds it."""
    if name in _SHORT_NAMES:
        return _SHORT_NAMES[name]
    for suffix in ("街道", "镇", " Sub-district", " Town", " District"):
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def unit_label(code: str) -> str:
    """A unit's name as lists hold it: in English without the kind of unit."""
    return areas()[code].title.removesuffix(" Sub-district")


def unit_labels() -> dict[str, str]:
    """`unit_label` of every sub-district by code."""
    units = (a.code for a in areas().values() if a.area_level == "subdistrict")
    return {code: unit_label(code) for code in units}


def unit_names() -> dict[str, str]:
    """Name of every sub-district by code, in the language at hand."""
    return {a.code: a.title for a in areas().values() if a.area_level == "subdistrict"}


def name_units(codes: Sequence[str], most: int = _NAMED) -> str:
    """The units' names, and how many there are where not all are named."""
    names = _("、").join(unit_label(code) for code in codes[:most])
    if len(codes) <= most:
        return names
    return _("{names} 等 {count} 个").format(names=names, count=len(codes))


def units_within(area_code: str) -> set[str]:
    """The codes of the sub-districts in the city or a district."""
    units = [a for a in areas().values() if a.area_level == "subdistrict"]
    if areas()[area_code].area_level == "city":
        return {unit.code for unit in units}
    return {unit.code for unit in units if unit.parent_code == area_code}


def domain_names() -> dict[str, str]:
    """Name of every domain by code, in the language at hand."""
    return {domain.code: domain.title for domain in domains().values()}


def name_codes(text: str) -> str:
    """`text` with the name of a sub-district for its nine-digit code, where known."""
    known = areas()
    return re.sub(
        r"\d{9}", lambda m: known[m[0]].title if m[0] in known else m[0], text
    )
