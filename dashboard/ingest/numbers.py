"""Counts and amounts as workbooks write them: 3,388次, １２, 1.2万元."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dashboard.ingest.outcomes import Failure, squeeze_text
from dashboard.ingest.workbook import Cell

_NUMBER = re.compile(
    r"[¥¥]?(?P<sign>[+-]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"(?P<power>万|亿)?(?P<unit>[^\d\W]*|%)"
)
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+")
_POWERS = {None: 1, "万": 10**4, "亿": 10**8}
#: Units that say nothing a column does not say already.
_UNITS = set("次件起个项人名卷分元例期场天日条宗份") | {"学时", "人次", "户次", "元整"}
#: Beyond this a workbook's own arithmetic has lost digits.
_LARGEST = 10**15


def parse_number(cell: Cell, unit: str = "", scale: int = 1) -> Decimal | Failure:
    """The number in a cell, times `scale`, exactly as written.

    `unit`: the column's own unit, accepted behind the number.
    """
    if isinstance(cell, (date, datetime, time, timedelta)):
        return Failure("date_in_number", {"text": cell})
    number = _parse_text(cell, unit) if isinstance(cell, str) else Decimal(repr(cell))
    if isinstance(number, Failure):
        return number
    if not number.is_finite() or abs(number) >= _LARGEST:
        return Failure("number_too_large", {"text": cell})
    return number * scale


def _parse_text(text: str, unit: str) -> Decimal | Failure:
    plain = squeeze_text(text)
    if _SCIENTIFIC.fullmatch(plain):
        return Decimal(plain)
    match = _NUMBER.fullmatch(plain)
    if match is None or match["unit"] not in _UNITS | {"", unit}:
        return Failure("not_a_number", {"text": text.strip()})
    digits = match["sign"] + match["whole"].replace(",", "") + (match["part"] or "")
    return Decimal(digits) * _POWERS[match["power"]]


def parse_count(cell: Cell, unit: str = "") -> int | Failure:
    """The whole number in a cell."""
    number = parse_number(cell, unit)
    if isinstance(number, Failure):
        return number
    nearest = int(number.to_integral_value())
    # A formula's 2.9999999999 is 3; 2.5 is nobody's count.
    if abs(number - nearest) > Decimal("1e-9"):
        return Failure("not_integer", {"text": cell})
    return nearest


def parse_amount(cell: Cell, unit: str = "", scale: int = 1) -> float | Failure:
    """The amount in a cell, in the column's unit."""
    number = parse_number(cell, unit, scale)
    return number if isinstance(number, Failure) else float(number)
