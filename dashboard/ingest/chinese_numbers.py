"""Small numbers in Chinese signs, and the names that stand for them in a column."""

import re

from dashboard.datasets import Column
from dashboard.ingest.numbers import parse_count
from dashboard.ingest.outcomes import Failure, Shown, squeeze_text
from dashboard.ingest.workbook import Cell

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
_TENS = re.compile(r"(?P<tens>[一二三四五六七八九]?)十(?P<ones>[一二三四五六七八九]?)")


def chinese_number(text: str) -> int | None:
    """The number from 0 to 99 that `text` is in Chinese signs, None for any other."""
    if text in _DIGITS:
        return _DIGITS[text]
    match = _TENS.fullmatch(text)
    if match is None:
        return None
    return 10 * _DIGITS.get(match["tens"], 1) + _DIGITS.get(match["ones"], 0)


def parse_ordinal(cell: Cell | Shown, column: Column) -> int | Failure:
    """The number that a name stands for: 第十一轮, 二级, 法制员初核, or just 2."""
    if not isinstance(cell, str):
        return parse_count(cell)
    text = squeeze_text(cell)
    for word, number in column.ordinal_words:
        if text == word:
            return number
    bare = text.removeprefix("第")
    for ending in column.ordinal_endings:
        if len(bare) > len(ending) and bare.endswith(ending):
            bare = bare.removesuffix(ending)
            break
    if (named := chinese_number(bare)) is not None:
        return named
    return parse_count(bare if bare.isdecimal() else cell)
