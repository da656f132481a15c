"""The data rows of a recognised sheet, parsed column by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.datasets import DATASETS, Dataset
from dashboard.ingest.cells import ParsedColumn, parse_column
from dashboard.ingest.frames import typed_frame
from dashboard.ingest.issues import IssueLog
from dashboard.ingest.merges import fill_merges
from dashboard.ingest.outcomes import Context, Failure
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.rows import SheetRows
from dashboard.ingest.shares import scale_metric_values
from dashboard.ingest.workbook import Cell, Sheet


@dataclass(frozen=True)
class ParsedSheet:
    """A sheet's data rows parsed. `rows`: 1-based sheet rows, in order.

    `subdistricts`: the names that were known, folded, with their codes.
    """

    dataset: Dataset
    rows: Sequence[int]
    columns: dict[str, ParsedColumn]
    subdistricts: Mapping[str, str]


def parse_sheet(
    sheet: Sheet,
    recognition: Recognition,
    rows: SheetRows,
    context: Context,
    log: IssueLog,
) -> ParsedSheet:
    """Parse every mapped column of the data rows; merged numbers go to `log`."""
    dataset = DATASETS[recognition.dataset]
    fills, merged = fill_merges(sheet, recognition, dataset)
    log.extend(merged)
    columns: dict[str, ParsedColumn] = {}
    for name, position in recognition.header.columns.items():
        cells = _column_cells(sheet, rows.data, position, fills)
        columns[name] = parse_column(cells, dataset.columns[name], context)
        faults = columns[name].failures
        faults.update(_hidden_failures(sheet, rows.data, position))
        for place in faults:
            columns[name].values[place] = None
    _scale_metric_values(dataset, columns, sheet, recognition, rows.data)
    numbers = [row + 1 for row in rows.data]
    return ParsedSheet(dataset, numbers, columns, context.subdistricts)


def _scale_metric_values(
    dataset: Dataset,
    columns: dict[str, ParsedColumn],
    sheet: Sheet,
    recognition: Recognition,
    rows: Sequence[int],
) -> None:
    """Bring values to the scale of the metric that their row names (shares: 0..1)."""
    named = [c.name for c in dataset.columns.values() if c.kind == "metric"]
    metrics = columns[named[0]].values if named and named[0] in columns else []
    for name, column in columns.items() if metrics else ():
        if dataset.columns[name].kind != "metric_value":
            continue
        position = recognition.header.columns[name]
        read = [place for place, value in enumerate(column.values) if value is not None]
        scaled = scale_metric_values(
            [sheet.rows[rows[place]][position] for place in read],
            [metrics[place] for place in read],
        )
        for number, value in scaled.items():
            place = read[number]
            if isinstance(value, Failure):
                column.failures[place] = value
            column.values[place] = None if isinstance(value, Failure) else value


def _column_cells(
    sheet: Sheet,
    rows: Sequence[int],
    position: int,
    fills: Mapping[tuple[int, int], Cell],
) -> list[Cell]:
    cells = [sheet.rows[row][position] for row in rows]
    if fills:
        return [fills.get((r, position), c) for r, c in zip(rows, cells, strict=True)]
    return cells


def _hidden_failures(
    sheet: Sheet, rows: Sequence[int], position: int
) -> dict[int, Failure]:
    """Cells that read as blank but hold an error or a formula without its value."""
    if not sheet.errors and not sheet.uncached:
        return {}
    found = {}
    for place, row in enumerate(rows):
        if (row, position) in sheet.errors:
            text = sheet.errors[row, position]
            found[place] = Failure("error_value", {"text": text})
        elif (row, position) in sheet.uncached:
            found[place] = Failure("formula_without_value")
    return found


def select_rows(parsed: ParsedSheet, places: Sequence[int]) -> pd.DataFrame:
    """The typed frame of some of the rows, by their positions."""
    values = {
        name: [column.values[place] for place in places]
        for name, column in parsed.columns.items()
    }
    return typed_frame(parsed.dataset, values, [parsed.rows[p] for p in places])
