"""How a sub-district works: its four-level review by stage, its staff and trainings."""

import datetime as dt
from collections.abc import Iterator

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import (
    NOTHING,
    State,
    format_cell,
    format_count,
    format_fraction,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reference import areas
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


def review_table(table: MetricTable, period: dt.date, area_code: str) -> pd.DataFrame:
    """A line a stage, the whole last: cases, in time, days a case, sent back.

    Empty where the area has not reported the month's reviews.
    """
    stages = ("1", "2", "3", "4", "")
    lines = [_tell_stage(table, period, area_code, stage) for stage in stages]
    return pd.DataFrame([line for line in lines if line])


def _tell_stage(
    table: MetricTable, period: dt.date, area_code: str, stage: str
) -> dict[str, str] | None:
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
        _("审核级次"): stage_title(stage),
        _("办件"): format_count(on_time["denominator"]),
        _("按期"): format_count(on_time["numerator"]),
        METRICS["review_on_time"].title: format_cell(
            on_time, METRICS["review_on_time"]
        ),
        _("全市"): _write(city, "review_on_time"),
        METRICS["review_days"].title: _write(days, "review_days"),
        _("退回"): format_count(returned["numerator"]),
    }


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
    for name in _STAFF:
        row = table.row(name, period, area_code)
        yield {
            _("指标"): METRICS[name].title,
            **{
                title: _write(table.row(name, period, code), name)
                for title, code in places.items()
            },
            _("分子/分母"): _write_fraction(row),
        }
    kinds = DATASETS["trainings"].columns["kind"]
    for kind in ("", *kinds.choices):
        rows = {
            title: table.row("training_sessions", period, code, breakdown=kind)
            for title, code in places.items()
        }
        yield {
            _("指标"): kinds.name_choice(kind) or METRICS["training_sessions"].title,
            **{title: _write(row, "training_sessions") for title, row in rows.items()},
            _("分子/分母"): "",
        }


def _write(row: Row | None, metric: str) -> str:
    return format_cell(row, METRICS[metric], unit=True) if row else NOTHING


def _write_fraction(row: Row | None) -> str:
    if row is None or read_state(row) is State.NOT_REPORTED:
        return ""
    return format_fraction(row["numerator"], row["denominator"])
