"""What unit a column's figures are in, wherever the sheet says it: one factor each."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dashboard.datasets import DATASETS
from dashboard.ingest.headers import HeaderMatch
from dashboard.ingest.outcomes import fold_text
from dashboard.ingest.periods import stem
from dashboard.ingest.tail_rows import unit_row
from dashboard.ingest.units import split_units, unit_factor
from dashboard.ingest.workbook import Cell, Sheet

_LINE = re.compile(
    r"(?:(?<![报送制管印主属])单\s*位|金额|罚款)\s*(?:单位)?\s*[:为以是按均]+\s*"
    r"(?P<list>[^()\[\]。;]+?)(?:\s*(?:计|[)\]。;]|$)|\s\s)"
)
_BASIS = re.compile(r"[以按]\s*(?P<list>[^\s以按,。;()]{1,8}?)\s*(?:为单位|计算?|为准)")
_BRACKET = re.compile(r"[(\[]\s*(?P<list>[^()\[\]:]{1,20})[)\]]")
_FORMS = (_LINE, _BASIS, _BRACKET)
_SEARCHED_BELOW = 15
_NUMBERS = ("count", "amount", "metric_value")


@dataclass(frozen=True)
class StatedUnits:
    """`factors`: by column, where not 1. `questions`: what columns' units may be."""

    factors: Mapping[str, int]
    questions: Mapping[str, tuple[str, ...]]


def collect_units(
    sheet: Sheet,
    header: HeaderMatch,
    first_row: int,
    answers: Mapping[str, str],
    file_name: str = "",
) -> StatedUnits:
    """The factor of each column of numbers, or the question that it is.

    Stated in the header, in a row of units below it, in a line above or below the
    table, in the names of sheet and file. Two that differ, and a list of several units,
    are a question; `answers`: "unit:column" to the factor.
    """
    rows = sheet.rows[header.row + header.levels : first_row]
    below = [unit_row(cells) for cells in rows]
    lines = (*_lines(sheet, header.row), sheet.name, stem(file_name))
    lists = [units for line in lines for units in _listed(fold_text(line))]
    factors: dict[str, int] = {}
    questions: dict[str, tuple[str, ...]] = {}
    columns = DATASETS[header.dataset].columns
    for name, position in header.columns.items():
        unit = columns[name].unit
        if columns[name].kind not in _NUMBERS or unit in ("", "%"):
            continue
        own = [*header.units.get(name, ())]
        own += [units[position] for units in below if position in units]
        found, words = _weigh(own, lists, unit)
        if answer := answers.get(f"unit:{name}"):
            found = {int(answer)}
        if len(found) > 1 or None in found:
            questions[name] = tuple(dict.fromkeys(words))
        elif found - {1}:
            factors[name] = next(f for f in found if f)
    return StatedUnits(factors, questions)


def _weigh(
    own: Sequence[str], lists: Iterable[Sequence[str]], unit: str
) -> tuple[set[int | None], list[str]]:
    """The factors stated for a column, None for what may be several; and the words.

    `own`: stated for this column; `lists`: for the table. A list of several units
    counts for a column where it has a scale of its kind that the column does not state.
    """
    found: set[int | None] = {unit_factor(text, unit) for text in own}
    words = [*own]
    for units in lists:
        known = {factor for u in units if (factor := unit_factor(u, unit))}
        is_list = len(units) > 1
        if not known or (is_list and (known == {1} or known <= found)):
            continue
        found |= {None} if is_list else known
        words.append("、".join(units))
    return found, words


def _lines(sheet: Sheet, header_row: int) -> Iterator[str]:
    """The texts above the header and in the last rows that hold hardly any cell."""
    yield from _texts(sheet.rows[:header_row])
    below = sheet.rows[header_row + 1 :][-_SEARCHED_BELOW:]
    yield from _texts(row for row in below if sum(c != "" for c in row) <= 3)


def _texts(rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    for row in rows:
        yield from (cell for cell in row if isinstance(cell, str) and cell)


def _listed(line: str) -> Iterator[list[str]]:
    """The lists of units in a folded line: 单位:次、万元, (万元), 以万元计, 万元."""
    texts = [match["list"] for form in _FORMS for match in form.finditer(line)]
    for text in (*texts, line):
        units = [
            unit.removeprefix("人民币") or unit
            for unit in split_units(text.strip().lower())
        ]
        if units and (text in texts[:1] or len(units[0]) > 1):
            yield units
