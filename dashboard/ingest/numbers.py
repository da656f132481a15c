"""Counts and amounts as workbooks write them: 3,388次, １２, 1.2万元."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from dashboard.ingest.outcomes import (
    Failure,
    Shown,
    clean_text,
    find_odd_digit,
    fold_text,
)
from dashboard.ingest.units import is_unit, unit_factor
from dashboard.ingest.workbook import Cell

_NUMBER = re.compile(
    r"[¥¥]?\s*(?P<sign>[+-]?)\s*(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?P<part>\.\d+)?"
    r"\s*(?P<power>万|亿)?\s*(?P<unit>[^\d\W]*|%)"
)
_SCIENTIFIC = re.compile(r"[+-]?\d+(?:\.\d+)?[eE][+-]?\d+")
_POWERS = {"": 1, "万": 10**4, "亿": 10**8}
#: Beyond this a workbook's own arithmetic has lost digits.
_LARGEST = 10**15


def parse_number(
    cell: Cell | Shown, unit: str = "", scale: int = 1
) -> Decimal | Failure:
    """The number in a cell, times `scale`, exactly as written.

    `unit`: the column's own unit, accepted behind the number. A unit that the cell
    states itself must be the column's own or the one that `scale` stands for.
    """
    if isinstance(cell, (date, datetime, time, timedelta)):
        return Failure("date_in_number", {"text": cell})
    number: Decimal | Failure
    if isinstance(cell, Shown):
        number = _parse_shown(cell, scale)
    elif isinstance(cell, str):
        number = _parse_text(cell, unit, scale)
    else:
        number = Decimal(repr(cell)) * scale
    if isinstance(number, Failure):
        return number
    if not number.is_finite() or abs(number) >= _LARGEST:
        return Failure("number_too_large", {"text": cell})
    return number


def _parse_shown(cell: Shown, scale: int) -> Decimal | Failure:
    """A number whose format says the same; one that says another is a question."""
    if cell.is_answer and cell.meant is not None:
        return cell.meant
    stored = Decimal(repr(cell.stored)) * scale
    if cell.meant is not None and cell.meant == stored:
        return stored
    values = {"text": cell.text, "stored": f"{cell.stored:.12g}"}
    return Failure("shown_differs", values)


def _parse_text(text: str, unit: str, scale: int) -> Decimal | Failure:
    if odd := find_odd_digit(text):
        return Failure("odd_digit", {"text": clean_text(text), "sign": odd})
    plain = fold_text(text)
    if _SCIENTIFIC.fullmatch(plain):
        return Decimal(plain) * scale
    match = _NUMBER.fullmatch(plain)
    if match is None:
        return _refuse_text(text, plain, unit)
    digits = match["sign"] + match["whole"].replace(",", "") + (match["part"] or "")
    written = (match["power"] or "") + match["unit"].lower()
    return _with_unit(Decimal(digits), written, unit, scale, text.strip())


def _refuse_text(text: str, plain: str, unit: str) -> Failure:
    """Why a text is no number; digits that blanks divide may be two of them."""
    match = _NUMBER.fullmatch("".join(plain.split()))
    if match and _factor((match["power"] or "") + match["unit"], unit):
        shown = "⏎".join(" ".join(line.split()) for line in plain.splitlines())
        return Failure("number_in_pieces", {"text": shown})
    return Failure("not_a_number", {"text": text.strip()})


def _factor(written: str, unit: str) -> int | None:
    """What a unit behind a number multiplies it by; None: it is no unit of the kind."""
    if not written:
        return 1
    if unit:
        return unit_factor(written, unit)
    return _POWERS.get(written, 1 if is_unit(written) else None)


def _with_unit(
    number: Decimal, written: str, unit: str, scale: int, text: str
) -> Decimal | Failure:
    """The number with the unit written behind it, beside the one the column states."""
    if not written:
        return number * scale
    factor = _factor(written, unit)
    if factor is None:
        is_foreign = written != "%" and is_unit(written)
        return Failure(
            "foreign_unit" if is_foreign else "not_a_number",
            {"text": text, "unit": unit},
        )
    if scale not in (1, factor):
        return Failure("unit_beside_unit", {"text": text, "factor": scale})
    return number * factor


def parse_count(cell: Cell | Shown, unit: str = "", scale: int = 1) -> int | Failure:
    """The whole number in a cell."""
    number = parse_number(cell, unit, scale)
    if isinstance(number, Failure):
        return number
    nearest = int(number.to_integral_value())
    # A formula's 2.9999999999 is 3; 2.5 is nobody's count.
    if abs(number - nearest) > Decimal("1e-9"):
        return Failure("not_integer", {"text": cell})
    return nearest


def parse_amount(cell: Cell | Shown, unit: str = "", scale: int = 1) -> float | Failure:
    """The amount in a cell, in the column's unit."""
    number = parse_number(cell, unit, scale)
    return number if isinstance(number, Failure) else float(number)
