"""What is to be said of a sheet's columns: missing, unknown, in doubt, their units."""

from dashboard.datasets import DATASETS
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.header_texts import fold_header
from dashboard.ingest.headers import is_stated_month, needed_columns
from dashboard.ingest.issues import Answer, IssueLog
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.units import SCALES, scaled_unit
from dashboard.ingest.workbook import Sheet

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
        if column.name not in header.meant and not is_stated:
            rule = "missing_column" if column.name in needed else "absent_column"
            log.add(rule, sheet.name, place, header=column.header)
    doubtful = {column_letter(position) for position in header.doubtful}
    for letter, text in recognition.unknown:
        if letter in doubtful:
            continue
        rule = "extra_column" if fold_header(text) in _HARMLESS else "unknown_column"
        log.add(rule, sheet.name, f"{letter}{header.row + 1}", text=text)
    _note_doubts(recognition, log)
    _note_clashes(recognition, log)
    for name, position in header.columns.items():
        if position in sheet.scan.hidden_columns:
            place = f"{column_letter(position)}{header.row + 1}"
            title = dataset.columns[name].header
            log.add("hidden_column", sheet.name, place, header=title)
    _note_units(recognition, log)


def _note_doubts(recognition: Recognition, log: IssueLog) -> None:
    """Columns that add words to a name, so that they may be another figure."""
    header, columns = recognition.header, DATASETS[recognition.dataset].columns
    for position, (name, words) in header.doubtful.items():
        log.add(
            "doubtful_column",
            recognition.sheet,
            f"{column_letter(position)}{header.row + 1}",
            header=columns[name].header,
            text=header.texts[position],
            words=words,
        )


def _note_clashes(recognition: Recognition, log: IssueLog) -> None:
    """Columns of one name; two whole tables side by side are one issue."""
    header, dataset = recognition.header, DATASETS[recognition.dataset]
    place = f"{header.row + 1}:{header.row + header.levels}"
    if len(header.clashes) > 2 and set(needed_columns(dataset)) <= set(header.clashes):
        later = sorted(p for places in header.clashes.values() for p in places[1:])
        letters = f"{column_letter(later[0])}—{column_letter(later[-1])}"
        log.add("side_by_side", recognition.sheet, place, letters=letters)
        return
    for name, positions in header.clashes.items():
        letters = "、".join(map(column_letter, positions))
        title = dataset.columns[name].header
        log.add(
            "ambiguous_column", recognition.sheet, place, header=title, letters=letters
        )


def _note_units(recognition: Recognition, log: IssueLog) -> None:
    """Columns in another unit than their own, and those whose unit is not clear."""
    header, columns = recognition.header, DATASETS[recognition.dataset].columns
    for name, factor in recognition.units.factors.items():
        column = columns[name]
        log.add(
            "unit_converted",
            recognition.sheet,
            f"{column_letter(header.columns[name])}{header.row + 1}",
            header=column.header,
            unit=scaled_unit(factor, column.unit),
            own=column.unit,
            factor=factor,
        )
    for name, stated in recognition.units.questions.items():
        column = columns[name]
        log.add(
            "unit_unclear",
            recognition.sheet,
            f"{column_letter(header.columns[name])}{header.row + 1}",
            header=column.header,
            name=name,
            stated="；".join(stated),
            answers=[
                Answer(str(factor), text, text)
                for factor in SCALES
                if (text := scaled_unit(factor, column.unit))
            ],
        )
