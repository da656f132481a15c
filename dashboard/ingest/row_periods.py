"""Which rows belong to which month; rows of a month nobody stated are an issue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.ingest.cells import ParsedColumn
from dashboard.ingest.issues import IssueLog
from dashboard.ingest.parsing import ParsedSheet
from dashboard.ingest.periods import current_month
from dashboard.ingest.recognition import Recognition

#: A month with fewer than one row in ten of the largest is more likely a slip.
_FEW = 10


@dataclass(frozen=True)
class RowPeriods:
    """The positions of the rows that one upload takes, and its period."""

    period: date | None
    places: Sequence[int]


def split_periods(
    parsed: ParsedSheet, recognition: Recognition, log: IssueLog
) -> list[RowPeriods]:
    """The rows by period: one part where a period is stated, else one a month.

    Where the month column is missing, the stated period fills it.
    """
    parts = _split(parsed, recognition, log)
    for month in sorted({p.period for p in parts if p.period}):
        if month > current_month():
            log.add("future_period", recognition.sheet, period=f"{month:%Y-%m}")
    return parts


def _split(
    parsed: ParsedSheet, recognition: Recognition, log: IssueLog
) -> list[RowPeriods]:
    places = range(len(parsed.rows))
    stated, name = recognition.period, parsed.dataset.period_column
    if parsed.dataset.is_monthly and name not in parsed.columns and stated:
        parsed.columns[name] = ParsedColumn([stated] * len(places))
        log.add("period_supplied", recognition.sheet, period=f"{stated:%Y-%m}")
    if not parsed.dataset.is_monthly or name not in parsed.columns:
        if stated is None and not recognition.said.is_sent:
            log.add("period_unknown", recognition.sheet)
        return [RowPeriods(stated, places)]
    if stated is not None:
        _report_strays(parsed, recognition, stated, log)
        return [RowPeriods(stated, places)]
    return _split_by_month(parsed, recognition, name, log)


def _report_strays(
    parsed: ParsedSheet, recognition: Recognition, stated: date, log: IssueLog
) -> None:
    """Report every row of another month than the stated one."""
    name = parsed.dataset.period_column
    letter = recognition.mapping.get(name)
    values = parsed.columns[name].values
    strays = {v for v in set(values) if v and v.replace(day=1) != stated}
    if letter is None or not strays:
        return
    for place, value in enumerate(values):
        if value in strays:
            log.add(
                "wrong_period",
                recognition.sheet,
                f"{letter}{parsed.rows[place]}",
                found=f"{value:%Y-%m}",
                period=f"{stated:%Y-%m}",
            )


def _split_by_month(
    parsed: ParsedSheet, recognition: Recognition, name: str, log: IssueLog
) -> list[RowPeriods]:
    groups: dict[date, list[int]] = {}
    undated = []
    for place, value in enumerate(parsed.columns[name].values):
        if value is None:
            undated.append(place)
        else:
            groups.setdefault(value.replace(day=1), []).append(place)
    if not groups:
        log.add("period_unknown", recognition.sheet)
        return [RowPeriods(None, undated)]
    largest = max(groups, key=lambda month: len(groups[month]))
    for month, places in groups.items():
        if len(places) * _FEW < len(groups[largest]):
            log.add(
                "few_rows_of_month",
                recognition.sheet,
                period=f"{month:%Y-%m}",
                count=len(places),
            )
    groups[largest] = sorted(groups[largest] + undated)
    return [RowPeriods(month, groups[month]) for month in sorted(groups)]
