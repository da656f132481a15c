"""Rows between header and data: units, column numbers."""

from collections.abc import Sequence

from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.units import is_unit
from dashboard.ingest.workbook import Cell, Sheet

#: What a row of units puts below a column that has none.
_NO_UNIT = frozenset(("单位", "计量单位", "-", "--", "—", "——", "/", "无"))


def count_tail_rows(sheet: Sheet, start: int) -> int:
    """How many rows at `start` hold only units or column numbers, no data."""
    count = 0
    for cells in sheet.rows[start : start + 2]:
        if not (unit_row(cells) or _is_numbering(cells)):
            break
        count += 1
    return count


def unit_row(cells: Sequence[Cell]) -> dict[int, str]:
    """The units by position in a row that holds nothing else; {}: it is no such row."""
    texts = {p: squeeze_text(_plain(cell)) for p, cell in enumerate(cells)}
    units = {
        p: text.strip("()[]:").removeprefix("单位").lstrip(":")
        for p, text in texts.items()
        if text and text not in _NO_UNIT
    }
    return units if units and all(map(is_unit, units.values())) else {}


def _is_numbering(cells: Sequence[Cell]) -> bool:
    texts = [squeeze_text(_plain(cell)) for cell in cells]
    numbers = [text.strip("()") for text in texts if text]
    return len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _plain(cell: object) -> str:
    return (
        str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    )
