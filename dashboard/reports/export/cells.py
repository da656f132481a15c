"""What `formats` wrote, read back: numbers and dates that a spreadsheet counts with."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd
from babel.dates import get_month_names

from dashboard.i18n import language
from dashboard.metrics import METRICS

_ZH_DAY = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?")
_EN_DAY = re.compile(r"(?:(?P<day>\d{1,2}) )?(?P<month>[A-Z][a-z]{2}) (?P<year>\d{4})")
_MONTHS = {
    name: number for number, name in get_month_names("abbreviated", locale="en").items()
}
# The language of the format, not of the reader's Excel, names the months.
_DAY_FORMATS = {
    "zh": ('yyyy"年"m"月"d"日"', 'yyyy"年"m"月"'),
    "en": ("[$-409]d mmm yyyy", "[$-409]mmm yyyy"),
}


@dataclass(frozen=True)
class Content:
    """A value and the spreadsheet format that writes it as the page does."""

    value: Any
    number_format: str = "General"


def read_column(values: Iterable[Any]) -> list[Content]:
    """Each value as `read_cell` reads it; a column that holds codes stays text.

    Codes are digits that no format of ours wrote: 320302001, 0012.
    """
    values = list(values)
    contents = [read_cell(value) for value in values]
    if any(isinstance(c.value, str) and c.value.isdecimal() for c in contents):
        return [
            Content(value) if isinstance(value, str) else content
            for value, content in zip(values, contents, strict=True)
        ]
    return contents


def read_cell(value: Any) -> Content:
    """`value` as a spreadsheet holds it; missing ones as None.

    Text that `formats` writes becomes the number or date it stands for: 61.4%, 1,188,
    2.5例/次, +2.5个百分点, 2023年9月5日. Any other text stays text, codes included:
    digits without separators are a number only up to three of them.
    """
    if pd.isna(value) or value == "":
        return Content(None)
    if isinstance(value, str):
        return _read_number(value) or _read_day(value) or Content(value)
    if isinstance(value, dt.date):
        return _write_day(value, is_month=False)
    return Content(value.item() if hasattr(value, "item") else value)


def _read_number(text: str) -> Content | None:
    found = _number_pattern().fullmatch(text)
    if found is None:
        return None
    sign, whole, fraction, unit = found.groups(default="")
    number = float(sign + whole.replace(",", "") + fraction)
    form = number_format(len(fraction[1:]))
    if unit == "%":
        number, form = round(number / 100, 6), f"{form}%"
    elif unit:
        form += f'"{unit}"'
    if sign == "+":
        form = f"+{form};-{form};{form}"
    return Content(int(number) if number.is_integer() else number, form)


def number_format(decimals: int) -> str:
    """Thousands separators and so many decimals."""
    return "#,##0" + ("." + "0" * decimals if decimals else "")


@cache
def _number_pattern() -> re.Pattern[str]:
    """A number with thousands separators, per cent or a metric's unit behind it."""
    units = {unit for m in METRICS.values() for unit in (m.unit, f" {m.unit_en}")}
    units = (units | {"个百分点", " pp", "%"}) - {" %"}
    words = "|".join(map(re.escape, sorted(units, key=len, reverse=True)))
    return re.compile(rf"([+-]?)(0|[1-9]\d{{0,2}}(?:,\d{{3}})*)(\.\d+)?({words})?")


def _read_day(text: str) -> Content | None:
    found = _ZH_DAY.fullmatch(text) or _EN_DAY.fullmatch(text)
    if found is None:
        return None
    month, day = found["month"], found["day"]
    number = _MONTHS.get(month, 0) if month.isalpha() else int(month)
    try:
        moment = dt.date(int(found["year"]), number, int(day or 1))
    except ValueError:  # 13月, 31 Feb
        return None
    return _write_day(moment, is_month=day is None)


def _write_day(day: dt.date, *, is_month: bool) -> Content:
    return Content(day, _DAY_FORMATS[language()][is_month])
