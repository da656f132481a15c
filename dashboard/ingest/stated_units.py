"""What unit a column's figures are in, wherever the sheet says it: one factor each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.datasets import DATASETS
from dashboard.ingest.headers import HeaderMatch, unit_row
from dashboard.ingest.outcomes import fold_text
from dashboard.ingest.units import split_units, unit_factor
from dashboard.ingest.workbook import Cell, Sheet

_LINE = re.compile(
    r"(?:(?<![报送制管印主属])单\s*位|金额|罚款)\s*(?:单位)?\s*[:为以是按均]+\s*"
    r"(?P<list>[^()\[\]。;]+?)(?:\s*(?:计|[)\]。;]|$)|\s\s)"
)
_BRACKET = re.compile(r"[(\[]\s*(?P<list>[^()\[\]:]{1,20})[)\]]")
_SEARCHED_BELOW = 15
_NUMBERS = ("count", "amount", "metric_value")


@dataclass(frozen=True)
class StatedUnits:
    """`factors`: by column, where not 1. `questions`: what columns' units may be."""

    factors: Mapping[str, int]
    questions: Mapping[str, tuple[str, ...]]


def collect_units(
    sheet: Sheet, header: HeaderMatch, first_row: int, answers: Mapping[str, str]
) -> StatedUnits:
    """The factor of each column of numbers, or the question that it is.

    Stated in the header, in a row of units below it, in a line above or below the
    table. Two that differ, and a list of several units, are a question; `answers`:
    "unit:column" to the factor.
    """
    rows = sheet.rows[header.row + header.levels : first_row]
    below = [unit_row(cells) for cells in rows]
    lists = [split for line in _lines(sheet, header.row) for split in _listed(line)]
    factors: dict[str, int] = {}
    questions: dict[str, tuple[str, ...]] = {}
    columns = DATASETS[header.dataset].columns
    for name, position in header.columns.items():
        column = columns[name]
        if column.kind not in _NUMBERS or not column.unit or column.unit == "%":
            continue
        stated = [*header.units.get(name, ())]
        stated += [units[position] for units in below if position in units]
        found = {unit_factor(text, column.unit) for text in stated}
        words = [*stated]
        for units in lists:
            known = {f for u in units if (f := unit_factor(u, column.unit))}
            if len(units) > 1 and known not in (set(), {1}) and not stated:
                found, words = {None}, [*words, "、".join(units)]
            elif known and not (len(units) > 1 and known != found and stated):
                found |= known
                words += units
        if answer := answers.get(f"unit:{name}"):
            found = {int(answer)}
        if len(found) > 1 or None in found:
            questions[name] = tuple(dict.fromkeys(words))
        elif found - {1}:
            factors[name] = next(f for f in found if f)
    return StatedUnits(factors, questions)


def _lines(sheet: Sheet, header_row: int) -> Iterator[str]:
    """The texts above the header and in the last rows that hold hardly any cell."""
    yield from _texts(sheet.rows[:header_row])
    below = sheet.rows[header_row + 1 :][-_SEARCHED_BELOW:]
    yield from _texts(row for row in below if sum(c != "" for c in row) <= 3)


def _texts(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        yield from (fold_text(cell) for cell in row if isinstance(cell, str) and cell)


def _listed(line: str) -> Iterator[list[str]]:
    """The lists of units in a line: 单位:次、万元, (万元)."""
    for form in (_LINE, _BRACKET):
        for match in form.finditer(line):
            text = match["list"].strip().lower()
            units = [u.removeprefix("人民币") or u for u in split_units(text)]
            if units and not (form is _BRACKET and units == [text] and len(text) < 2):
                yield units
