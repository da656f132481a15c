"""The tests of the attention list: units outside the funnel, signals of an area."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from dashboard.formats import (
    format_fraction,
    format_limit,
    format_period,
    format_value,
    window_title,
)
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric
from dashboard.names import units_within
from dashboard.reference import areas
from dashboard.reports.attention.matters import Matter, Rule
from dashboard.reports.subdistrict.parts import find_part
from dashboard.reports.trends.control_charts import (
    chart_months,
    describe_limits,
    describe_signal,
    told_charts,
)
from dashboard.rows import list_rows
from dashboard.store.metric_table import MetricTable


def unit_differences(
    judged: pd.DataFrame, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """The units of the area that differ from all others, the least likely first.

    `judged`: rows of `date_named`.
    """
    found = judged[
        judged["is_named"]
        & judged["period"].eq(pd.Timestamp(period))
        & judged["area_code"].isin(units_within(area_code))
    ]
    for row in list_rows(found.sort_values(["q_value", "p_value"])):
        metric = METRICS[row["metric"]]
        yield Matter(
            Rule.UNIT_OUTSIDE,
            _describe_difference(row, metric),
            _difference_evidence(row, metric, period),
            "subdistrict",
            {"area": row["area_code"], "part": find_part(metric), "metric": metric.id},
            area_codes=(row["area_code"],),
            metric=metric.id,
            is_good=row["is_better"],
            since=None if pd.isna(row["since"]) else row["since"].date(),
        )


def area_signals(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Signals of the area's own single months, of metrics with a better side.

    Told where chance holds over all the area's charts together (`told_signals`).
    """
    charts = [
        chart_months(table, metric, area_code, period)
        for metric in METRICS.values()
        if metric.has_better_side and metric.has_control_chart
    ]
    for chart in told_charts(charts):
        metric = chart.metric
        yield Matter(
            Rule.AREA_SIGNAL,
            _("{sentence}。").format(sentence=describe_signal(chart)),
            describe_limits(chart),
            "trends",
            {"metric": metric.id},
            area_codes=(area_code,),
            metric=metric.id,
            is_good=chart.variation == "improving",
        )


def _describe_difference(row: Mapping[str, Any], metric: Metric) -> str:
    template = (
        _("{unit}{window}{name} {value}（{fraction}），显著高于全市的 {city}。")
        if row["zone"] > 0
        else _("{unit}{window}{name} {value}（{fraction}），显著低于全市的 {city}。")
    )
    return template.format(
        unit=areas()[row["area_code"]].title,
        window=window_title(metric),
        name=metric.title,
        value=format_value(row["value"], metric, unit=True),
        fraction=format_fraction(row["numerator"], row["denominator"]),
        city=format_value(row["centre"], metric),
    )


def _difference_evidence(
    row: Mapping[str, Any], metric: Metric, period: dt.date
) -> str:
    return _("99.8% 漏斗限 {lower}–{upper}，n={n}，q={q:.3f}，{span}").format(
        lower=format_limit(row["lower"], metric),
        upper=format_limit(row["upper"], metric),
        n=format_fraction(row["denominator"], None),
        q=row["q_value"],
        span=_("{month}，{window}").format(
            month=format_period(period), window=window_title(metric)
        ),
    )
