"""How far rectification is: the rates of what is listed, and the days it takes."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from dashboard.formats import (
    State,
    format_cell,
    format_count,
    format_fraction,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.metrics.catalogue import CLOSURE_RATE, ON_TIME_RATE, RECTIFICATION_RATE
from dashboard.reports.findings.filter import LedgerFilter
from dashboard.statistics.survival import Survival
from dashboard.store.metric_table import MetricTable, Row


def flow_rates(
    table: MetricTable, chosen: LedgerFilter, period: dt.date, area_code: str
) -> dict[Metric, Row]:
    """The rates of what is chosen: of an area, or of one of its kinds.

    Empty where the filter is narrower than any kept value, or nothing was due.
    """
    narrowed = {name: values for name, values in chosen.items() if values}
    units = narrowed.pop("area", ())
    if len(units) > 1 or len(narrowed) > 1:
        return {}
    place = (period, units[0] if units else area_code)
    rates = (RECTIFICATION_RATE, ON_TIME_RATE, CLOSURE_RATE)
    rows = {rate: _find(table, rate, narrowed, place) for rate in rates}
    return {
        rate: row
        for rate, row in rows.items()
        if row is not None and read_state(row) is State.VALUE
    }


def _find(
    table: MetricTable,
    metric: Metric,
    narrowed: Mapping[str, tuple[str, ...]],
    place: tuple[dt.date, str],
) -> Row | None:
    for name, values in narrowed.items():
        if name not in metric.dimensions or len(values) > 1:
            return None
        return table.parts(metric, name, *place).get(values[0])
    return table.row(metric, *place)


def flow_values(rates: Mapping[Metric, Row]) -> pd.DataFrame:
    """The rates as bars: part (the metric's title), numerator, denominator, value."""
    return pd.DataFrame([{**row, "part": rate.title} for rate, row in rates.items()])


def describe_flow(rates: Mapping[Metric, Row]) -> str:
    """The rectification rate of what was due, with its parts."""
    metric = RECTIFICATION_RATE
    if metric not in rates:
        return _("没有到期的问题，或所选没有单独的比率")
    row = rates[metric]
    return _("到期问题{metric} {rate}（{fraction}）").format(
        metric=metric.title,
        rate=format_cell(row, metric),
        fraction=format_fraction(row["numerator"], row["denominator"]),
    )


def describe_duration(survival: Survival) -> str:
    """The median days to rectify, and over how many findings it stands."""
    if survival.median is None:
        return _("整改时长中位数尚不可知：{count} 例中已整改 {done} 例").format(
            count=format_count(survival.count), done=format_count(survival.done_count)
        )
    return _("整改时长中位数 {days} 天：{count} 例中已整改 {done} 例").format(
        days=format_count(survival.median),
        count=format_count(survival.count),
        done=format_count(survival.done_count),
    )
