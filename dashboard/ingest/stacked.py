"""A second table on a sheet, above or below the one that is read."""

from collections import Counter
from dataclasses import dataclass
from functools import cache

from dashboard.datasets import DATASETS
from dashboard.ingest.header_texts import fold_header
from dashboard.ingest.headers import (
    HeaderMatch,
    header_index,
    match_header,
    read_header,
)
from dashboard.ingest.workbook import Cell, Sheet

#: So many cells of a row name columns before it is looked at as a header.
_LEAST_CELLS = 3
_SEARCHED_COLUMNS = 200


@dataclass(frozen=True)
class OtherTable:
    """Where a table begins that is not read, its title included; zero-based `row`."""

    row: int
    dataset: str


def find_other_table(
    sheet: Sheet, header: HeaderMatch, rows: range
) -> OtherTable | None:
    """The first table whose one-line header stands in `rows`.

    The header that is read itself, repeated on a later page, begins no other table.
    """
    for row in _header_rows(sheet, rows):
        matches = [match_header(read_header(sheet, row, 1), name) for name in DATASETS]
        if any(
            m.dataset == header.dataset and m.columns == header.columns for m in matches
        ):
            continue
        whole = [match for match in matches if not match.missing]
        own = [m for m in matches if m.dataset == header.dataset and not whole]
        parts = [m for m in own if _is_block(sheet, row, m)]
        if whole or parts:
            best = max(whole or parts, key=lambda match: match.score)
            return OtherTable(_first_row(sheet, row, rows.start), best.dataset)
    return None


def _is_block(sheet: Sheet, row: int, match: HeaderMatch) -> bool:
    """Whether a row of texts alone names several columns of the table that is read."""
    is_text = all(isinstance(cell, str) for cell in sheet.rows[row])
    return is_text and len(match.columns) >= _LEAST_CELLS


def _header_rows(sheet: Sheet, rows: range) -> list[int]:
    """The rows of which several cells name columns of whatever data set."""
    counts: Counter[int] = Counter()
    width = len(sheet.rows[0]) if sheet.rows else 0
    for place in range(min(width, _SEARCHED_COLUMNS)):
        cells = [cells[place] for cells in sheet.rows[rows.start : rows.stop]]
        names = {cell for cell in set(cells) if _is_column_name(cell)}
        for offset, cell in enumerate(cells) if names else ():
            if cell in names:
                counts[rows.start + offset] += 1
    return sorted(row for row, count in counts.items() if count >= _LEAST_CELLS)


def _is_column_name(cell: Cell) -> bool:
    return isinstance(cell, str) and fold_header(cell) in _column_names()


@cache
def _column_names() -> frozenset[str]:
    return frozenset(text for name in DATASETS for text in header_index(name))


def _first_row(sheet: Sheet, row: int, start: int) -> int:
    """The row of the table's title or of the blank rows before it."""
    while row > start and sum(cell != "" for cell in sheet.rows[row - 1]) <= 1:
        row -= 1
    return row
