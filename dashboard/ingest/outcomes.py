"""What parsing one cell gives: a value, None for 'not reported', or a failure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

_INVISIBLE = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True)
class Failure:
    """A cell that cannot be read: the rule it breaks and the values of its text."""

    rule: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Context:
    """What a cell alone does not say.

    `year`: completes bare months and days. `period`: the month stated, if any.
    `subdistricts`, `domains`: folded name to code. `scales`: column name to the
    factor that its header states (万元).
    `is_1904`: serial day numbers count from 1904, as old Macs did.
    """

    subdistricts: Mapping[str, str]
    domains: Mapping[str, str]
    year: int | None = None
    period: date | None = None
    scales: Mapping[str, int] = field(default_factory=dict)
    is_1904: bool = False


def clean_text(text: str) -> str:
    """`text` without invisible characters and outer white space."""
    # Printable text holds none: millions of cells are spared the pattern.
    return (text if text.isprintable() else _INVISIBLE.sub("", text)).strip()


def fold_text(text: str) -> str:
    """`text` in NFKC (full-width digits and signs become plain), cleaned."""
    return clean_text(text if text.isascii() else unicodedata.normalize("NFKC", text))


def squeeze_text(text: str) -> str:
    """`text` folded, without any white space."""
    folded = fold_text(text)
    return folded if folded.isalnum() else "".join(folded.split())
