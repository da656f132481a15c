"""One sub-district in sentences, and beside its district and the city."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import (
    NOTHING,
    State,
    describe_row,
    direction_title,
    format_cell,
    format_change,
    format_fraction,
    format_period,
    format_value,
    name_in_window,
    read_state,
    window_title,
)
from dashboard.i18n import _, in_sentence
from dashboard.metrics import METRICS, Direction, Metric, Window
from dashboard.metrics.catalogue import (
    DOMAIN_COVERAGE,
    DORMANT_SHARE,
    EXERCISE_RATE,
    FINDINGS_PER_VISIT,
    INSPECTION_SCORE,
    ON_TIME_RATE,
    OVERDUE_COUNT,
)
from dashboard.reference import areas
from dashboard.reports.metric_cells import (
    basis_cells,
    basis_column,
    mixed_change,
    mixed_column,
    value_cells,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.reports.targets import reaches
from dashboard.rows import list_rows
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable, Row

#: How many differences a title names.
_NAMED = 2


def headline(
    table: MetricTable, judged: pd.DataFrame, period: dt.date, area_code: str
) -> str:
    """What is exceptional about the unit: what is wrong first, never its one good rate.

    `judged`: rows of `judge_month`. Where it differs from all others for the worse,
    then what it owes; where it owes nothing, what it does better than others, or that
    nothing sets it apart.
    """
    own = judged[judged["area_code"].eq(area_code) & judged["is_named"].astype(bool)]
    ordered = list_rows(own.sort_values(["p_value", "metric"]))
    worse = [_tell_difference(row) for row in ordered if not row["is_better"]]
    owed = _list_owed(table, period, area_code)
    parts = [*worse[:_NAMED], *owed]
    if not parts:
        better = [_tell_difference(row) for row in ordered if row["is_better"]]
        parts = better[:_NAMED] or [_("没有逾期和缺报，各项与其他镇街没有显著差异")]
    return _("{period}{area}：{finding}").format(
        period=format_period(period),
        area=areas()[area_code].title,
        finding=_("；").join(parts),
    )


def _tell_difference(row: Mapping[str, Any]) -> str:
    """A value by which the judge names the unit, and what all units have in common."""
    metric = METRICS[row["metric"]]
    return _("{metric} {value}，全市 {city}").format(
        metric=in_sentence(name_in_window(metric)),
        value=describe_row(row, metric),
        city=format_value(row["centre"], metric),
    )


def _list_owed(table: MetricTable, period: dt.date, area_code: str) -> list[str]:
    """The unit's facts: overdue, not on time, not reported; [] if it owes nothing."""
    overdue = table.row(OVERDUE_COUNT, period, area_code)
    if overdue is None or read_state(overdue) is State.NOT_REPORTED:
        return [_("本月问题台账未发布")]
    told = []
    if overdue["value"] > 0:
        told.append(
            _("{metric} {value}").format(
                metric=in_sentence(name_in_window(OVERDUE_COUNT)),
                value=format_cell(overdue, OVERDUE_COUNT, unit=True),
            )
        )
    on_time = table.row(ON_TIME_RATE, period, area_code)
    if on_time and read_state(on_time) is State.VALUE and on_time["value"] < 1:
        told.append(
            _("{metric} {fraction}").format(
                metric=in_sentence(name_in_window(ON_TIME_RATE)),
                fraction=format_fraction(on_time["numerator"], on_time["denominator"]),
            )
        )
    missing = _missing_reports(table, period, area_code)
    if missing:
        told.append(_("当月未报：{names}").format(names=_("、").join(missing)))
    return told


def _missing_reports(table: MetricTable, period: dt.date, area_code: str) -> list[str]:
    """The reports that the unit owes for the month."""
    names = []
    for dataset in DATASETS.values():
        resting = (m for m in METRICS.values() if m.datasets[0] == dataset.id)
        metric = next(resting, None)
        if dataset.reported_by != "unit" or metric is None:
            continue
        row = table.row(metric, period, area_code, Window.MONTH)
        if row and read_state(row) is State.NOT_REPORTED:
            names.append(dataset.title)
    return names


def list_statements(table: MetricTable, period: dt.date, area_code: str) -> list[str]:
    """Where the unit stands in inspections and in the use of its powers, by number."""
    statements = []
    for metrics in (
        (INSPECTION_SCORE, FINDINGS_PER_VISIT, ON_TIME_RATE),
        (EXERCISE_RATE, DOMAIN_COVERAGE, DORMANT_SHARE),
    ):
        rows = [(metric, table.row(metric, period, area_code)) for metric in metrics]
        parts = [
            _compare(table, metric, row)
            for metric, row in rows
            if row and read_state(row) is State.VALUE
        ]
        if parts:
            statements.append(
                _("{window}：{parts}。").format(
                    window=window_title(metrics[0]), parts=_("；").join(parts)
                )
            )
    return statements


def _compare(table: MetricTable, metric: Metric, row: Row) -> str:
    """A value of the unit, what it rests on, and the city's."""
    city = table.row(metric, row["period"], CITY_CODE)
    return _("{metric} {value}（{fraction}），全市 {city}").format(
        metric=in_sentence(metric.title),
        value=format_cell(row, metric, unit=True),
        fraction=format_fraction(row["numerator"], row["denominator"]),
        city=format_cell(city, metric) if city else NOTHING,
    )


def level_table(table: MetricTable, period: dt.date, area_code: str) -> Table:
    """A line a metric, by its id: the unit, its district, the city, the target.

    Grouped by what the metric rests on, as the catalogue orders it.
    """
    district = areas()[areas()[area_code].parent_code]
    columns = [
        Column("title", _("指标")),
        mixed_column("own", _("本镇街")),
        basis_column(_("分子/分母")),
        mixed_column("target", _("目标")),
        Column("is_reached", _("达标")),
        mixed_column("district", district.title),
        mixed_column("city", _("全市")),
        mixed_change("change", _("环比")),
        Column("direction", _("方向")),
        Column("dataset", _("依据")),
    ]
    lines = [_tell_metric(table, m, period, area_code) for m in METRICS.values()]
    return build_table(lines, columns, METRICS)


def _tell_metric(
    table: MetricTable, metric: Metric, period: dt.date, area_code: str
) -> dict[str, Any]:
    district = areas()[area_code].parent_code
    row = table.row(metric, period, area_code)
    delta = table.change(metric, period, area_code)
    return {
        "metric": metric.id,
        "title": metric.title,
        **value_cells(row, "own"),
        **basis_cells(row),
        "target": row.get("target") if row else None,
        "is_reached": describe_reach(row, metric),
        **value_cells(table.row(metric, period, district), "district"),
        **value_cells(table.row(metric, period, CITY_CODE), "city"),
        "change": delta,
        "direction": describe_direction(delta, metric),
        "dataset": DATASETS[metric.datasets[0]].title,
    }


def describe_reach(row: Row | None, metric: Metric) -> str:
    """Whether the value meets the target in force, '' where there is nothing to meet.

    Nor where there is too little to judge by (`reaches`).
    """
    return {None: "", True: _("达到"), False: _("未达到")}[reaches(row, metric)]


def describe_direction(delta: float | None, metric: Metric) -> str:
    """Which way is better and, where the month moved at all, which way it went."""
    text = direction_title(metric.direction)
    has_side = metric.direction in (Direction.UP, Direction.DOWN)
    if (
        not has_side
        or not delta
        or format_change(delta, metric) == format_change(0, metric)
    ):
        return text
    is_better = (delta > 0) == (metric.direction is Direction.UP)
    word = _("好转") if is_better else _("变差")
    return _("{direction}，{word}").format(direction=text, word=word)
