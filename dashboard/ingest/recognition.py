"""What a sheet is: which data set, where its header is, which month it reports."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.datasets import DATASETS
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.headers import (
    HeaderBlock,
    HeaderMatch,
    apply_columns,
    count_tail_rows,
    find_scales,
    match_header,
    read_header,
    spans_texts,
)
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.periods import find_period, find_year, folder, stem
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
    text or column letter to column name, "" to leave that column out.
    """

    sheet: str = ""
    dataset: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    period: date | None = None


@dataclass(frozen=True)
class Recognition:
    """How one sheet is read. `first_row`: zero-based row of the first data row.

    `period` is the month stated outside the cells (None: only the rows say); `claims`
    holds all such statements, strongest first: chosen, sheet, title, file, folder.
    `year` completes a month written without one.
    """

    sheet: str
    dataset: str
    header: HeaderMatch
    first_row: int
    scales: Mapping[str, int]
    title: str
    period: date | None
    claims: Mapping[str, date]
    year: int | None
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
    claims = _claimed_periods(sheet, title, file_name)
    if chosen := fixed.period or period:
        claims = {"chosen": chosen.replace(day=1), **claims}
    source = next(iter(claims), "")
    return Recognition(
        sheet=sheet.name,
        dataset=best.dataset,
        header=best,
        first_row=first_row,
        scales=find_scales(best, title),
        title=title,
        period=claims.get(source),
        claims=claims,
        year=claims[source].year if source else _stated_year(sheet, title, file_name),
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
        if best is None or not (best.columns or is_decided):
            continue
        score = best.score + _title_bonus(name, named + _title(sheet, best.row))
        if dataset or (score >= _LEAST_SCORE and len(best.columns) > 1):
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
    return len(match.columns), not spans_texts(sheet, last), -match.levels, -match.row


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


def _claimed_periods(sheet: Sheet, title: str, file_name: str) -> dict[str, date]:
    """The month that sheet name, title, file name and folder each state."""
    texts = {
        "sheet": sheet.name,
        "title": title,
        "file": stem(file_name),
        "folder": folder(file_name),
    }
    year = _stated_year(sheet, title, file_name)
    claims: dict[str, date] = {}
    for source, text in texts.items():
        for line in text.split("\n"):
            if period := find_period(line, year):
                claims.setdefault(source, period)
    return claims


def _stated_year(sheet: Sheet, title: str, file_name: str) -> int | None:
    """The year that sheet name, title, file or folder names, in this order."""
    return find_year((sheet.name, title, stem(file_name), folder(file_name)))


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
