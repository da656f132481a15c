"""What parsing one cell gives: a value, None for 'not reported', or a failure."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

#: Category Cf whole, variation selectors, fillers, control characters.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd"
    "\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000110bd\U000110cd"
    "\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


@dataclass(frozen=True, slots=True)
class Failure:
    """A cell that cannot be read: the rule it breaks and the values of its text."""

    rule: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Noted:
    """A value that was read in a way to be told of: the rule that tells it."""

    value: Any
    rule: str
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Shown:
    """A number whose format shows something else: the text in the cell.

    `meant`: the number that the text stands for, in the column's unit; None where it
    is no number. `is_answer`: the analyst said that it is the one that counts.
    """

    stored: int | float
    text: str
    meant: Decimal | None = None
    is_answer: bool = False


@dataclass(frozen=True)
class Context:
    """What a cell alone does not say.

    `year`: completes bare months and days. `period`: the month stated, if any.
    `subdistricts`, `domains`: folded name to code. `scales`: column name to the
    factor that its header states (万元). `answers`: question to the analyst's answer.
    `words`: column name to folded written form to the value it stands for.
    `is_1904`: serial day numbers count from 1904, as old Macs did.
    """

    subdistricts: Mapping[str, str]
    domains: Mapping[str, str]
    year: int | None = None
    period: date | None = None
    scales: Mapping[str, int] = field(default_factory=dict)
    is_1904: bool = False
    answers: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


def clean_text(text: str) -> str:
    """`text` without invisible characters and outer white space."""
    # Plain text holds none: millions of cells are spared the pattern.
    is_plain = text.isascii() and text.isprintable()
    return (text if is_plain else _INVISIBLE.sub("", text)).strip()


def fold_text(text: str) -> str:
    """`text` in NFKC (full-width digits and signs become plain), cleaned."""
    return clean_text(text if text.isascii() else unicodedata.normalize("NFKC", text))


def squeeze_text(text: str) -> str:
    """`text` folded, without any white space."""
    folded = fold_text(text)
    return folded if folded.isalnum() else "".join(folded.split())


@cache
def _odd_signs() -> frozenset[str]:
    """Signs that folding would turn into digits although they are footnotes: ²③⑷½."""
    return frozenset(
        sign
        for sign in map(chr, range(0xA0, 0x20000))
        if not sign.isdecimal()
        and any(c.isdecimal() for c in unicodedata.normalize("NFKC", sign))
    )


def find_odd_digit(text: str) -> str:
    """The first sign of `text` that folding would make a digit of, "" for none."""
    if text.isascii():
        return ""
    return next((sign for sign in text if sign in _odd_signs()), "")
