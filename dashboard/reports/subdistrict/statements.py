"""One sub-district in sentences, and beside its district and the city."""

import datetime as dt
from typing import Any

from dashboard.datasets import DATASETS
from dashboard.formats import (
    NOTHING,
    State,
    direction_title,
    format_cell,
    format_change,
    format_fraction,
    format_period,
    read_state,
)
from dashboard.i18n import _, in_sentence
from dashboard.metrics import METRICS, Direction, Metric
from dashboard.metrics.catalogue import (
    DOMAIN_COVERAGE,
    DORMANT_SHARE,
    EXERCISE_RATE,
    FINDINGS_PER_VISIT,
    INSPECTION_SCORE,
    ON_TIME_RATE,
    OVERDUE_COUNT,
    RECTIFICATION_RATE,
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
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable, Row


def headline(table: MetricTable, period: dt.date, area_code: str) -> str:
    """The unit's month in a sentence: what is late, what is done, and in the city."""
    parts = [_tell_overdue(table.row(OVERDUE_COUNT, period, area_code))]
    row = table.row(RECTIFICATION_RATE, period, area_code)
    if row and read_state(row) is State.NOT_APPLICABLE:
        parts.append(_("近 12 个月没有到期的问题"))
    elif row and read_state(row) is State.VALUE:
        parts.append(_compare(table, RECTIFICATION_RATE, row))
    return _("{period}{area}：{finding}").format(
        period=format_period(period),
        area=areas()[area_code].title,
        finding=_("，").join(parts),
    )


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
            text = _("；").join(parts)
            text = text[0].upper() + text[1:]
            statements.append(_("{parts}。").format(parts=text))
    return statements


def _tell_overdue(row: Row | None) -> str:
    metric = OVERDUE_COUNT
    if row is None or read_state(row) is State.NOT_REPORTED:
        return _("本月问题台账未发布")
    return f"{in_sentence(metric.title)} {format_cell(row, metric, unit=True)}"


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
