"""Text cells: choices, codes that must not pass through a number, free text."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from dashboard.datasets import Column
from dashboard.ingest.outcomes import Failure, clean_text, squeeze_text
from dashboard.ingest.workbook import Cell

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+\d+")
#: From 16 digits on a spreadsheet's numbers drop the last ones.
_LOSSY = 10**15


def parse_choice(cell: Cell, column: Column, words: Mapping[str, str]) -> str | Failure:
    """One of the column's choices; its header may follow (简易程序 for 程序).

    `words`: folded written forms that were decided to stand for a choice.
    """
    text = squeeze_text(str(cell))
    if words.get(text) in column.choices:
        return words[text]
    for choice in column.choices:
        if text in (choice, choice + column.header):
            return choice
    return Failure(
        "not_a_choice",
        {"text": str(cell).strip(), "choices": "、".join(column.choices)},
    )


def parse_text(cell: Cell, column: Column) -> str | Failure | None:
    """The text of a cell; codes are folded, free text is kept as written."""
    if isinstance(cell, (date, datetime, time, timedelta)):
        return Failure("date_in_text", {"text": cell})
    is_code = column.is_code
    if not isinstance(cell, str):
        return _number_as_text(cell)
    text = squeeze_text(cell) if is_code else clean_text(cell)
    if is_code and "\n" in cell.strip():  # two codes rather than one
        broken = "⏎".join(cell.split())
        return Failure("bad_code", {"text": broken, "example": column.example})
    if is_code and _SCIENTIFIC.fullmatch(text):
        return Failure("scientific_code", {"text": text})
    return text or None


def _number_as_text(number: int | float) -> str | Failure:
    if abs(number) >= _LOSSY:
        return Failure("scientific_code", {"text": f"{number:.1E}"})
    return str(int(number)) if float(number).is_integer() else repr(number)
