"""How a metric of one sub-district moved: rows, sentence and table of its trend."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import format_period, format_value, name_in_window
from dashboard.forms import COUNT, DATE
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.reference import areas
from dashboard.reports.metric_cells import month_column, value_cells, value_column
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable

#: How far back the trends of a sub-district reach.
TREND_MONTHS = 24


def trend_areas(metric: Metric, area_code: str) -> dict[str, str]:
    """Code and name of the areas that are drawn together, the unit first.

    Counts of a district or the city are of another size: the unit stands alone.
    """
    unit = areas()[area_code]
    if metric.kind is Kind.COUNT:
        return {unit.code: unit.title}
    around = (unit, areas()[unit.parent_code], areas()[CITY_CODE])
    return {area.code: area.title for area in around}


def trend_rows(
    table: MetricTable, metric: Metric, period: dt.date, codes: list[str]
) -> pd.DataFrame:
    """The metric's monthly rows of these areas up to `period`, oldest first."""
    return pd.concat(
        [table.series(metric, code, period, TREND_MONTHS) for code in codes],
        ignore_index=True,
    )


def trend_title(rows: pd.DataFrame, metric: Metric, area_code: str) -> str:
    """From which value to which the unit moved, and in which months."""
    known = rows[rows["area_code"].eq(area_code) & rows["value"].notna()]
    if len(known) < 2:
        return _("{metric}：不足两个月，看不出走势").format(
            metric=name_in_window(metric)
        )
    first, last = known.iloc[0], known.iloc[-1]
    return _("{metric}：{first} {before}，{last} {now}").format(
        metric=name_in_window(metric),
        first=format_period(first["period"]),
        before=format_value(first["value"], metric),
        last=format_period(last["period"]),
        now=format_value(last["value"], metric),
    )


def trend_table(rows: pd.DataFrame, metric: Metric, titles: Mapping[str, str]) -> Table:
    """The same months as a table, newest first: a column an area, by its code."""
    lines: dict[dt.date, dict[str, Any]] = {}
    for row in list_rows(rows):
        line = lines.setdefault(row["period"], {"period": row["period"]})
        line |= value_cells(row, f"area_{row['area_code']}")
    columns = [
        value_column(f"area_{code}", title, metric) for code, title in titles.items()
    ]
    return _newest_first(lines, columns)


def months_table(
    table: MetricTable,
    metrics: Sequence[Metric],
    period: dt.date,
    area_code: str,
    months: int = 12,
) -> Table:
    """Several metrics of one area, a column each: the last `months`, newest first."""
    lines: dict[dt.date, dict[str, Any]] = {}
    for metric in metrics:
        for row in table.history(metric, area_code, period, months):
            line = lines.setdefault(row["period"], {"period": row["period"]})
            line |= value_cells(row, metric.id)
    columns = [value_column(metric.id, metric.title, metric) for metric in metrics]
    return _newest_first(lines, columns)


def _newest_first(
    lines: Mapping[dt.date, dict[str, Any]], columns: Sequence[Column]
) -> Table:
    ordered = [lines[month] for month in sorted(lines, reverse=True)]
    return build_table(ordered, [month_column(), *columns])


def event_table(events: pd.DataFrame) -> Table:
    """A line an event, newest first: when, where, what.

    `events`: the rows of queries/pages/subdistrict/events.sql.
    """
    lines = [
        {
            "occurred_on": row["occurred_on"],
            "title": row["title"],
            "scope": _("全市") if row["is_city_wide"] else _("本镇街"),
            "kind": DATASETS["events"].columns["kind"].name_choice(row["kind"]),
            "count": row["event_count"],
        }
        for row in list_rows(events)
    ]
    columns = [
        Column("occurred_on", _("日期"), DATE),
        Column("title", _("事项")),
        Column("scope", _("范围")),
        Column("kind", _("类型")),
        Column("count", _("数量"), COUNT),
    ]
    return build_table(lines[::-1], columns)
