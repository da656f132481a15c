"""A recognised sheet as typed rows, and every problem in it with its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from pandera.errors import SchemaErrors

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.ingest.cells import ParsedColumn, parse_column
from dashboard.ingest.frames import typed_frame
from dashboard.ingest.issues import IssueLog
from dashboard.ingest.merges import fill_merges
from dashboard.ingest.outcomes import Context, Failure
from dashboard.ingest.personal import find_personal
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.rows import SheetRows
from dashboard.ingest.workbook import Cell, Sheet

#: The contracts' checks that have a rule of their own.
_CHECK_RULES = {
    "not_nullable": "missing_value",
    "greater_than_or_equal_to": "below_minimum",
    "less_than_or_equal_to": "above_maximum",
}


@dataclass(frozen=True)
class ParsedSheet:
    """A sheet's data rows parsed. `rows`: 1-based sheet rows, in order.

    `failures`: (position in rows, column name) to what is wrong with that cell.
    """

    dataset: Dataset
    rows: Sequence[int]
    columns: dict[str, ParsedColumn]
    failures: Mapping[tuple[int, str], Failure]


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
    failures: dict[tuple[int, str], Failure] = {}
    for name, position in recognition.header.columns.items():
        cells = _column_cells(sheet, rows.data, position, fills)
        columns[name] = parse_column(cells, dataset.columns[name], context)
        faults = columns[name].failures
        faults.update(_hidden_failures(sheet, rows.data, position))
        for place in faults:
            columns[name].values[place] = None
        failures.update({(place, name): f for place, f in faults.items()})
    return ParsedSheet(dataset, [r + 1 for r in rows.data], columns, failures)


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


def check_rows(
    frame: pd.DataFrame,
    parsed: ParsedSheet,
    places: Sequence[int],
    sheet: str,
    recognition: Recognition,
    log: IssueLog,
) -> None:
    """Report what is wrong with the rows at `places`, of which `frame` is made."""
    letters = recognition.mapping
    failed = _report_failures(parsed, places, sheet, letters, log)
    _report_checks(frame, parsed.dataset, failed, sheet, letters, log)
    _report_duplicates(frame, parsed.dataset, failed, sheet, letters, log)
    _report_personal(frame, parsed.dataset, sheet, letters, log)


def _report_failures(
    parsed: ParsedSheet,
    places: Sequence[int],
    sheet: str,
    letters: Mapping[str, str],
    log: IssueLog,
) -> set[tuple[int, str]]:
    """Report the cells that could not be read; their (sheet row, column)."""
    if not parsed.failures:
        return set()
    wanted = set(places)
    failed = set()
    for (place, name), failure in parsed.failures.items():
        if place not in wanted:
            continue
        row = parsed.rows[place]
        failed.add((row, name))
        header = parsed.dataset.columns[name].header
        log.add(
            failure.rule,
            sheet,
            f"{letters[name]}{row}",
            header=header,
            **failure.values,
        )
    return failed


def _report_checks(
    frame: pd.DataFrame,
    dataset: Dataset,
    failed: set[tuple[int, str]],
    sheet: str,
    letters: Mapping[str, str],
    log: IssueLog,
) -> None:
    """Run the contract over the frame and report what it finds, cell by cell."""
    try:
        dataset.model.to_schema().validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return
    for name, check, case, row in zip(
        cases["column"],
        cases["check"],
        cases["failure_case"],
        cases["index"],
        strict=True,
    ):
        is_cell = name in dataset.columns and name in letters and pd.notna(row)
        if is_cell and (int(row), name) not in failed:
            _report_case(
                dataset.columns[name],
                str(check),
                case,
                int(row),
                sheet,
                letters[name],
                log,
            )


def _report_case(
    column: Column,
    check: str,
    case: object,
    row: int,
    sheet: str,
    letter: str,
    log: IssueLog,
) -> None:
    if "uniqueness" in check:
        return
    name, _, bound = check.partition("(")
    log.add(
        _CHECK_RULES.get(name, "check_failed"),
        sheet,
        f"{letter}{row}",
        header=column.header,
        text=f"{case:g}" if isinstance(case, float) else case,
        bound=bound.rstrip(")"),
        check=check,
    )


def _report_duplicates(
    frame: pd.DataFrame,
    dataset: Dataset,
    failed: set[tuple[int, str]],
    sheet: str,
    letters: Mapping[str, str],
    log: IssueLog,
) -> None:
    """Report each row whose key an earlier row bears, with both addresses."""
    key = list(dataset.key)
    if not key or not frame.duplicated(key).any():
        return
    broken = {row for row, name in failed if name in key}
    repeated = frame[frame.duplicated(key, keep=False)]
    letter = letters.get(next((n for n in reversed(key) if n in letters), ""), "A")
    keys = "、".join(dataset.columns[name].header for name in key)
    for _, group in repeated.groupby(key, dropna=False, sort=False):
        rows = [row for row in group.index if row not in broken]
        for row in rows[1:]:
            log.add(
                "duplicate_key",
                sheet,
                f"{letter}{row}",
                first=f"{letter}{rows[0]}",
                keys=keys,
            )


def _report_personal(
    frame: pd.DataFrame,
    dataset: Dataset,
    sheet: str,
    letters: Mapping[str, str],
    log: IssueLog,
) -> None:
    """Report cells of free text that hold identity-card or mobile numbers."""
    for column in dataset.columns.values():
        if not column.is_sensitive or column.name not in letters:
            continue
        texts = frame[column.name].dropna()
        rules = {text: find_personal(text) for text in texts.unique()}
        if any(rules.values()):
            for row, text in texts.items():
                if rule := rules[text]:
                    place = f"{letters[column.name]}{row}"
                    log.add(rule, sheet, place, header=column.header)
