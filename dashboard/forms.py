"""The closed set of forms that a table's values take; `formats` writes them."""

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What kind of value a cell holds: decides its type, its side and its look."""

    TEXT = "text"
    CODE = "code"  # digits that are no number: 0012
    COUNT = "count"  # whole, or with one decimal
    DECIMAL = "decimal"
    SHARE = "share"  # 0..1, written as per cent
    POINTS = "points"  # a difference of two shares, in percentage points
    YUAN = "yuan"
    DAYS = "days"
    DAYS_LEFT = "days_left"  # to a deadline; below 0 past it
    DATE = "date"
    MONTH = "month"
    MOMENT = "moment"  # to the minute, in the reader's time zone
    METRIC = "metric"  # as the metric of the row says
    METRIC_CHANGE = "metric_change"  # a difference of two of its values


class Sign(StrEnum):
    """How a number says on which side of nothing it is."""

    BELOW = "below"  # a minus only
    ALWAYS = "always"
    CHANGE = "change"  # always; what vanishes in rounding is no change


@dataclass(frozen=True)
class Format:
    """How a raw value is written; `unit` stands in the cell, behind the number."""

    form: Form
    decimals: int = 0
    sign: Sign = Sign.BELOW
    unit: str = ""

    @property
    def is_number(self) -> bool:
        """Whether its values are numbers, which sort and add up as such."""
        return self.form not in _NO_NUMBERS

    @property
    def scale(self) -> int:
        """What a raw value is multiplied with to be written."""
        return 100 if self.form in (Form.SHARE, Form.POINTS) else 1


TIMES = (Form.DATE, Form.MONTH, Form.MOMENT)
_NO_NUMBERS = (Form.TEXT, Form.CODE, *TIMES)

TEXT, CODE, COUNT = Format(Form.TEXT), Format(Form.CODE), Format(Form.COUNT)
SHARE, YUAN = Format(Form.SHARE, 1), Format(Form.YUAN)
DAYS, DAYS_LEFT = Format(Form.DAYS), Format(Form.DAYS_LEFT)
DATE, MONTH, MOMENT = Format(Form.DATE), Format(Form.MONTH), Format(Form.MOMENT)
METRIC, METRIC_CHANGE = Format(Form.METRIC), Format(Form.METRIC_CHANGE)
PER_CENT = Format(Form.SHARE)
GROWTH = Format(Form.SHARE, 1, Sign.CHANGE)


def decimal(decimals: int, sign: Sign = Sign.BELOW) -> Format:
    """A number with so many decimals."""
    return Format(Form.DECIMAL, decimals, sign)
