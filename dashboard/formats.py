"""How values, changes, dates and states are written, in the language at hand."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any

import pandas as pd
from babel.dates import format_date

from dashboard.completeness import gate_text, is_gated
from dashboard.forms import COUNT, TIMES, Form, Format, Sign
from dashboard.i18n import _, in_sentence, language
from dashboard.metrics import Direction, Kind, Metric, Series, Window

NOTHING = "—"

_PERIOD_PATTERNS = {"zh": "y年M月", "en": "MMM y"}
_DAY_PATTERNS = {"zh": "y年M月d日", "en": "d MMM y"}


def value_format(metric: Metric, *, unit: bool = False) -> Format:
    """How the metric's values are written, with `unit` as 2.5例/次."""
    own = metric.unit_title if unit and not _is_share(metric) else ""
    form = Form.SHARE if _is_share(metric) else Form.DECIMAL
    return Format(form, metric.shown_decimals, unit=own)


def limit_format(metric: Metric) -> Format:
    """How limits and means of its values are written: a decimal finer."""
    own = value_format(metric)
    return Format(own.form, own.decimals + 1)


def change_format(metric: Metric) -> Format:
    """How a difference of two of its values is written."""
    form = Form.POINTS if _is_share(metric) else Form.DECIMAL
    return Format(form, metric.shown_decimals, Sign.CHANGE)


def effect_format(metric: Metric) -> Format:
    """How a part of such a difference is written: a decimal finer."""
    own = change_format(metric)
    return Format(own.form, own.decimals + 1, Sign.ALWAYS)


def write_value(value: Any, form: Format) -> str:
    """A raw value as pages and documents show it; missing numbers as a dash."""
    if form.form in (Form.TEXT, Form.CODE):
        return "" if pd.isna(value) else str(value)
    if pd.isna(value):
        return NOTHING if form.is_number else ""
    if form.form in TIMES:
        return _write_time(value, form)
    return _write_number(float(value), form)


def _write_time(value: Any, form: Format) -> str:
    if form.form is Form.MOMENT:
        return f"{value:%Y-%m-%d %H:%M}"
    return format_period(value) if form.form is Form.MONTH else format_day(value)


def _write_number(value: float, form: Format) -> str:
    if form.form is Form.DAYS_LEFT:
        pattern = _("过 {days} 天") if value < 0 else _("剩 {days} 天")
        return pattern.format(days=f"{abs(value):,.0f}")
    decimals = count_decimals(value, form)
    number = round(value * form.scale, decimals) + 0.0  # no negative zero
    if form.sign is Sign.CHANGE and number == 0:
        return _("持平")
    sign = "" if form.sign is Sign.BELOW else "+"
    text = f"{number:{sign},.{decimals}f}"
    if form.form is Form.POINTS:
        return _("{number}个百分点").format(number=text)
    if form.form is Form.SHARE:
        return f"{text}%"
    return _join_unit(text, form.unit)


def count_decimals(value: float, form: Format) -> int:
    """With how many decimals a value is written: counts with one if they need it."""
    if form.form in (Form.COUNT, Form.YUAN):
        return 0 if float(value).is_integer() else 1
    return form.decimals


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
    """Why a row has no value, '' for a row with one.

    不适用, 未上报, or 需满 12 个月（7/12） where a window is not published in full.
    """
    state = read_state(row)
    if state is State.NOT_APPLICABLE and is_gated(row):
        return gate_text(row)
    return state_title(state)


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
    return write_value(value, value_format(metric, unit=unit))


def format_limit(limit: float, metric: Metric) -> str:
    """A limit or mean of values: a decimal more than they have, no unit but %.

    So that a value just outside does not read as one on the limit.
    """
    return write_value(limit, limit_format(metric))


def append_unit(text: str, metric: Metric) -> str:
    """`text` and the metric's unit: 2–5例, 2–5 findings; shares carry their % already.

    Chinese sets the unit right behind the number, English a space between.
    """
    if metric.kind is Kind.SHARE or not metric.unit_title:
        return text
    return _join_unit(text, metric.unit_title)


def format_cell(row: Mapping[str, Any], metric: Metric, *, unit: bool = False) -> str:
    """The value of a row of metric values, or the words for why there is none."""
    return state_text(row) or format_value(row["value"], metric, unit=unit)


def format_label(row: Mapping[str, Any], metric: Metric) -> str:
    """The value of a row where there is little room, or the one word for its state."""
    return state_title(read_state(row)) or format_value(row["value"], metric)


def format_change(delta: float | None, metric: Metric) -> str:
    """A signed difference of two values: +2.5个百分点, -0.4, +12; 持平 for none.

    `delta` is in the metric's own scale (shares 0..1). Differences that vanish in
    rounding are none. The minus is ASCII, which Streamlit's metric looks for.
    """
    return write_value(delta, change_format(metric))


def format_effect(effect: float, metric: Metric, *, unit: bool = True) -> str:
    """A part of a difference, signed, a decimal finer than `format_change` writes."""
    text = write_value(effect, effect_format(metric))
    if unit or not _is_share(metric):
        return text
    return f"{effect * 100:+,.{metric.shown_decimals + 1}f}"


def format_count(value: float | None) -> str:
    """A bare number with thousands separators: whole, or with one decimal."""
    return write_value(value, COUNT)


def grow(value: float | None, base: float | None) -> float | None:
    """The growth of a sum on an earlier one, 0.1 for a tenth; None without a base."""
    if value is None or pd.isna(value) or not base or pd.isna(base):
        return None
    return value / base - 1


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


def name_in_window(metric: Metric, window: Window | None = None) -> str:
    """A metric's name with the months that its value stands on: 近 12 个月整改率."""
    return _("{window}{metric}").format(
        window=in_sentence(window_title(metric, window)), metric=metric.title
    )


def axis_format(metric: Metric) -> str:
    """The d3 format of axis ticks: as values, without trailing zeros."""
    decimals = metric.shown_decimals
    if metric.kind is Kind.COUNT:
        return f",.{decimals}f"
    return f".{decimals}~%" if metric.kind is Kind.SHARE else f",.{decimals}~f"


@lru_cache(maxsize=4096)  # a ledger names the same days thousands of times
def _write_date(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=locale)


def _join_unit(text: str, unit: str) -> str:
    """Chinese sets the unit right behind the number, English a space between.

    One of something is no plural: every English unit here forms its own with an s.
    """
    if language() == "en" and text.lstrip("+-") == "1":
        unit = unit.removesuffix("s")
    return f"{text}{' ' if unit and language() == 'en' else ''}{unit}"


def _is_share(metric: Metric) -> bool:
    return metric.kind is Kind.SHARE


def describe_row(row: Mapping[str, Any], metric: Metric) -> str:
    """A tooltip's line: 60.0%（21/35）, 2.5例/次（5/2）, 12例, or the state."""
    text = format_cell(row, metric, unit=True)
    if pd.isna(row["value"]) or pd.isna(row["denominator"]):
        return text
    fraction = format_fraction(row["numerator"], row["denominator"])
    return _("{value}（{fraction}）").format(value=text, fraction=fraction)
