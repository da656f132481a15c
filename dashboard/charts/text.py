"""Text that has to fit: widths, wrapping, short names."""

import re
import textwrap
from functools import lru_cache
from unicodedata import east_asian_width

from dashboard.names import shorten_name

TITLE_EMS = 22.0  # what a 390 px screen holds at the title's size

_LONG_PINYIN = 8  # letters; fewer fit a tile on a phone
_SYLLABLE_START = re.compile(
    "(?<=[aeiouüvng])(?=(?:[zcs]h|[bpmfdtnlgkhjqxzcsryw])[aeiouü])"
)


@lru_cache(maxsize=2**16)  # tables and labels hold the same words again and again
def measure_text(text: str) -> float:
    """The width of `text` in ems: a Chinese character is 1, any other about 0.56."""
    return sum(1.0 if east_asian_width(c) in "WF" else 0.56 for c in text)


def wrap_text(text: str, ems: float = TITLE_EMS) -> str:
    """`text` in lines of at most about `ems`, joined by <br>, of similar length.

    Words are kept whole; Chinese may break anywhere but before punctuation.
    """
    total = measure_text(text)
    if total <= ems:
        return text
    lines = int(-(-total // ems))
    if " " in text and _is_western(text):
        return "<br>".join(_wrap_words(text, lines, int(ems / 0.5)))
    return "<br>".join(_wrap_chinese(text, total / lines + 1))


def label_name(name: str) -> str:
    """The short name for a tile or a map; long pinyin is broken after a syllable."""
    short = shorten_name(name)
    breaks = [match.start() for match in _SYLLABLE_START.finditer(short)]
    if len(short) < _LONG_PINYIN or not breaks:
        return short
    middle = min(breaks, key=lambda place: abs(place - len(short) / 2))
    return f"{short[:middle]}\n{short[middle:]}"


def _is_western(text: str) -> bool:
    """Whether `text` is words with spaces: figures alone do not make it so."""
    wide = sum(east_asian_width(c) in "WF" for c in text)
    return wide < 0.15 * len(text)


def _wrap_words(text: str, lines: int, most: int) -> list[str]:
    """`text` in `lines` lines as even as its words allow, of `most` letters or less."""
    for width in range(-(-len(text) // lines), most + 1):
        wrapped = textwrap.wrap(text, width, break_long_words=False)
        if len(wrapped) <= lines:
            return wrapped
    return textwrap.wrap(text, most)


def _wrap_chinese(text: str, ems: float) -> list[str]:
    lines = [""]
    for character in text:
        is_full = measure_text(lines[-1] + character) > ems
        is_tied = character in "，。、；：！？）》”’%" or character.isascii()
        if is_full and not is_tied:
            lines.append("")
        lines[-1] += character
    return lines
