"""Cells whose value cannot be trusted for what the sheet says beside it."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.datasets import Column, Dataset
from dashboard.ingest.cells import ParsedColumn
from dashboard.ingest.outcomes import Context, Failure
from dashboard.ingest.rows import SheetRows
from dashboard.ingest.workbook import Sheet

_RICH = {"raised": "raised_text", "struck": "struck_text"}


def find_faults(
    sheet: Sheet, rows: SheetRows, position: int, column: Column, context: Context
) -> dict[int, Failure]:
    """Errors, formulas without a value one can trust, texts partly raised or struck.

    By place among the data rows. A column all of whose formulas store 0 is a question.
    """
    scan = sheet.scan
    if not (scan.errors or scan.uncached or scan.formulas or scan.zeros or scan.rich):
        return _struck_cells(sheet, rows, position, column)
    found = _struck_cells(sheet, rows, position, column)
    for place, row in enumerate(rows.data):
        cell = (row, position)
        if cell in scan.errors:
            found[place] = Failure("error_value", {"text": scan.errors[cell]})
        elif cell in scan.uncached:
            found[place] = Failure("formula_without_value")
        elif cell in scan.formulas:
            found[place] = Failure("stale_formulas")
        elif cell in scan.rich and not column.is_free_text:
            text = {"text": str(sheet.rows[row][position]).strip()}
            found[place] = Failure(_RICH[scan.rich[cell]], text)
    if context.answers.get(f"zeros:{column.name}") != "zero":
        found.update(_zero_formulas(scan.zeros, rows.data, position))
    return found


def _struck_cells(
    sheet: Sheet, rows: SheetRows, position: int, column: Column
) -> dict[int, Failure]:
    """Single cells struck out in rows that are not: nobody knows what holds instead."""
    if not sheet.scan.struck or column.is_free_text:
        return {}
    whole = set(rows.struck)
    return {
        place: Failure("struck_text", {"text": str(sheet.rows[row][position]).strip()})
        for place, row in enumerate(rows.data)
        if (row, position) in sheet.scan.struck and row not in whole
    }


def _zero_formulas(
    zeros: set[tuple[int, int]], rows: Sequence[int], position: int
) -> dict[int, Failure]:
    """The formulas that store 0, where they are several and fill the column."""
    places = [place for place, row in enumerate(rows) if (row, position) in zeros]
    if len(places) < 2 or len(places) * 2 < len(rows):
        return {}
    return dict.fromkeys(places, Failure("zero_formulas"))


def check_completed_years(
    dataset: Dataset, columns: Mapping[str, ParsedColumn]
) -> None:
    """Refuse days whose year was made up and that come before the row's first day.

    1月10日 in a ledger of 2023 may be of 2024: nobody but the analyst knows.
    """
    days = [c.name for c in dataset.columns.values() if c.kind == "day"]
    first = next((name for name in days if name in columns), "")
    for name in days:
        column = columns.get(name)
        for place, noted in list(column.notes.items()) if column else ():
            if noted.rule != "year_doubtful" or column is None:
                continue
            del column.notes[place]
            base = columns[first].values[place]
            if name != first and base is not None and noted.value < base:
                column.values[place] = None
                column.failures[place] = _doubtful_year(noted.value, noted.values)


def _doubtful_year(day: date, values: Mapping[str, object]) -> Failure:
    return Failure("year_doubtful", {**values, "year": day.year})
