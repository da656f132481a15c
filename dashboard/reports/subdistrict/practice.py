"""How a sub-district works: its four-level review by stage, its staff and trainings."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.dimensions import Dimension, find_dimension
from dashboard.formats import State, read_state
from dashboard.forms import COUNT
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
from dashboard.reports.metric_cells import (
    basis_cells,
    basis_column,
    mixed_column,
    value_cells,
    value_column,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.settings import CITY_CODE
from dashboard.store.metric_table import MetricTable, Row

_STAFF = (CERTIFIED_SHARE, AUXILIARY_RATIO, TRAINING_HOURS, ATTENDANCE_RATE)
_STAGE, _KIND = find_dimension("stage"), find_dimension("kind")


def review_table(table: MetricTable, period: dt.date, area_code: str) -> Table:
    """A line a stage, the whole last: cases, in time, days a case, sent back.

    Empty where the area has not reported the month's reviews.
    """
    lines = [_tell_stage(table, period, area_code, s) for s in (*_STAGE.parts, "")]
    columns = [
        Column("stage", _STAGE.title),
        Column("case_count", _("办件"), COUNT),
        Column("on_time_count", _("按期"), COUNT),
        value_column("on_time", REVIEW_ON_TIME.title, REVIEW_ON_TIME),
        value_column("city", _("全市"), REVIEW_ON_TIME),
        value_column("days", REVIEW_DAYS.title, REVIEW_DAYS),
        Column("returned_count", _("退回"), COUNT),
    ]
    return build_table([line for line in lines if line], columns)


def _tell_stage(
    table: MetricTable, period: dt.date, area_code: str, stage: str
) -> dict[str, Any] | None:
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
        "stage": _STAGE.part_title(stage) if stage else _("四级合计"),
        "case_count": on_time["denominator"],
        "on_time_count": on_time["numerator"],
        **value_cells(on_time, "on_time"),
        **_optional_cells(city, "city"),
        **value_cells(days, "days"),
        "returned_count": returned["numerator"],
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


def staff_table(table: MetricTable, period: dt.date, area_code: str) -> Table:
    """A line a figure of staff and training: the area, its district, the city."""
    district = areas()[areas()[area_code].parent_code]
    columns = [
        Column("title", _("指标")),
        mixed_column("own", _("本镇街")),
        mixed_column("district", district.title),
        mixed_column("city", _("全市")),
        basis_column(_("分子/分母")),
    ]
    places = {"own": area_code, "district": district.code, "city": CITY_CODE}
    return build_table(_staff_lines(table, period, places), columns)


def _staff_lines(
    table: MetricTable, period: dt.date, places: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for metric in _STAFF:
        line: dict[str, Any] = {"metric": metric.id, "title": metric.title}
        for place, code in places.items():
            line |= _optional_cells(table.row(metric, period, code), place)
        yield line | basis_cells(table.row(metric, period, places["own"]))
    metric = TRAINING_SESSIONS
    for kind in ("", *_KIND.parts):
        line = {
            "metric": metric.id,
            "title": _KIND.part_title(kind) if kind else metric.title,
        }
        for place, code in places.items():
            row = _part(table, metric, _KIND, kind, period, code)
            line |= _optional_cells(row, place)
        yield line


def _optional_cells(row: Row | None, name: str) -> dict[str, Any]:
    """A value and why it is missing; nothing of a figure that is not kept there."""
    return value_cells(row, name) if row else {name: None}
