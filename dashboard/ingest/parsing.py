"""The data rows of a recognised sheet, parsed column by column."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.ingest.cell_faults import check_completed_years, find_faults
from dashboard.ingest.cells import ParsedColumn, parse_column
from dashboard.ingest.frames import typed_frame
from dashboard.ingest.issues import IssueLog
from dashboard.ingest.merges import fill_merges
from dashboard.ingest.outcomes import Context, Failure, Noted, Shown
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.rows import SheetRows
from dashboard.ingest.shares import scale_metric_values
from dashboard.ingest.shown import column_formats, show_cells
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
    shown: dict[str, list[Cell | Shown]] = {}
    for name, position in recognition.header.columns.items():
        column = dataset.columns[name]
        cells = _column_cells(sheet, rows.data, position, fills)
        codes = column_formats(sheet.scan.formats, rows.data, position)
        shown[name] = show_cells(
            cells,
            codes,
            column,
            context.scales.get(name, 1),
            context.answers.get(f"shown:{name}", ""),
        )
        columns[name] = parse_column(shown[name], column, context)
        if codes:
            _note_shown(columns[name], cells, shown[name], column)
        faults = columns[name].failures
        faults.update(find_faults(sheet, rows, position, column, context))
        for place in faults:
            columns[name].values[place] = None
    _scale_metric_values(dataset, columns, shown)
    check_completed_years(dataset, columns)
    numbers = [row + 1 for row in rows.data]
    return ParsedSheet(dataset, numbers, columns, context.subdistricts)


def _scale_metric_values(
    dataset: Dataset,
    columns: dict[str, ParsedColumn],
    shown: Mapping[str, Sequence[Cell | Shown]],
) -> None:
    """Bring values to the scale of the metric that their row names (shares: 0..1)."""
    named = [c.name for c in dataset.columns.values() if c.kind == "metric"]
    metrics = columns[named[0]].values if named and named[0] in columns else []
    for name, column in columns.items() if metrics else ():
        if dataset.columns[name].kind != "metric_value":
            continue
        read = [place for place, value in enumerate(column.values) if value is not None]
        scaled = scale_metric_values(
            [shown[name][place] for place in read],
            [metrics[place] for place in read],
        )
        for number, value in scaled.items():
            place = read[number]
            if isinstance(value, Failure):
                column.failures[place] = value
            column.values[place] = None if isinstance(value, Failure) else value


def _note_shown(
    parsed: ParsedColumn,
    cells: Sequence[Cell],
    shown: Sequence[Cell | Shown],
    column: Column,
) -> None:
    """Note the names and codes that were read as their format shows them."""
    if column.kind == "metric_value" or column.unit == "%":
        return
    for place, (cell, text) in enumerate(zip(cells, shown, strict=True)):
        if cell is not text and isinstance(text, str):
            noted = Noted(parsed.values[place], "code_as_shown", {"text": text})
            parsed.notes.setdefault(place, noted)


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


def select_rows(parsed: ParsedSheet, places: Sequence[int]) -> pd.DataFrame:
    """The typed frame of some of the rows, by their positions."""
    values = {
        name: [column.values[place] for place in places]
        for name, column in parsed.columns.items()
    }
    return typed_frame(parsed.dataset, values, [parsed.rows[p] for p in places])
