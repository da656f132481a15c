"""Which month a workbook is about, by the texts around its table."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import PurePath
from zoneinfo import ZoneInfo

from dashboard.ingest.outcomes import fold_text
from dashboard.settings import TIME_ZONE

_SPACE = re.compile(r"\s+")
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_FULL = tuple(
    re.compile(form)
    for form in (
        rf"(?<!\d){_YEAR}年度?(?P<m>\d{{1,2}})月(?!\d*[日号])",
        rf"(?<!\d)(?<!\d[-/.]){_YEAR}[-_./](?P<m>0?[1-9]|1[0-2])(?![\d]|[-/.]\d)",
        rf"(?<!\d){_YEAR}(?P<m>0[1-9]|1[0-2])(?!\d)",
        r"(?<!\d)(?P<y>\d{2})年(?P<m>\d{1,2})月(?!\d*[日号])",
    )
)
_UNTIL = re.compile(rf"截[至止](?:到)?{_YEAR}年(?P<m>\d{{1,2}})月")
_BARE = re.compile(r"(?<![\d年\-~—–至到])(?P<m>\d{1,2})月(?!\d*[日号]|[-~—–至到])")
_RANGE = re.compile(r"\d月?[-~—–至到]+\d{1,2}月|季度|半年|累计|年报|全年")
_YEAR_ALONE = re.compile(rf"(?<!\d){_YEAR}年")
#: Lines that hold the day of filling in, not the month reported.
_FILLED_ON = re.compile(r"(?:填报|填表|制表|报送|上报|打印|导出)(?:日期|时间).*")


def current_month() -> date:
    """The month that it is in the office: no figures are of a later one."""
    return datetime.now(ZoneInfo(TIME_ZONE)).date().replace(day=1)


def find_period(text: str, year: int | None = None) -> date | None:
    """The one month that `text` names; `year` completes a bare 9月.

    None when it names no month, several different ones, or a range.
    """
    plain = _SPACE.sub("", _FILLED_ON.sub("", fold_text(text)))
    if _RANGE.search(plain):
        return None
    for form in (_UNTIL, *_FULL):
        months = {_month(m["y"], m["m"]) for m in form.finditer(plain)} - {None}
        if months:
            others = {_month(str(year or 2000), m["m"]) for m in _BARE.finditer(plain)}
            numbers = {month.month for month in months | others if month}
            return months.pop() if len(months) == len(numbers) == 1 else None
    if year is None:
        return None
    months = {_month(str(year), m["m"]) for m in _BARE.finditer(plain)} - {None}
    return months.pop() if len(months) == 1 else None


def find_year(texts: Iterable[str]) -> int | None:
    """The first year that one of `texts` names (2023年)."""
    for text in texts:
        if match := _YEAR_ALONE.search(_SPACE.sub("", fold_text(text))):
            return int(match["y"])
    return None


def is_cumulative(text: str) -> bool:
    """Whether a title speaks of several months together."""
    return _RANGE.search(_SPACE.sub("", fold_text(text))) is not None


def stem(file_name: str) -> str:
    """A file's name without folder and ending."""
    return PurePath(file_name.replace("\\", "/")).stem


def folder(file_name: str) -> str:
    """The name of the folder that a file name states, "" without one."""
    return PurePath(file_name.replace("\\", "/")).parent.name


def _month(year: str, month: str) -> date | None:
    number = int(month)
    full = int(year) + (2000 if len(year) == 2 else 0)
    return date(full, number, 1) if 1 <= number <= 12 else None
