"""From a file's bytes to uploads: what each sheet holds, and what is wrong with it."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard import aliases
from dashboard.datasets import DATASETS
from dashboard.ingest.column_notes import note_columns
from dashboard.ingest.crosswise import find_crosswise
from dashboard.ingest.issue_sheet import is_issue_sheet
from dashboard.ingest.issues import Issue, IssueLog, make_issue, sort_issues
from dashboard.ingest.outcomes import Context
from dashboard.ingest.parsing import ParsedSheet, parse_sheet, select_rows
from dashboard.ingest.period_notes import note_period
from dashboard.ingest.preview import FirstRows, preview_sheet
from dashboard.ingest.recognition import Corrections, Recognition, recognise_sheet
from dashboard.ingest.row_periods import RowPeriods, split_periods
from dashboard.ingest.rows import sort_rows
from dashboard.ingest.sheet_notes import note_rows, note_tokens
from dashboard.ingest.totals import compare_totals
from dashboard.ingest.validation import check_rows
from dashboard.ingest.vocabulary import Words, words_of
from dashboard.ingest.workbook import Sheet, Workbook, read_workbook


@dataclass(frozen=True)
class Upload:
    """One sheet's rows of one period, with all that is wrong with them.

    `frame`: the contract's typed columns, index = sheet row. `issues`: worst first,
    at most `KEPT_PER_RULE` a rule; `counts`: how many there are in all, by rule.
    `dataset` "" and `recognition` None: nothing was recognised, the issues say why.
    `sheets`: the file's sheets that may be read, each with its first rows as texts.
    """

    file_name: str
    sha256: str
    sheet: str
    dataset: str
    period: date | None
    frame: pd.DataFrame
    issues: tuple[Issue, ...]
    counts: Mapping[str, int]
    recognition: Recognition | None = None
    unknown_names: Mapping[str, int] = field(default_factory=dict)
    sheets: Mapping[str, FirstRows] = field(default_factory=dict)

    @property
    def is_blocked(self) -> bool:
        """Whether any issue forbids publication."""
        return any(issue.severity == "error" for issue in self.issues)

    @property
    def mapping(self) -> Mapping[str, str]:
        """Column name to the letter of the sheet column it was read from."""
        return self.recognition.mapping if self.recognition else {}


def inspect_workbook(
    data: bytes,
    file_name: str,
    *,
    dataset: str | None = None,
    period: date | None = None,
    corrections: Corrections | Sequence[Corrections] = (),
    subdistrict_aliases: Mapping[str, str] | None = None,
    words: Words | None = None,
) -> list[Upload]:
    """Every sheet × period that the file holds; one empty upload when it holds none.

    `dataset`, `period`: decisions for the whole file; `corrections` overrule them for
    a sheet. `subdistrict_aliases`: folded name to code, by default the alias table.
    `words`: written forms that were decided to stand for a choice, by data set and
    column.
    Problems are issues of the uploads; nothing is raised for a bad file.
    """
    book = read_workbook(data, file_name)
    sha256 = hashlib.sha256(data).hexdigest()
    names = subdistrict_aliases
    if names is None:
        names = aliases.subdistrict_aliases()
    fixes = (corrections,) if isinstance(corrections, Corrections) else corrections
    request = _Request(book, sha256, dataset, period, tuple(fixes), names, words or {})
    uploads: list[Upload] = []
    notes = list(book.issues)
    for sheet in book.sheets:
        found, passed_over = _inspect_sheet(sheet, request)
        uploads.extend(found)
        notes.extend(passed_over)
    return _with_notes(uploads, notes, request)


@dataclass(frozen=True)
class _Request:
    """The file and what the analyst has decided about it."""

    book: Workbook
    sha256: str
    dataset: str | None
    period: date | None
    corrections: tuple[Corrections, ...]
    names: Mapping[str, str]
    words: Words

    @cached_property
    def sheets(self) -> dict[str, FirstRows]:
        """The sheets that may be read, each with its first rows."""
        return {
            sheet.name: preview_sheet(sheet)
            for sheet in self.book.sheets
            if not (sheet.is_hidden or is_issue_sheet(sheet))
        }

    def correction(self, sheet: str) -> Corrections | None:
        """The correction for a sheet; one without sheet name serves all."""
        named = {c.sheet: c for c in self.corrections}
        return named.get(sheet) or named.get("")


def _with_notes(
    uploads: list[Upload], notes: list[Issue], request: _Request
) -> list[Upload]:
    """The uploads, the first of them with what is to be said of the whole file."""
    if not uploads:
        if request.book.sheets:
            notes.append(make_issue("nothing_recognised"))
        frame = pd.DataFrame()
        empty = Upload(
            request.book.file_name,
            request.sha256,
            "",
            request.dataset or "",
            request.period,
            frame,
            (),
            {},
            sheets=request.sheets,
        )
        uploads = [empty]
    log = IssueLog()
    log.extend(notes)
    first = uploads[0]
    issues = sort_issues((*log.issues, *first.issues))
    counts = dict(log.counts) | dict(first.counts)
    uploads[0] = replace(first, issues=issues, counts=counts)
    return uploads


def _inspect_sheet(sheet: Sheet, request: _Request) -> tuple[list[Upload], list[Issue]]:
    """The uploads of one sheet, or why it was passed over."""
    if not any(cell != "" for row in sheet.rows for cell in row):
        return [], []
    if sheet.is_hidden:
        is_own = sheet.name.startswith("_")
        return [], [] if is_own else [make_issue("hidden_sheet", sheet.name)]
    if is_issue_sheet(sheet):  # a corrected annotated copy comes back
        return [], []
    recognition = recognise_sheet(
        sheet,
        request.book.file_name,
        request.dataset,
        request.period,
        request.correction(sheet.name),
    )
    if recognition is None:
        rule = find_crosswise(sheet, request.names) or "sheet_not_recognised"
        return [], [make_issue(rule, sheet.name)]
    return _read_sheet(sheet, recognition, request), []


def _read_sheet(
    sheet: Sheet, recognition: Recognition, request: _Request
) -> list[Upload]:
    dataset = DATASETS[recognition.dataset]
    log = IssueLog()
    rows = sort_rows(sheet, recognition)
    if not sheet.scan.is_scanned:
        log.add("sheet_not_scanned", sheet.name)
    note_columns(sheet, recognition, log)
    note_period(sheet, recognition, log)
    note_rows(sheet, recognition, rows, log)
    context = Context(
        subdistricts=request.names,
        domains=aliases.domain_aliases(),
        year=recognition.year,
        period=recognition.period,
        scales=recognition.units.factors,
        is_1904=request.book.is_1904,
        answers=recognition.answers,
        words=words_of(recognition, request.words),
    )
    parsed = parse_sheet(sheet, recognition, rows, context, log)
    note_tokens(sheet, parsed, log)
    log.extend(
        compare_totals(sheet, recognition, dataset, rows, parsed.columns, request.names)
    )
    return [
        _make_upload(part, index == 0, parsed, sheet, recognition, request, log)
        for index, part in enumerate(split_periods(parsed, recognition, log))
    ]


def _make_upload(
    part: RowPeriods,
    is_first: bool,
    parsed: ParsedSheet,
    sheet: Sheet,
    recognition: Recognition,
    request: _Request,
    sheet_log: IssueLog,
) -> Upload:
    """One period's upload; the first one carries the issues of the whole sheet."""
    log = sheet_log if is_first else IssueLog()
    frame = select_rows(parsed, part.places)
    check_rows(frame, parsed, part.places, recognition, log)
    return Upload(
        file_name=request.book.file_name,
        sha256=request.sha256,
        sheet=sheet.name,
        dataset=recognition.dataset,
        period=part.period,
        frame=frame,
        issues=log.sorted(),
        counts=dict(log.counts),
        recognition=recognition,
        unknown_names=_unknown_names(parsed, part.places),
        sheets=request.sheets,
    )


def _unknown_names(parsed: ParsedSheet, places: Sequence[int]) -> dict[str, int]:
    """The sub-district names that no alias knows, with how often each stands."""
    wanted = set(places)
    names: Counter[str] = Counter()
    for column in parsed.columns.values():
        for place, failure in column.failures.items():
            if place in wanted and failure.rule == "unknown_subdistrict":
                names[str(failure.values["text"])] += 1
    return dict(names)
