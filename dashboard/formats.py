"""How values, changes, dates and states are written, in the language at hand."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.dates import format_date

from dashboard.i18n import _, language
from dashboard.metrics import Direction, Kind, Metric, Series, Window

NOTHING = "—"

_DECIMALS = {Kind.SHARE: 1, Kind.MEAN: 1, Kind.COUNT: 0}
_AXIS_FORMATS = {Kind.SHARE: ".1~%", Kind.MEAN: ",.1~f", Kind.COUNT: ",.0f"}
_HOVER_FORMATS = {Kind.SHARE: ".1%", Kind.MEAN: ",.1f", Kind.COUNT: ",.0f"}
_PERIOD_PATTERNS = {"zh": "y年M月", "en": "MMM y"}
_DAY_PATTERNS = {"zh": "y年M月d日", "en": "d MMM y"}


class State(StrEnum):
    """The three states of a metric's value."""

    VALUE = "value"
    NOT_APPLICABLE = "not_applicable"  # reported, but the denominator is 0
    NOT_REPORTED = "not_reported"


def read_state(row: Mapping[str, Any]) -> State:
    """The state of one row of metric values (needs `numerator` and `value`)."""
    if pd.isna(row["numerator"]):
        return State.NOT_REPORTED
    return State.NOT_APPLICABLE if pd.isna(row["value"]) else State.VALUE


def state_text(row: Mapping[str, Any]) -> str:
    """The word for a row without a value, '' for a row with one."""
    return state_title(read_state(row))


def state_title(state: State) -> str:
    """The word for a state; '' where there is a value."""
    return {
        State.VALUE: "",
        State.NOT_APPLICABLE: _("不适用"),
        State.NOT_REPORTED: _("未上报"),
    }[state]


def format_value(value: float | None, metric: Metric, *, unit: bool = False) -> str:
    """A metric's value: 61.4%, 2.5 or 1,188; with `unit` 2.5例/次, 1,188项.

    A missing value is written as a dash; `format_cell` names its state instead.
    """
    if value is None or pd.isna(value):
        return NOTHING
    number = _round(value, metric)
    if metric.kind is Kind.SHARE:
        return f"{number:,.1f}%"
    text = f"{number:,.{_DECIMALS[metric.kind]}f}"
    return append_unit(text, metric) if unit else text


def format_limit(limit: float, metric: Metric) -> str:
    """A limit or mean of values: a decimal more than they have, no unit but %.

    So that a value just outside does not read as one on the limit.
    """
    if pd.isna(limit):
        return NOTHING
    scale, sign = (100, "%") if _is_share(metric) else (1, "")
    return f"{limit * scale + 0.0:,.{_DECIMALS[metric.kind] + 1}f}{sign}"


def append_unit(text: str, metric: Metric) -> str:
    """`text` and the metric's unit: 2–5例, 2–5 findings; shares carry their % already.

    Chinese sets the unit right behind the number, English a space between.
    """
    if metric.kind is Kind.SHARE or not metric.unit_title:
        return text
    return f"{text}{' ' if language() == 'en' else ''}{metric.unit_title}"


def format_cell(row: Mapping[str, Any], metric: Metric, *, unit: bool = False) -> str:
    """The value of a row of metric values, or the word for why there is none."""
    return state_text(row) or format_value(row["value"], metric, unit=unit)


def format_change(delta: float | None, metric: Metric) -> str:
    """A signed difference of two values: +2.5个百分点, -0.4, +12; 持平 for none.

    `delta` is in the metric's own scale (shares 0..1). Differences that vanish in
    rounding are none. The minus is ASCII, which Streamlit's metric looks for.
    """
    if delta is None or pd.isna(delta):
        return NOTHING
    number = _round(delta, metric)
    if number == 0:
        return _("持平")
    text = f"{number:+,.{_DECIMALS[metric.kind]}f}"
    return _("{number}个百分点").format(number=text) if _is_share(metric) else text


def format_effect(effect: float, metric: Metric, *, unit: bool = True) -> str:
    """A part of a difference, signed, a decimal finer than `format_change` writes."""
    scale = 100 if _is_share(metric) else 1
    number = f"{effect * scale:+,.{_DECIMALS[metric.kind] + 1}f}"
    if not unit or not _is_share(metric):
        return number
    return _("{number}个百分点").format(number=number)


def format_count(value: float | None) -> str:
    """A bare number with thousands separators: whole, or with one decimal."""
    if value is None or pd.isna(value):
        return NOTHING
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def format_growth(value: float | None, base: float | None) -> str:
    """By how much a sum grew on an earlier one: +4.3%, 持平; a dash without a base."""
    if value is None or pd.isna(value) or not base or pd.isna(base):
        return NOTHING
    growth = round((value / base - 1) * 100, 1)
    return f"{growth:+,.1f}%" if growth else _("持平")


def format_score(score: float) -> str:
    """A z-score, signed: +4.0."""
    return f"{score:+,.1f}"


def format_fraction(numerator: float | None, denominator: float | None) -> str:
    """What a value rests on: 21/35; a count has no denominator: 21."""
    if denominator is None or pd.isna(denominator):
        return format_count(numerator)
    return f"{format_count(numerator)}/{format_count(denominator)}"


def format_period(period: date) -> str:
    """A month: 2023年9月, Sep 2023."""
    return _write_date(period, _PERIOD_PATTERNS[language()], language())


def format_day(day: date) -> str:
    """A day: 2023年9月5日, 5 Sep 2023."""
    return _write_date(day, _DAY_PATTERNS[language()], language())


def direction_title(direction: Direction) -> str:
    """The word for which way is better."""
    return {
        Direction.UP: _("越高越好"),
        Direction.DOWN: _("越低越好"),
        Direction.BAND: _("宜在区间"),
        Direction.CONTEXT: _("仅作背景，不排名"),
    }[direction]


def window_title(metric: Metric, window: Window | None = None) -> str:
    """Which months a value looks back on: 当月, 月末, 累计, 近 12 个月, 本年累计.

    `window`: the metric's own if left out.
    """
    if metric.series is Series.STOCK:
        return _("月末")
    if metric.series is Series.CUMULATIVE:
        return _("累计")
    chosen = window or metric.window
    return {
        Window.MONTH: _("当月"),
        Window.ROLLING: _("近 {months} 个月").format(months=Window.ROLLING.months),
        Window.YEAR: _("本年累计"),
    }[chosen]


def axis_format(metric: Metric) -> str:
    """The d3 format of axis ticks: as `hover_format`, without trailing zeros."""
    return _AXIS_FORMATS[metric.kind]


def hover_format(metric: Metric) -> str:
    """The d3 format that writes a value as `format_value` does."""
    return _HOVER_FORMATS[metric.kind]


@lru_cache(maxsize=4096)  # a ledger names the same days thousands of times
def _write_date(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=locale)


def _round(value: float, metric: Metric) -> float:
    """The number that is shown; + 0.0 turns a negative zero into zero."""
    scale = 100 if _is_share(metric) else 1
    return round(float(value) * scale, _DECIMALS[metric.kind]) + 0.0


def _is_share(metric: Metric) -> bool:
    return metric.kind is Kind.SHARE
