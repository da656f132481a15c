"""The exercises of one sub-district by procedure: context, never good or bad."""

import pandas as pd

from dashboard.formats import format_count, format_fraction, format_period
from dashboard.i18n import _


def describe_procedures(months: pd.DataFrame) -> str:
    """Simple and ordinary exercises of the last twelve months, over those reported.

    `months`: the rows of queries/pages/penalties/months.sql of one unit.
    """
    year = months.tail(12)
    known = year[year["exercise_count"].notna()]
    first, last = year["period"].iloc[0], year["period"].iloc[-1]
    span = _("{first}至{last}").format(
        first=format_period(first), last=format_period(last)
    )
    if known.empty:
        return _("{span}：行权月报未上报").format(span=span)
    return _(
        "{span}：简易 {simple} 次，普通 {ordinary} 次（已报 {months} 个月）"
    ).format(
        span=span,
        simple=format_count(known["simple_count"].sum()),
        ordinary=format_count(known["ordinary_count"].sum()),
        months=format_fraction(len(known), len(year)),
    )
