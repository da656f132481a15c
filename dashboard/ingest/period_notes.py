"""What is to be said of a sheet's month: stated in two ways, or that of sending."""

from dashboard.datasets import DATASETS
from dashboard.ingest.issues import Answer, IssueLog
from dashboard.ingest.periods import is_cumulative
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.workbook import Sheet

_SOURCES = {
    "sheet": ("工作表名", "sheet name"),
    "title": ("标题", "title"),
    "file": ("文件名", "file name"),
    "folder": ("文件夹名", "folder"),
}


def note_period(sheet: Sheet, recognition: Recognition, log: IssueLog) -> None:
    """Months that title, sheet and file name state against each other.

    Without a column of months nothing in the rows settles it: the analyst is asked.
    """
    others = {
        source: claim
        for source, claim in recognition.claims.items()
        if claim != recognition.period
    }
    is_open = "chosen" not in recognition.claims and not _states_month(recognition)
    for source, claim in () if is_open else others.items():
        log.add(
            f"period_conflict_{source}",
            sheet.name,
            claim=f"{claim:%Y-%m}",
            period=f"{recognition.period:%Y-%m}",
        )
    if is_open:
        _ask_period(recognition, bool(others), log)
    is_monthly = DATASETS[recognition.dataset].is_monthly
    if is_monthly and is_cumulative(recognition.title):
        is_asked = is_open and "cumulative" not in recognition.answers
        log.add("cumulative_figures" if is_asked else "cumulative_title", sheet.name)


def _states_month(recognition: Recognition) -> bool:
    """Whether the rows themselves say which month they are of."""
    return DATASETS[recognition.dataset].period_column in recognition.header.columns


def _ask_period(recognition: Recognition, is_disputed: bool, log: IssueLog) -> None:
    claims, period = recognition.claims, recognition.period
    months = [f"{month:%Y-%m}" for month in dict.fromkeys(claims.values())]
    answers = [Answer(month, month, month) for month in months]
    if is_disputed:
        claimed, claimed_en = (
            "、".join(f"{_SOURCES[s][side]} {m:%Y-%m}" for s, m in claims.items())
            for side in (0, 1)
        )
        log.add(
            "period_disputed",
            recognition.sheet,
            claims=claimed,
            claims_en=claimed_en,
            answers=answers,
        )
    elif period is None and recognition.said.is_sent:
        log.add("period_sent", recognition.sheet, answers=answers)
    elif period is not None and recognition.said.is_previous:
        text = f"{period:%Y-%m}"
        log.add("period_previous", recognition.sheet, period=text, answers=answers)
