"""How a sub-district works: its four-level review by stage, its staff and trainings."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.datasets import DATASETS
from dashboard.formats import State, read_state
from dashboard.forms import COUNT
from dashboard.i18n import _
from dashboard.metrics import METRICS
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

_STAFF = ("certified_share", "auxiliary_ratio", "training_hours", "attendance_rate")


def stage_title(stage: str) -> str:
    """What is done at a stage of review, "1" to "4"; "" stands for all of them."""
    return {
        "": _("四级合计"),
        "1": _("1 法制员初核"),
        "2": _("2 执法机构负责人把关"),
        "3": _("3 法制部门审核"),
        "4": _("4 分管领导批准"),
    }[stage]


def review_table(table: MetricTable, period: dt.date, area_code: str) -> Table:
    """A line a stage, the whole last: cases, in time, days a case, sent back.

    Empty where the area has not reported the month's reviews.
    """
    stages = ("1", "2", "3", "4", "")
    lines = [_tell_stage(table, period, area_code, stage) for stage in stages]
    on_time, days = METRICS["review_on_time"], METRICS["review_days"]
    columns = [
        Column("stage", _("审核级次")),
        Column("case_count", _("办件"), COUNT),
        Column("on_time_count", _("按期"), COUNT),
        value_column("on_time", on_time.title, on_time),
        value_column("city", _("全市"), on_time),
        value_column("days", days.title, days),
        Column("returned_count", _("退回"), COUNT),
    ]
    return build_table([line for line in lines if line], columns)


def _tell_stage(
    table: MetricTable, period: dt.date, area_code: str, stage: str
) -> dict[str, Any] | None:
    on_time, days, returned = (
        table.row(name, period, area_code, breakdown=stage)
        for name in ("review_on_time", "review_days", "review_return_rate")
    )
    if not on_time or not days or not returned:
        return None
    if read_state(on_time) is State.NOT_REPORTED:
        return None
    city = table.row("review_on_time", period, CITY_CODE, breakdown=stage)
    return {
        "stage": stage_title(stage),
        "case_count": on_time["denominator"],
        "on_time_count": on_time["numerator"],
        **value_cells(on_time, "on_time"),
        **_optional_cells(city, "city"),
        **value_cells(days, "days"),
        "returned_count": returned["numerator"],
    }


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
    for name in _STAFF:
        line: dict[str, Any] = {"metric": name, "title": METRICS[name].title}
        for place, code in places.items():
            line |= _optional_cells(table.row(name, period, code), place)
        yield line | basis_cells(table.row(name, period, places["own"]))
    kinds, name = DATASETS["trainings"].columns["kind"], "training_sessions"
    for kind in ("", *kinds.choices):
        line = {
            "metric": name,
            "title": kinds.name_choice(kind) or METRICS[name].title,
        }
        for place, code in places.items():
            row = table.row(name, period, code, breakdown=kind)
            line |= _optional_cells(row, place)
        yield line


def _optional_cells(row: Row | None, name: str) -> dict[str, Any]:
    """A value and why it is missing; nothing of a figure that is not kept there."""
    return value_cells(row, name) if row else {name: None}
