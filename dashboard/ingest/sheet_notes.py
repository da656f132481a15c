"""What is to be said of a sheet's rows and of the words in them."""

from dashboard.datasets import DATASETS
from dashboard.ingest.addresses import cell_address
from dashboard.ingest.issues import IssueLog
from dashboard.ingest.parsing import ParsedSheet
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.rows import SheetRows
from dashboard.ingest.stacked import find_other_table
from dashboard.ingest.workbook import Cell, Sheet

_LISTED_ROWS = 20


def note_rows(
    sheet: Sheet, recognition: Recognition, rows: SheetRows, log: IssueLog
) -> None:
    """Rows that were left out, and hidden ones that were read."""
    for total in rows.totals:
        log.add("total_row", sheet.name, f"A{total.row + 1}", label=total.label)
    if hidden := sorted(sheet.scan.hidden_rows.intersection(rows.data)):
        log.add("hidden_rows", sheet.name, f"A{hidden[0] + 1}", count=len(hidden))
    _note_struck(recognition, rows, log)
    _note_extra_cells(sheet, recognition, rows, log)
    _note_examples(sheet, recognition, rows, log)
    above = find_other_table(sheet, recognition.header, range(recognition.header.row))
    for other in filter(None, (above, rows.other_table)):
        label = DATASETS[other.dataset].label
        is_own = other.dataset == recognition.dataset
        rule = "other_block" if is_own else "other_table"
        log.add(rule, sheet.name, f"A{other.row + 1}", label=label)
    for rule, found in (
        ("repeated_header", rows.repeated_headers),
        ("blank_rows", rows.numbered_blanks),
        ("rows_after_notes", rows.after_stop),
    ):
        if found:
            log.add(rule, sheet.name, f"A{found[0] + 1}", count=len(found))
    if rows.stopped_at is not None:
        log.add("notes_begin", sheet.name, f"A{rows.stopped_at + 1}")
    if not rows.data:
        dataset = DATASETS[recognition.dataset]
        is_zero = dataset.is_monthly and dataset.reported_by == "city"
        log.add("no_rows_city" if is_zero else "no_rows", sheet.name)


def _note_struck(recognition: Recognition, rows: SheetRows, log: IssueLog) -> None:
    """Rows that are struck out are asked about; void ones are counted."""
    numbers = [row + 1 for row in rows.struck]
    answer = recognition.answers.get("struck")
    if not numbers or answer == "keep":
        return
    rule = "struck_rows_dropped" if answer else "struck_rows"
    listed = "、".join(map(str, numbers[:_LISTED_ROWS]))
    listed += "…" if len(numbers) > _LISTED_ROWS else ""
    cell = f"A{numbers[0]}"
    log.add(rule, recognition.sheet, cell, count=len(numbers), rows=listed)


def _note_extra_cells(
    sheet: Sheet, recognition: Recognition, rows: SheetRows, log: IssueLog
) -> None:
    """Cells of a text table right of its header: a separator too many shifts a row."""
    width = len(recognition.header.texts)
    while width and not recognition.header.texts[width - 1]:
        width -= 1
    for row in rows.data if sheet.is_text else ():
        extra = [str(cell) for cell in sheet.rows[row][width:] if cell != ""]
        if extra:
            place = cell_address(row, width)
            log.add("extra_cells", sheet.name, place, text="、".join(extra))


def _note_examples(
    sheet: Sheet, recognition: Recognition, rows: SheetRows, log: IssueLog
) -> None:
    """An example row as the template has it is left out; one filled in is a mistake."""
    columns = DATASETS[recognition.dataset].columns
    for row in rows.examples:
        is_untouched = all(
            _shows(sheet.rows[row][position], columns[name].example)
            for name, position in recognition.header.columns.items()
        )
        rule = "example_row" if is_untouched else "example_filled"
        log.add(rule, sheet.name, f"A{row + 1}")


def _shows(cell: Cell, example: str | int | float) -> bool:
    """Whether a cell holds an example; a day is written as one."""
    return cell == example or str(cell)[:10] == str(example)


def note_tokens(sheet: Sheet, parsed: ParsedSheet, log: IssueLog) -> None:
    """Words and signs that were read as zero or as 'not reported', with counts."""
    for name, column in parsed.columns.items():
        header = parsed.dataset.columns[name].header
        for rule, tokens in (
            ("read_as_zero", column.zeros),
            ("read_as_missing", column.missing),
        ):
            for token, count in tokens.items():
                log.add(rule, sheet.name, header=header, text=token, count=count)
