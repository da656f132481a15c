"""One metric of many sub-districts: the sentence above a map, the table beside it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.completeness import window_basis
from dashboard.formats import (
    State,
    append_unit,
    format_cell,
    format_period,
    format_value,
    name_in_window,
    read_state,
    state_text,
    state_title,
)
from dashboard.forms import COUNT
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.names import shorten_name
from dashboard.reference import areas
from dashboard.reports.metric_cells import value_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows
from dashboard.settings import CITY_CODE


def describe_units(
    rows: pd.DataFrame,
    whole: Mapping[str, Any] | None,
    metric: Metric,
    period: dt.date,
    area_code: str,
) -> str:
    """The month's finding: the value of the whole and the span of its units.

    `rows`: metric values of the units of an area; `whole`: the row of that area.
    """
    return _("{period}{metric}：{area} {value}{span}").format(
        period=format_period(period),
        metric=name_in_window(metric),
        area=_("全市") if area_code == CITY_CODE else areas()[area_code].title,
        value=state_title(State.NOT_REPORTED)
        if whole is None
        else format_cell(whole, metric, unit=True),
        span=_describe_span(_judged(rows)["value"].dropna(), metric),
    )


def _judged(rows: pd.DataFrame) -> pd.DataFrame:
    """Those with enough cases, where that is known: a span of 0 of 1 says nothing."""
    return rows[~rows["is_small"].astype(bool)] if "is_small" in rows else rows


def _describe_span(values: pd.Series, metric: Metric) -> str:
    """From where to where the values reach; nothing where there are none."""
    if values.empty:
        return ""
    low = format_value(values.min(), metric)
    high = format_value(values.max(), metric)
    if low == high:
        return _("，{count} 个镇街均为 {value}").format(
            count=len(values), value=append_unit(high, metric)
        )
    return _("，{count} 个镇街在 {low} 到 {high}之间").format(
        count=len(values), low=low, high=append_unit(high, metric)
    )


def unit_table(rows: pd.DataFrame, metric: Metric) -> Table:
    """A line a unit, by district and area_code: value, what it rests on, state."""
    columns = [
        Column("unit", _("镇街")),
        Column("district", _("区")),
        value_column("value", _("数值"), metric),
        Column("numerator", _("分子"), COUNT),
        Column("denominator", _("分母"), COUNT),
        Column("state", _("状态")),
    ]
    ordered = _in_order(rows)
    lines = [_tell_unit(row) for row in ordered]
    table = build_table(lines, columns, [row["area_code"] for row in ordered])
    if metric.kind is Kind.COUNT:
        return table.without("numerator", "denominator")
    return table


def _in_order(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """By district, then by code: an order that judges nobody."""
    lines = list_rows(rows)
    place = areas()
    return sorted(
        lines, key=lambda row: (place[row["area_code"]].parent_code, row["area_code"])
    )


def _tell_unit(row: Mapping[str, Any]) -> dict[str, Any]:
    area = areas()[row["area_code"]]
    return {
        # the heading says what it is: in English the names are long
        "unit": area.title.removesuffix(" Sub-district"),
        "district": shorten_name(areas()[area.parent_code].title),
        "value": row["value"],
        "numerator": row["numerator"],
        "denominator": row["denominator"],
        "state": _tell_state(row),
    }


def _tell_state(row: Mapping[str, Any]) -> str:
    """Why there is no value, or how much of its window it rests on."""
    if read_state(row) is not State.VALUE:
        return state_text(row)
    return window_basis(row) or _("已报")
