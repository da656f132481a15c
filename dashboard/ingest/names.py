"""Names of areas, domains, metrics: by the alias table, or as ranked candidates."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dashboard.aliases import metric_aliases, wider_area_aliases
from dashboard.ingest.outcomes import Failure, squeeze_text
from dashboard.ingest.workbook import Cell
from dashboard.reference import areas


@dataclass(frozen=True)
class Candidate:
    """A unit that an unknown name might mean. `score`: likeness, 0 to 100."""

    code: str
    name: str
    score: float


def parse_subdistrict(cell: Cell, aliases: Mapping[str, str]) -> str | Failure:
    """The code that a name stands for in `aliases` (folded name to code).

    A code itself is accepted. Any other name fails, never taken by likeness.
    """
    code = _find_code(cell, aliases)
    return code or Failure("unknown_subdistrict", {"text": str(cell).strip()})


def parse_domain(cell: Cell, aliases: Mapping[str, str]) -> str | Failure:
    """The code that a domain's name stands for in `aliases` (folded name to code)."""
    code = _find_code(cell, aliases)
    return code or Failure("unknown_domain", {"text": str(cell).strip()})


def parse_area(cell: Cell, subdistricts: Mapping[str, str]) -> str | Failure:
    """The code of the city, a district, or a sub-district named in `subdistricts`."""
    return _find_code(cell, wider_area_aliases()) or parse_subdistrict(
        cell, subdistricts
    )


def parse_metric(cell: Cell) -> str | Failure:
    """The id of the metric that a cell names, in either language."""
    name = metric_aliases().get(squeeze_text(str(cell)))
    return name or Failure("unknown_metric", {"text": str(cell).strip()})


def _find_code(cell: Cell, aliases: Mapping[str, str]) -> str | None:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = squeeze_text(str(cell))
    if text in aliases:
        return aliases[text]
    return text if text.isdecimal() and text in aliases.values() else None


def rank_candidates(
    name: str, aliases: Mapping[str, str], limit: int = 5
) -> list[Candidate]:
    """The units whose names are most like `name`, best first, for a person to choose"""
    ranked: dict[str, float] = {}
    hits = process.extract(
        squeeze_text(name), list(aliases), scorer=fuzz.ratio, limit=limit * 8
    )
    for alias, score, _index in hits:
        ranked.setdefault(aliases[alias], score)
    return [
        Candidate(code, areas()[code].name_zh, round(score, 1))
        for code, score in list(ranked.items())[:limit]
        if code in areas()
    ]


def propose_names(name: str, aliases: Mapping[str, str]) -> dict[str, str]:
    """The best candidates for `name` as the rule unknown_subdistrict words them."""
    names = "、".join(c.name for c in rank_candidates(name, aliases, 3))
    return {
        "candidates": f"可能是：{names}。" if names else "",
        "candidates_en": f"Perhaps: {names}." if names else "",
    }
