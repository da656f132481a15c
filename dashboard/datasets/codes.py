"""The names that codes stand for, by the kind of value that holds them."""

from collections.abc import Mapping
from functools import cache

from dashboard.datasets.contract import ValueKind
from dashboard.i18n import pick
from dashboard.metrics import METRICS
from dashboard.reference import areas, domains


@cache
def code_names(kind: ValueKind) -> Mapping[str, tuple[str, str]]:
    """Chinese and English name by code, in the usual order; {} for other kinds."""
    if kind == "domain":
        return {code: (d.name_zh, d.name_en) for code, d in domains().items()}
    if kind == "metric":
        return {name: (m.label, m.label_en) for name, m in METRICS.items()}
    if kind == "area":
        return {code: (a.name_zh, a.name_en) for code, a in areas().items()}
    if kind == "subdistrict":
        return {
            code: (area.name_zh, area.name_en)
            for code, area in areas().items()
            if area.area_level == "subdistrict"
        }
    return {}


def name_code(kind: ValueKind, code: str) -> str:
    """What a code stands for in the language at hand; an unknown one as it is."""
    names = code_names(kind)
    return pick(*names[code]) if code in names else code
