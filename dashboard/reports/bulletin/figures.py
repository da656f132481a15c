"""A bulletin's figures: everything that its template may name, as text.

The numbers come from the snapshot's metric values and queries/pages/bulletin alone.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.charts.text import shorten_name
from dashboard.datasets.findings import value_title
from dashboard.filters import months_before
from dashboard.formats import (
    NOTHING,
    State,
    format_cell,
    format_change,
    format_count,
    format_day,
    format_fraction,
    format_value,
    read_state,
)
from dashboard.i18n import _, pick
from dashboard.metrics import METRICS
from dashboard.reference import areas
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable, Row

#: What the first table lists, in its order.
TOTALS = (
    "inspection_coverage", "inspection_score", "finding_count", "findings_per_visit",
    "measure_coverage", "rectification_rate", "on_time_rate", "closure_rate",
    "overdue_count", "exercise_count", "exercise_rate", "review_on_time",
)  # fmt: skip

#: Fewer due findings say nothing about how a unit works.
PRAISED_FROM = 3

_WINDOW = METRICS["rectification_rate"].window
RATES = ("rectification_rate", "on_time_rate")

Cells = dict[str, str]


@dataclass(frozen=True)
class Material:
    """What a bulletin is written from: a month in one snapshot."""

    period: dt.date
    metrics: MetricTable
    database: SnapshotDatabase

    @property
    def cut_off(self) -> dt.date:
        """The last day of the month."""
        return months_before(self.period, -1) - dt.timedelta(days=1)

    def city(self, metric: str, breakdown: str = "") -> Row | None:
        """The city's row of a metric."""
        return self.metrics.row(metric, self.period, CITY_CODE, breakdown=breakdown)

    def units(self, metric: str, breakdown: str = "") -> dict[str, dict[str, Any]]:
        """Each monitored unit's row of a metric, by code."""
        rows = self.metrics.month(
            metric, self.period, "subdistrict", breakdown=breakdown
        )
        return {row["area_code"]: row for row in list_rows(rows)}

    def run(self, name: str, **parameters: Any) -> pd.DataFrame:
        """The rows of queries/pages/bulletin/<name>.sql for the city."""
        return self.database.run(
            f"pages/bulletin/{name}",
            period=self.period,
            area_code=CITY_CODE,
            **parameters,
        )


def name_unit(code: str) -> str:
    """A unit's name as tables and lists hold it: in full, in English without its kind.

    Pinyin is long, and every line would end in the same word.
    """
    unit = areas()[code]
    return pick(unit.name_zh, shorten_name(unit.name_en))


def metric_cells(material: Material) -> dict[str, Cells]:
    """Every metric's city value in words, by id: what a template may name.

    Keys: title, value, fraction, month_change (环比), year_change (同比), reported.
    """
    return {name: _metric_cells(material, name) for name in METRICS}


def _metric_cells(material: Material, name: str) -> Cells:
    metric, row = METRICS[name], material.city(name)
    cells = {"title": metric.title}
    if row is None:
        keys = ("value", "fraction", "month_change", "year_change", "reported")
        return cells | dict.fromkeys(keys, NOTHING)
    is_fraction = pd.notna(row["denominator"])
    changes = {
        key: format_change(
            material.metrics.change(name, material.period, CITY_CODE, months), metric
        )
        for key, months in (("month_change", 1), ("year_change", 12))
    }
    return {
        **cells,
        "value": format_cell(row, metric, unit=True),
        "fraction": format_fraction(row["numerator"], row["denominator"])
        if is_fraction and read_state(row) is not State.NOT_REPORTED
        else NOTHING,
        **changes,
        "reported": f"{row['reported_count']}/{row['expected_count']}",
    }


def kind_cells(material: Material) -> dict[str, list[Cells]]:
    """The findings by `source` and by `category`, most findings of the window first.

    Keys: name, month, window, due, rectified, on_time, and the two rates.
    """
    return {
        part: [_kind_cells(row) for row in count_kinds(material, part)]
        for part in ("source", "category")
    }


def count_kinds(material: Material, part: str) -> list[dict[str, Any]]:
    """The rows of queries/pages/bulletin/kinds.sql by `source` or `category`."""
    kinds = material.run("kinds", window_months=_WINDOW)
    return list_rows(kinds[kinds["part"] == part])


def _kind_cells(row: Mapping[str, Any]) -> Cells:
    due = row["due_count"]
    return {
        "name": value_title(row["name"]),
        "month": format_count(row["month_count"]),
        "window": format_count(row["window_count"]),
        "due": format_count(due),
        "rectified": format_count(row["rectified_count"]),
        "on_time": format_count(row["on_time_count"]),
        "rectification_rate": _write_rate(row["rectified_count"], due),
        "on_time_rate": _write_rate(row["on_time_count"], due),
    }


def _write_rate(numerator: int, denominator: int) -> str:
    metric = METRICS["rectification_rate"]
    return format_value(numerator / denominator, metric) if denominator else _("不适用")


def unit_cells(material: Material) -> list[Cells]:
    """What was found in each monitored unit and what became of it, in roster order.

    Keys: name, month, found, due, rectified, on_time, the two rates, overdue.
    """
    columns = {name: material.units(name) for name in (*RATES, "finding_count")}
    found = material.units("rectification_rate", "found")
    overdue = material.units("overdue_count")
    cells = []
    for code in sorted(found):
        rectified, on_time = (columns[name][code] for name in RATES)
        rates = {
            name: format_cell(columns[name][code], METRICS[name]) for name in RATES
        }
        cells.append(
            {
                "name": name_unit(code),
                "month": format_count(columns["finding_count"][code]["value"]),
                "found": format_count(found[code]["denominator"]),
                "due": format_count(rectified["denominator"]),
                "rectified": format_count(rectified["numerator"]),
                "on_time": format_count(on_time["numerator"]),
                **rates,
                "overdue": format_count(overdue[code]["value"]),
            }
        )
    return cells


def overdue_cells(material: Material) -> list[Cells]:
    """Each overdue finding: code, unit, category, severity, found, due, days."""
    return [
        {
            "code": row["finding_code"],
            "unit": name_unit(row["subdistrict_code"]),
            "category": value_title(row["category"]),
            "severity": value_title(row["severity"]),
            "found": format_day(row["found_on"]),
            "due": format_day(row["due_on"]),
            "days": format_count(row["overdue_days"]),
        }
        for row in list_rows(material.run("overdue"))
    ]


def praised_units(material: Material) -> list[str]:
    """The units to praise, in roster order, each with what it rests on.

    Every finding due in the window was rectified in time, at least `PRAISED_FROM` of
    them, and none is overdue: a fact, no rank.
    """
    overdue = material.units("overdue_count")
    return [
        _("{name}（{fraction}）").format(
            name=name_unit(code),
            fraction=format_fraction(row["numerator"], row["denominator"]),
        )
        for code, row in sorted(material.units("on_time_rate").items())
        if row["denominator"] >= PRAISED_FROM
        and row["numerator"] == row["denominator"]
        and not overdue[code]["value"]
    ]


def trend_values(
    material: Material, metrics: Sequence[str]
) -> tuple[list[dt.date], dict[str, list[float]]]:
    """The twelve months up to the bulletin's, and the city's values of each metric.

    NaN where a month was not reported.
    """
    histories = {
        name: material.metrics.history(name, CITY_CODE, material.period, window=1)
        for name in metrics
    }
    months = [row["period"] for row in histories[metrics[0]]]
    values = {
        name: [float(row["value"]) for row in rows] for name, rows in histories.items()
    }
    return months, values
