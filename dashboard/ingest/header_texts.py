"""A header's texts as names: ornaments off, units and additions told apart."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.units import harmless_words, is_unit, other_figure

_BRACKETS = re.compile(r"[(\[【]([^)\]】]*)[)\]】]")
_ORNAMENTS = re.compile(r"[*:;,.。、★※#]+")
#: Marks of footnotes, which folding would turn into digits.
_FOOTNOTES = re.compile(r"[¹²³⁰-⁹₀-₉①-⓿❶-➓]+")
_LONGEST_UNIT = 5


@dataclass(frozen=True)
class Spelling:
    """A name that a header may stand for.

    `units`: those it states; `doubt`: words that may make it another figure.
    """

    text: str
    units: tuple[str, ...] = ()
    doubt: str = ""


def fold_header(text: str) -> str:
    """A header as it is compared: folded, without ornaments."""
    return _ORNAMENTS.sub("", squeeze_text(_FOOTNOTES.sub("", text))).lower()


def spellings(text: str) -> Iterator[str]:
    """A header as written, then without what stands in brackets."""
    folded = fold_header(text)
    yield folded
    bare = _BRACKETS.sub("", folded)
    if bare and bare != folded:
        yield bare


def joined_header(path: Iterable[str]) -> str:
    """A path's levels as one text, repeated and blank levels once."""
    parts: list[str] = []
    for text in path:
        plain = squeeze_text(_FOOTNOTES.sub("", text))
        if plain and plain not in parts:
            parts.append(plain)
    return "".join(parts)


@cache
def path_spellings(path: tuple[str, ...]) -> tuple[Spelling, ...]:
    """The names a path may stand for: all levels joined, then fewer from the top.

    A level that is left out and speaks of another figure (本年累计) puts the name in
    doubt; one that says 本月 says nothing.
    """
    levels = [text for text in path if fold_header(text) not in _month_words()]
    found: list[Spelling] = []
    for start in range(len(levels)):
        doubt = _other_words(levels[:start])
        if text := fold_header(joined_header(levels[start:])):
            found += _readings(text, doubt)
    return tuple(found)


def _other_words(levels: Iterable[str]) -> str:
    texts = [squeeze_text(text) for text in levels]
    return next((text for text in texts if other_figure().search(text)), "")


def _readings(text: str, doubt: str) -> Iterator[Spelling]:
    """A folded text as it is, without its brackets, without a unit at its end."""
    contents = [c.removeprefix("单位") for c in _BRACKETS.findall(text)]
    units = [content for content in contents if is_unit(content)]
    yield Spelling(text, tuple(units), doubt)
    bare = text
    for content in contents:
        if not is_unit(content) and content not in harmless_words():
            doubt = doubt or content
    if units or doubt or "(" in text or "[" in text:
        bare = _BRACKETS.sub("", text)
        yield Spelling(bare, tuple(units), doubt)
    for word in _month_words():
        if bare.startswith(word) and len(bare) > len(word):
            yield Spelling(bare.removeprefix(word), tuple(units), doubt)
    for length in range(min(_LONGEST_UNIT, len(bare) - 1), 0, -1):
        tail = bare[-length:]
        if is_unit(tail):
            head = bare[:-length].removesuffix("单位").rstrip("/_-|")
            yield Spelling(head, (*units, tail), doubt)


@cache
def _month_words() -> tuple[str, ...]:
    return tuple(w for w in harmless_words() if w.startswith(("本月", "当月", "本期")))
