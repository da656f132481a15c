"""One sub-district in sentences, and beside its district and the city."""

import datetime as dt

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import (
    NOTHING,
    State,
    direction_title,
    format_cell,
    format_change,
    format_fraction,
    format_period,
    format_value,
    read_state,
    state_title,
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


def compare_levels(table: MetricTable, period: dt.date, area_code: str) -> pd.DataFrame:
    """A line a metric, indexed by its id: the unit, its district, the city, in words.

    Grouped by what the metric rests on, as the catalogue orders it.
    """
    lines = [_tell_metric(table, m, period, area_code) for m in METRICS.values()]
    return pd.DataFrame(lines, index=list(METRICS))


def _tell_metric(
    table: MetricTable, metric: Metric, period: dt.date, area_code: str
) -> dict[str, str]:
    district = areas()[areas()[area_code].parent_code]
    row = table.row(metric, period, area_code)
    delta = table.change(metric, period, area_code)
    return {
        _("指标"): metric.title,
        _("本镇街"): _write(row, metric),
        _("分子/分母"): _write_fraction(row),
        _("目标"): describe_target(row, metric),
        district.title: _write(table.row(metric, period, district.code), metric),
        _("全市"): _write(table.row(metric, period, CITY_CODE), metric),
        _("环比"): format_change(delta, metric),
        _("方向"): describe_direction(delta, metric),
        _("依据"): DATASETS[metric.datasets[0]].title,
    }


def describe_target(row: Row | None, metric: Metric) -> str:
    """The target in force and whether the value meets it: 95.0%，未达到; '' without.

    Met or not is judged on the values as they are shown. A metric without a better
    side has a target to look at only.
    """
    target = row.get("target") if row else None
    if row is None or target is None or pd.isna(target):
        return ""
    text = format_value(target, metric)
    if metric.direction not in (Direction.UP, Direction.DOWN) or pd.isna(row["value"]):
        return text
    gap = format_change(row["value"] - target, metric)
    is_better = (row["value"] > target) == (metric.direction is Direction.UP)
    if is_better or gap == _("持平"):
        return _("{target}，达到").format(target=text)
    return _("{target}，未达到").format(target=text)


def _write(row: Row | None, metric: Metric) -> str:
    return (
        format_cell(row, metric, unit=True) if row else state_title(State.NOT_REPORTED)
    )


def _write_fraction(row: Row | None) -> str:
    """21/35; nothing for a count, whose value says it all."""
    if row is None or pd.isna(row["denominator"]):
        return ""
    return format_fraction(row["numerator"], row["denominator"])


def describe_direction(delta: float | None, metric: Metric) -> str:
    """Which way is better and, where the month moved at all, which way it went."""
    text = direction_title(metric.direction)
    has_side = metric.direction in (Direction.UP, Direction.DOWN)
    if not has_side or not delta or format_change(delta, metric) == _("持平"):
        return text
    is_better = (delta > 0) == (metric.direction is Direction.UP)
    word = _("好转") if is_better else _("变差")
    return _("{direction}，{word}").format(direction=text, word=word)
