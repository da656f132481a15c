"""The first rows of a sheet as texts: what a person needs to point at its header."""

from datetime import datetime

from dashboard.ingest.workbook import Cell, Sheet

_ROWS, _COLUMNS, _LETTERS = 50, 40, 40

#: Rows of cell texts, blanks "" and none of them at a row's end.
FirstRows = tuple[tuple[str, ...], ...]


def preview_sheet(sheet: Sheet) -> FirstRows:
    """At most 50 rows of 40 cells, each cut to 40 letters."""
    return tuple(_preview_row(row) for row in sheet.rows[:_ROWS])


def _preview_row(row: list[Cell]) -> tuple[str, ...]:
    texts = [_preview_cell(cell) for cell in row[:_COLUMNS]]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _preview_cell(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    if isinstance(cell, datetime) and cell.time() == datetime.min.time():
        cell = cell.date()
    return " ".join(str(cell).split())[:_LETTERS]
