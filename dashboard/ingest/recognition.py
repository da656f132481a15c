"""What a sheet is: which data set, where its header is, which month it reports."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.datasets import DATASETS
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.claims import Claims, read_claims
from dashboard.ingest.headers import (
    HeaderBlock,
    HeaderMatch,
    apply_columns,
    match_header,
    read_header,
    spans_texts,
)
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.periods import find_period, folder, stem
from dashboard.ingest.stated_units import StatedUnits, collect_units
from dashboard.ingest.tail_rows import count_tail_rows
from dashboard.ingest.workbook import Sheet

_SEARCHED_ROWS = 50
_LEVELS = (1, 2, 3)
_LETTERS = re.compile("[A-Z]{1,3}")
#: Below this share of a data set's columns a guess is not worth showing.
_LEAST_SCORE = 0.4


@dataclass(frozen=True)
class Corrections:
    """What the analyst decided about one sheet ("" : every sheet); None: not corrected.

    `header_row`: the sheet row (1-based) where the header starts. `columns`: header
    text or column letter to column name, "" to leave that column out. `answers`: to
    the questions of issues (`Issue.question`), the value of the answer chosen.
    """

    sheet: str = ""
    dataset: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    period: date | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Recognition:
    """How one sheet is read. `first_row`: zero-based row of the first data row.

    `period` is the month stated outside the cells (None: only the rows say); `claims`
    holds all such statements, strongest first: chosen, sheet, title, file, folder;
    `said`: what else was said of the month. `answers`: the analyst's to questions.
    `year` completes a month written without one.
    """

    sheet: str
    dataset: str
    header: HeaderMatch
    first_row: int
    units: StatedUnits
    title: str
    period: date | None
    claims: Mapping[str, date]
    said: Claims
    year: int | None
    answers: Mapping[str, str]
    confidence: float
    reasons: tuple[Issue, ...]

    @property
    def unknown(self) -> list[tuple[str, str]]:
        """Letter and text of the headers that belong to no column."""
        used = set(self.header.columns.values())
        return [
            (column_letter(position), text)
            for position, text in enumerate(self.header.texts)
            if text and position not in used
        ]

    @property
    def mapping(self) -> dict[str, str]:
        """Column name to the letter of its sheet column."""
        return {n: column_letter(p) for n, p in self.header.columns.items()}


def recognise_sheet(
    sheet: Sheet,
    file_name: str,
    dataset: str | None = None,
    period: date | None = None,
    corrections: Corrections | None = None,
) -> Recognition | None:
    """How `sheet` is to be read, or None when it is no data set's table.

    `dataset` and `period`, when given, are decisions; `corrections` overrule them.
    """
    fixed = corrections or Corrections()
    ranked = _rank_matches(sheet, file_name, fixed.dataset or dataset, fixed)
    if not ranked:
        return None
    best = apply_columns(ranked[0][1], fixed.columns)
    is_decided = (fixed.dataset or dataset) is not None
    title = _title(sheet, best.row)
    first_row = best.row + best.levels
    first_row += count_tail_rows(sheet, first_row)
    said = read_claims(sheet.name, title, file_name)
    claims = dict(said.months)
    answered = fixed.answers.get("period", "")
    if chosen := fixed.period or period or find_period(answered):
        claims = {"chosen": chosen.replace(day=1), **claims}
    source = next(iter(claims), "")
    return Recognition(
        sheet=sheet.name,
        dataset=best.dataset,
        header=best,
        first_row=first_row,
        units=collect_units(sheet, best, first_row, fixed.answers, file_name),
        title=title,
        period=claims.get(source),
        claims=claims,
        said=said,
        answers=fixed.answers,
        year=claims[source].year if source else said.year,
        confidence=1.0 if is_decided else _confidence(ranked),
        reasons=_reasons(best, ranked, source, sheet.name),
    )


def _rank_matches(
    sheet: Sheet, file_name: str, dataset: str | None, fixed: Corrections
) -> list[tuple[float, HeaderMatch]]:
    """Each data set's best header with its score, best data set first."""
    named = squeeze_text(f"{folder(file_name)} {stem(file_name)} {sheet.name}").lower()
    blocks = _header_blocks(sheet, fixed.header_row)
    guides = _guiding_columns(fixed)
    ranked = []
    for name in (dataset,) if dataset else DATASETS:
        matches = [apply_columns(match_header(b, name), guides) for b in blocks]
        best = max(matches, key=lambda m: _preference(m, sheet), default=None)
        # With data set and row decided it is a table even before a column is known.
        is_decided = dataset is not None and fixed.header_row is not None
        if best is None or not (best.meant or is_decided):
            continue
        score = best.score + _title_bonus(name, named + _title(sheet, best.row))
        if dataset or (score >= _LEAST_SCORE and len(best.meant) > 1):
            ranked.append((score, best))
    return sorted(ranked, key=lambda entry: -entry[0])


def _guiding_columns(fixed: Corrections) -> Mapping[str, str]:
    """The decided columns by which a header is found: a letter fits any row."""
    if fixed.header_row is not None:
        return fixed.columns
    return {k: name for k, name in fixed.columns.items() if not _LETTERS.fullmatch(k)}


def _header_blocks(sheet: Sheet, header_row: int | None) -> list[HeaderBlock]:
    """Every block of rows that may be the header."""
    if header_row is not None:
        rows: Iterable[int] = [header_row - 1] if header_row <= len(sheet.rows) else []
    else:
        rows = [
            index
            for index, cells in enumerate(sheet.rows[:_SEARCHED_ROWS])
            if sum(isinstance(c, str) and bool(c.strip()) for c in cells) > 1
        ]
    return [
        read_header(sheet, row, levels)
        for row in rows
        for levels in _LEVELS
        if row + levels <= len(sheet.rows)
    ]


def _preference(match: HeaderMatch, sheet: Sheet) -> tuple[int, bool, int, int]:
    """Most columns first; then whole headers, the fewest levels, the highest row."""
    last = match.row + match.levels - 1
    return len(match.meant), not spans_texts(sheet, last), -match.levels, -match.row


def _title_bonus(dataset: str, text: str) -> float:
    entry = DATASETS[dataset]
    return 0.2 if entry.label in text or entry.id in text else 0.0


def _title(sheet: Sheet, header_row: int) -> str:
    """The texts above the header, line by line."""
    lines = []
    for cells in sheet.rows[:header_row]:
        texts = [c.strip() for c in cells if isinstance(c, str) and c.strip()]
        lines.append(" ".join(texts))
    return "\n".join(line for line in lines if line)


def _confidence(ranked: list[tuple[float, HeaderMatch]]) -> float:
    """The best score, lowered where another data set comes close."""
    best = min(1.0, ranked[0][0])
    rival = ranked[1][0] if len(ranked) > 1 else 0.0
    lead = min(1.0, max(0.0, ranked[0][0] - rival) / 0.2)
    return round(best * (0.5 + 0.5 * lead), 2)


def _reasons(
    best: HeaderMatch,
    ranked: list[tuple[float, HeaderMatch]],
    source: str,
    sheet: str,
) -> tuple[Issue, ...]:
    entry = DATASETS[best.dataset]
    reasons = [
        make_issue(
            "header_found",
            sheet,
            row=best.row + 1,
            found=len(best.columns),
            total=len(entry.columns),
            label=entry.label,
        )
    ]
    if len(ranked) > 1:
        rival = DATASETS[ranked[1][1].dataset]
        reasons.append(make_issue("rival_dataset", sheet, label=rival.label))
    if source:
        reasons.append(make_issue(f"period_from_{source}", sheet))
    return tuple(reasons)
