"""What is to be said of a sheet as a whole: its columns, its rows, its words."""

from dashboard.datasets import DATASETS
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.headers import fold_header, is_stated_month, needed_columns
from dashboard.ingest.issues import IssueLog
from dashboard.ingest.parsing import ParsedSheet
from dashboard.ingest.periods import is_cumulative
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.rows import SheetRows
from dashboard.ingest.stacked import find_other_table
from dashboard.ingest.workbook import Cell, Sheet

#: Below this confidence the analyst is asked whether the data set is the right one.
_DOUBTFUL = 0.6
#: Columns that analysts add and that hold nothing the store needs.
_HARMLESS = {"序号", "备注", "区", "区县", "县区", "县(市、区)", "所属区", "no", "说明"}


def note_columns(sheet: Sheet, recognition: Recognition, log: IssueLog) -> None:
    """Columns that are missing, unknown, claimed twice or in another unit."""
    dataset = DATASETS[recognition.dataset]
    header = recognition.header
    if recognition.confidence < _DOUBTFUL:
        log.add("doubtful_dataset", sheet.name, label=dataset.label)
    needed = needed_columns(dataset)
    place = f"{header.row + 1}:{header.row + header.levels}"
    for column in dataset.columns.values():
        is_stated = is_stated_month(dataset, column)
        if column.name not in header.columns and not is_stated:
            rule = "missing_column" if column.name in needed else "absent_column"
            log.add(rule, sheet.name, place, header=column.header)
    for letter, text in recognition.unknown:
        rule = "extra_column" if fold_header(text) in _HARMLESS else "unknown_column"
        log.add(rule, sheet.name, f"{letter}{header.row + 1}", text=text)
    for name, positions in header.clashes.items():
        letters = "、".join(map(column_letter, positions))
        title = dataset.columns[name].header
        log.add("ambiguous_column", sheet.name, place, header=title, letters=letters)
    for name, position in header.columns.items():
        if position in sheet.hidden_columns:
            place = f"{column_letter(position)}{header.row + 1}"
            title = dataset.columns[name].header
            log.add("hidden_column", sheet.name, place, header=title)
    for name in recognition.scales:
        letter = column_letter(header.columns[name])
        title = dataset.columns[name].header
        log.add("unit_converted", sheet.name, f"{letter}{header.row + 1}", header=title)


def note_period(sheet: Sheet, recognition: Recognition, log: IssueLog) -> None:
    """Months that title, sheet and file name state against each other."""
    for source, claim in recognition.claims.items():
        if claim != recognition.period:
            log.add(
                f"period_conflict_{source}",
                sheet.name,
                claim=f"{claim:%Y-%m}",
                period=f"{recognition.period:%Y-%m}",
            )
    if DATASETS[recognition.dataset].is_monthly and is_cumulative(recognition.title):
        log.add("cumulative_title", sheet.name)


def note_rows(
    sheet: Sheet, recognition: Recognition, rows: SheetRows, log: IssueLog
) -> None:
    """Rows that were left out, and hidden ones that were read."""
    for total in rows.totals:
        log.add("total_row", sheet.name, f"A{total.row + 1}", label=total.label)
    if hidden := sorted(sheet.hidden_rows.intersection(rows.data)):
        log.add("hidden_rows", sheet.name, f"A{hidden[0] + 1}", count=len(hidden))
    _note_examples(sheet, recognition, rows, log)
    above = find_other_table(sheet, recognition.header, range(recognition.header.row))
    for other in filter(None, (above, rows.other_table)):
        label = DATASETS[other.dataset].label
        log.add("other_table", sheet.name, f"A{other.row + 1}", label=label)
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
