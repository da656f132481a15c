"""How a sub-district works: its four-level review by stage, its staff and trainings."""

import datetime as dt
from collections.abc import Iterator

import pandas as pd

from dashboard.dimensions import Dimension, find_dimension
from dashboard.formats import (
    NOTHING,
    State,
    format_cell,
    format_count,
    format_fraction,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.metrics.catalogue import (
    ATTENDANCE_RATE,
    AUXILIARY_RATIO,
    CERTIFIED_SHARE,
    REVIEW_DAYS,
    REVIEW_ON_TIME,
    REVIEW_RETURN_RATE,
    TRAINING_HOURS,
    TRAINING_SESSIONS,
)
from dashboard.reference import areas
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable, Row

_STAFF = (CERTIFIED_SHARE, AUXILIARY_RATIO, TRAINING_HOURS, ATTENDANCE_RATE)
_STAGE, _KIND = find_dimension("stage"), find_dimension("kind")


def review_table(table: MetricTable, period: dt.date, area_code: str) -> pd.DataFrame:
    """A line a stage, the whole last: cases, in time, days a case, sent back.

    Empty where the area has not reported the month's reviews.
    """
    lines = [_tell_stage(table, period, area_code, s) for s in (*_STAGE.parts, "")]
    return pd.DataFrame([line for line in lines if line])


def _tell_stage(
    table: MetricTable, period: dt.date, area_code: str, stage: str
) -> dict[str, str] | None:
    on_time, days, returned = (
        _part(table, metric, _STAGE, stage, period, area_code)
        for metric in (REVIEW_ON_TIME, REVIEW_DAYS, REVIEW_RETURN_RATE)
    )
    if not on_time or not days or not returned:
        return None
    if read_state(on_time) is State.NOT_REPORTED:
        return None
    city = _part(table, REVIEW_ON_TIME, _STAGE, stage, period, CITY_CODE)
    return {
        _STAGE.title: _STAGE.part_title(stage) if stage else _("四级合计"),
        _("办件"): format_count(on_time["denominator"]),
        _("按期"): format_count(on_time["numerator"]),
        REVIEW_ON_TIME.title: format_cell(on_time, REVIEW_ON_TIME),
        _("全市"): _write(city, REVIEW_ON_TIME),
        REVIEW_DAYS.title: _write(days, REVIEW_DAYS),
        _("退回"): format_count(returned["numerator"]),
    }


def _part(
    table: MetricTable,
    metric: Metric,
    dimension: Dimension,
    part: str,
    period: dt.date,
    area_code: str,
) -> Row | None:
    """The row of a part, of the whole for ''."""
    if not part:
        return table.row(metric, period, area_code)
    return table.parts(metric, dimension.id, period, area_code).get(part)


def staff_table(table: MetricTable, period: dt.date, area_code: str) -> pd.DataFrame:
    """A line a figure of staff and training: the area, its district, the city."""
    return pd.DataFrame(list(_staff_lines(table, period, area_code)))


def _staff_lines(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[dict[str, str]]:
    places = {
        _("本镇街"): area_code,
        areas()[areas()[area_code].parent_code].title: areas()[area_code].parent_code,
        _("全市"): CITY_CODE,
    }
    for metric in _STAFF:
        row = table.row(metric, period, area_code)
        yield {
            _("指标"): metric.title,
            **{
                title: _write(table.row(metric, period, code), metric)
                for title, code in places.items()
            },
            _("分子/分母"): _write_fraction(row),
        }
    metric = TRAINING_SESSIONS
    for kind in ("", *_KIND.parts):
        rows = {
            title: _part(table, metric, _KIND, kind, period, code)
            for title, code in places.items()
        }
        yield {
            _("指标"): _KIND.part_title(kind) if kind else metric.title,
            **{title: _write(row, metric) for title, row in rows.items()},
            _("分子/分母"): "",
        }


def _write(row: Row | None, metric: Metric) -> str:
    return format_cell(row, metric, unit=True) if row else NOTHING


def _write_fraction(row: Row | None) -> str:
    if row is None or read_state(row) is State.NOT_REPORTED:
        return ""
    return format_fraction(row["numerator"], row["denominator"])
