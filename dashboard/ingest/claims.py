"""What names and texts around a table say of its month, and what leaves it open."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.periods import find_period, find_year, folder, stem

#: A month that is followed by a word for sending is not the month reported.
_SENT = re.compile(
    r"(?:(?:\d{2,4}年)?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?(?:\d{1,2}[日号])?"
    r"|\d{4}[-_./]?\d{1,2})[-_]?"
    r"(?:报送|上报|呈报|报出|报来|提交|发送|报给|交来|填报(?!单位))"
)
_PREVIOUS = re.compile(r"上月|上个月|上一月|前一月|次月|下月")


@dataclass(frozen=True)
class Claims:
    """`months`: what each source states, strongest first: sheet, title, file, folder.

    `year`: the first that is stated. `is_sent`: a month of sending is named;
    `is_previous`: the month is called last month.
    """

    months: Mapping[str, date]
    year: int | None
    is_sent: bool
    is_previous: bool


def read_claims(sheet_name: str, title: str, file_name: str) -> Claims:
    """The months that sheet name, title, file name and folder state.

    A month of sending counts for nothing, nor does its year.
    """
    texts = {
        "sheet": sheet_name,
        "title": title,
        "file": stem(file_name),
        "folder": folder(file_name),
    }
    lines = {s: [squeeze_text(t) for t in x.split("\n")] for s, x in texts.items()}
    plain = {s: [_SENT.sub("", line) for line in ls] for s, ls in lines.items()}
    year = find_year(line for group in plain.values() for line in group)
    months: dict[str, date] = {}
    for source, group in plain.items():
        for line in group:
            if period := find_period(line, year):
                months.setdefault(source, period)
    every = "\n".join(line for group in lines.values() for line in group)
    is_sent = _SENT.search(every) is not None
    return Claims(months, year, is_sent, _PREVIOUS.search(every) is not None)
