"""Days and months as workbooks write them: explicit forms, never a guess."""

import re
from datetime import date, datetime, time, timedelta

from dashboard.ingest.chinese_numbers import chinese_number
from dashboard.ingest.clocks import local_day, split_clock
from dashboard.ingest.outcomes import Failure, Noted, squeeze_text
from dashboard.ingest.workbook import Cell

#: A day or month in Chinese numbers: 二〇二三年十二月五日.
_CHINESE_DAY = re.compile(
    r"(?P<y>[〇○零一二三四五六七八九]{4})年(?P<m>[一二三四五六七八九十]{1,3})月(?P<rest>份?)"
    r"(?:(?P<d>[一二三四五六七八九十]{1,3})[日号])?"
)
_DAY_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?",
        r"(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})",
        r"(?P<y>\d{2})年(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]?",
        r"(?P<m>\d{1,2})月(?P<d>\d{1,2})[日号]",
    )
)
_MONTH_FORMS = tuple(
    re.compile(form)
    for form in (
        r"(?P<y>\d{4})年(?P<m>\d{1,2})月?份?",
        r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})月?",
        r"(?P<y>\d{4})(?P<m>\d{2})",
        r"(?P<y>\d{2})年(?P<m>\d{1,2})月份?",
        r"(?P<m>\d{1,2})月份?",
    )
)
_RANGE = re.compile(
    r"\d[月日]?[-~—–至到]+\d{1,2}月|第?[一二三四1-4]季度|[上下]半年|累计"
)
_CHINESE_MONTHS = {
    f"{name}月": f"{number}月"
    for number, name in enumerate((*"一二三四五六七八九十", "十一", "十二"), start=1)
}
_EARLIEST, _LATEST = date(1949, 10, 1), date(2100, 1, 1)
_SERIALS = range(18_264, 73_050)  # 1950-01-01 to 2099-12-31


def parse_day(
    cell: Cell, year: int | None = None, is_1904: bool = False
) -> date | Failure:
    """The day in a cell; `year` completes a day written without one."""
    outcome = read_day(cell, year, is_1904)
    if isinstance(outcome, Noted):
        day: date = outcome.value
        return day
    return outcome


def read_day(
    cell: Cell, year: int | None = None, is_1904: bool = False, answer: str = ""
) -> date | Noted | Failure:
    """The day in a cell, with a note where a time of day or a year was made up.

    `answer`: the analyst's to whether 16:00 is the day itself or the next one.
    """
    if isinstance(cell, datetime):
        day = _plausible(cell.year, cell.month, cell.day, str(cell))
        time_of_day = cell.replace(tzinfo=None) - datetime(*cell.timetuple()[:3])
        return _with_clock(day, time_of_day, "", answer, cell)
    if isinstance(cell, date):
        return _plausible(cell.year, cell.month, cell.day, str(cell))
    if isinstance(cell, (time, timedelta)):
        return Failure("not_a_day", {"text": cell})
    if not isinstance(cell, str):
        clock = timedelta(days=cell % 1) if abs(cell) < 1e6 else timedelta()
        day = _parse_serial(cell, "not_a_day", is_1904)
        return _with_clock(day, clock, "", answer, cell)
    return _read_text(cell, year, is_1904, answer)


def _read_text(
    cell: str, year: int | None, is_1904: bool, answer: str
) -> date | Noted | Failure:
    written, clock, zone = split_clock(cell)
    plain = _plain_numbers(squeeze_text(written))
    for form in _DAY_FORMS:
        if match := form.fullmatch(plain):
            day = _from_match(match, year, cell)
            if not isinstance(day, Failure) and "y" not in match.groupdict():
                return Noted(day, "year_doubtful", {"text": cell.strip()})
            return _with_clock(day, clock, zone, answer, cell.strip())
    if plain.isdecimal() and int(plain) in _SERIALS:
        return _parse_serial(int(plain), "not_a_day", is_1904)
    return Failure("not_a_day", {"text": cell.strip()})


def _with_clock(
    day: date | Failure, clock: timedelta | None, zone: str, answer: str, text: object
) -> date | Noted | Failure:
    if isinstance(day, Failure) or not (clock or zone):
        return day
    return local_day(day, clock or timedelta(), zone, answer, text)


def _plain_numbers(text: str) -> str:
    """A day or month in Chinese numbers in plain digits; any other text as it is."""
    match = _CHINESE_DAY.fullmatch(text)
    if match is None:
        return text
    year = "".join(str(chinese_number(sign)) for sign in match["y"])
    plain = f"{year}年{chinese_number(match['m'])}月{match['rest']}"
    return plain + (f"{chinese_number(match['d'])}日" if match["d"] else "")


def parse_month(
    cell: Cell,
    year: int | None = None,
    period: date | None = None,
    is_1904: bool = False,
) -> date | Failure:
    """The first day of the month in a cell.

    `year` completes a bare 9月; `period` tells 2023.1 from 2023.10 typed as a number.
    """
    if isinstance(cell, float) and 1949 <= cell < 2100 and not cell.is_integer():
        return _parse_decimal_month(cell, period)
    if isinstance(cell, (int, float)) and cell in range(1, 13):
        cell = f"{int(cell)}月"
    elif isinstance(cell, (int, float)) and cell in range(194_901, 210_001):
        cell = str(int(cell))
    if isinstance(cell, str):
        text = squeeze_text(cell)
        text = _CHINESE_MONTHS.get(text.removesuffix("份"), _plain_numbers(text))
        for form in _MONTH_FORMS:
            if match := form.fullmatch(text):
                return _from_match(match, year, cell)
        if _RANGE.search(text):
            return Failure("several_months", {"text": cell.strip()})
    day = parse_day(cell, year, is_1904)
    if isinstance(day, Failure):
        is_form = day.rule == "not_a_day"
        return Failure("not_a_month", {"text": cell}) if is_form else day
    return day.replace(day=1)


def _parse_decimal_month(cell: float, period: date | None) -> date | Failure:
    """2023.9 as a number; 2023.1 may have been 2023.10 unless the period tells."""
    whole, _, month = repr(cell).partition(".")
    if not (month.isdecimal() and len(month) <= 2):
        return Failure("not_a_month", {"text": cell})
    if month == "1":
        if period and period.year == int(whole) and period.month in (1, 10):
            return period
        return Failure("ambiguous_month", {"text": cell})
    return _plausible(int(whole), int(month), 1, str(cell))


def _parse_serial(number: int | float, rule: str, is_1904: bool) -> date | Failure:
    """A day number of the spreadsheet's calendar, or 20230912 as a number."""
    whole = int(number) if abs(number) < 1e9 else 0
    if 19_491_001 <= whole <= 21_000_101:
        return _plausible(whole // 10_000, whole // 100 % 100, whole % 100, str(whole))
    if whole + 1462 * is_1904 not in _SERIALS:
        return Failure(rule, {"text": f"{number:g}"})
    return date(1899, 12, 30) + timedelta(days=whole + 1462 * is_1904)


def _from_match(match: re.Match[str], year: int | None, cell: str) -> date | Failure:
    parts = match.groupdict()
    if written := parts.get("y"):
        year = int(written) + (2000 if len(written) == 2 else 0)
    if year is None:
        return Failure("year_unknown", {"text": cell.strip()})
    return _plausible(year, int(parts["m"]), int(parts.get("d") or 1), cell.strip())


def _plausible(year: int, month: int, day: int, text: str) -> date | Failure:
    try:
        result = date(year, month, day)
    except ValueError:
        return Failure("impossible_date", {"text": text})
    if not _EARLIEST <= result < _LATEST:
        return Failure("impossible_date", {"text": text})
    return result
