"""What is to be said of a sheet's month: stated in two ways, or that of sending."""

from dashboard.datasets import DATASETS
from dashboard.ingest.issues import Answer, IssueLog
from dashboard.ingest.periods import is_cumulative
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.workbook import Sheet

_SOURCES = {
    "sheet": "工作表名",
    "title": "标题",
    "file": "文件名",
    "folder": "文件夹名",
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
    if DATASETS[recognition.dataset].is_monthly and is_cumulative(recognition.title):
        log.add("cumulative_title", sheet.name)


def _states_month(recognition: Recognition) -> bool:
    """Whether the rows themselves say which month they are of."""
    return DATASETS[recognition.dataset].period_column in recognition.header.columns


def _ask_period(recognition: Recognition, is_disputed: bool, log: IssueLog) -> None:
    claims, period = recognition.claims, recognition.period
    months = [f"{month:%Y-%m}" for month in dict.fromkeys(claims.values())]
    answers = [Answer(month, month, month) for month in months]
    if is_disputed:
        said = "、".join(
            f"{_SOURCES[source]} {claim:%Y-%m}" for source, claim in claims.items()
        )
        log.add("period_disputed", recognition.sheet, claims=said, answers=answers)
    elif period is None and recognition.said.is_sent:
        log.add("period_sent", recognition.sheet, answers=answers)
    elif period is not None and recognition.said.is_previous:
        text = f"{period:%Y-%m}"
        log.add("period_previous", recognition.sheet, period=text, answers=answers)
