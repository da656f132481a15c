"""Names of sub-districts and domains: by the alias table, or as ranked candidates."""

from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from dashboard.ingest.outcomes import Failure, squeeze_text
from dashboard.ingest.workbook import Cell
from dashboard.reference import areas


@dataclass(frozen=True)
class Candidate:
    """A unit that an unknown name might mean. `score`: likeness, 0 to 100."""

    code: str
    name: str
    score: float


def parse_name(cell: Cell, aliases: Mapping[str, str], rule: str) -> str | Failure:
    """The code that a name stands for in `aliases` (folded name to code).

    A code itself is accepted; anything else fails by `rule`, never by likeness.
    """
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = squeeze_text(str(cell))
    code = aliases.get(text) or (text if text in set(aliases.values()) else None)
    return code or Failure(rule, {"text": str(cell).strip()})


def rank_candidates(
    name: str, aliases: Mapping[str, str], limit: int = 5
) -> list[Candidate]:
    """The units whose names are most like `name`, best first; for a person to choose."""
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
