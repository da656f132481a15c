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
from dashboard.dimensions import find_dimension
from dashboard.filters import months_before
from dashboard.formats import (
    NOTHING,
    State,
    format_cell,
    format_change,
    format_count,
    format_day,
    format_fraction,
    read_state,
)
from dashboard.i18n import _, pick
from dashboard.metrics import METRICS, Metric, Window
from dashboard.metrics.catalogue import (
    CLOSURE_RATE,
    EXERCISE_COUNT,
    EXERCISE_RATE,
    FINDING_COUNT,
    FINDINGS_PER_VISIT,
    INSPECTION_COVERAGE,
    INSPECTION_SCORE,
    MEASURE_COVERAGE,
    ON_TIME_RATE,
    OVERDUE_COUNT,
    RECTIFICATION_RATE,
    RECTIFIED_FOUND_RATE,
    REVIEW_ON_TIME,
)
from dashboard.reference import areas
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable, Row

#: What the first table lists, in its order.
TOTALS = (
    INSPECTION_COVERAGE, INSPECTION_SCORE, FINDING_COUNT, FINDINGS_PER_VISIT,
    MEASURE_COVERAGE, RECTIFICATION_RATE, ON_TIME_RATE, CLOSURE_RATE,
    OVERDUE_COUNT, EXERCISE_COUNT, EXERCISE_RATE, REVIEW_ON_TIME,
)  # fmt: skip

#: Fewer due findings say nothing about how a unit works.
PRAISED_FROM = 3

RATES = (RECTIFICATION_RATE, ON_TIME_RATE)

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

    def city(self, metric: Metric) -> Row | None:
        """The city's row of a metric."""
        return self.metrics.row(metric, self.period, CITY_CODE)

    def units(self, metric: Metric) -> dict[str, dict[str, Any]]:
        """Each monitored unit's row of a metric, by code."""
        rows = self.metrics.month(metric, self.period, "subdistrict")
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
    return {name: _metric_cells(material, metric) for name, metric in METRICS.items()}


def _metric_cells(material: Material, metric: Metric) -> Cells:
    row = material.city(metric)
    cells = {"title": metric.title}
    if row is None:
        keys = ("value", "fraction", "month_change", "year_change", "reported")
        return cells | dict.fromkeys(keys, NOTHING)
    is_fraction = pd.notna(row["denominator"])
    changes = {
        key: format_change(
            material.metrics.change(metric, material.period, CITY_CODE, months), metric
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
        name: [
            _kind_cells(find_dimension(name).part_title(part), rows)
            for part, rows in list_kinds(material, name).items()
        ]
        for name in ("source", "category")
    }


def list_kinds(material: Material, dimension: str) -> dict[str, dict[str, Row]]:
    """The city's rows by part, then by metric, most findings of the window first."""
    place = (dimension, material.period, CITY_CODE)
    parts = {
        metric.id: material.metrics.parts(metric, *place)
        for metric in (FINDING_COUNT, RECTIFIED_FOUND_RATE, *RATES)
    }
    kinds: dict[str, dict[str, Row]] = {}
    for name, rows in parts.items():
        for part, row in rows.items():
            if row["row_count"]:
                kinds.setdefault(part, {})[name] = row
    order = sorted(kinds, key=lambda part: (-window_count(kinds[part]), part))
    return {part: kinds[part] for part in order}


def window_count(rows: Mapping[str, Row]) -> float:
    """Findings of the window in a kind of `list_kinds`."""
    row = rows.get(RECTIFIED_FOUND_RATE.id)
    return float(row["denominator"]) if row else 0.0


def _kind_cells(name: str, rows: Mapping[str, Row]) -> Cells:
    month, rectified, on_time = (
        rows.get(metric.id) for metric in (FINDING_COUNT, *RATES)
    )
    rates = {
        rate.id: format_cell(row, rate) if row else _("不适用")
        for rate, row in zip(RATES, (rectified, on_time), strict=True)
    }
    return {
        "name": name,
        "month": format_count(month["numerator"] if month else 0),
        "window": format_count(window_count(rows)),
        "due": format_count(rectified["denominator"] if rectified else 0),
        "rectified": format_count(rectified["numerator"] if rectified else 0),
        "on_time": format_count(on_time["numerator"] if on_time else 0),
        **rates,
    }


def unit_cells(material: Material) -> list[Cells]:
    """What was found in each monitored unit and what became of it, in roster order.

    Keys: name, month, found, due, rectified, on_time, the two rates, overdue.
    """
    rates = [material.units(metric) for metric in RATES]
    month = material.units(FINDING_COUNT)
    found = material.units(RECTIFIED_FOUND_RATE)
    overdue = material.units(OVERDUE_COUNT)
    cells = []
    for code in sorted(found):
        rectified, on_time = (units[code] for units in rates)
        cells.append(
            {
                "name": name_unit(code),
                "month": format_count(month[code]["value"]),
                "found": format_count(found[code]["denominator"]),
                "due": format_count(rectified["denominator"]),
                "rectified": format_count(rectified["numerator"]),
                "on_time": format_count(on_time["numerator"]),
                RECTIFICATION_RATE.id: format_cell(rectified, RECTIFICATION_RATE),
                ON_TIME_RATE.id: format_cell(on_time, ON_TIME_RATE),
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
    overdue = material.units(OVERDUE_COUNT)
    return [
        _("{name}（{fraction}）").format(
            name=name_unit(code),
            fraction=format_fraction(row["numerator"], row["denominator"]),
        )
        for code, row in sorted(material.units(ON_TIME_RATE).items())
        if row["denominator"] >= PRAISED_FROM
        and row["numerator"] == row["denominator"]
        and not overdue[code]["value"]
    ]


def trend_values(
    material: Material, metrics: Sequence[Metric]
) -> tuple[list[dt.date], dict[str, list[float]]]:
    """The twelve months up to the bulletin's, and the city's values by metric's title.

    NaN where a month was not reported.
    """
    histories = [
        material.metrics.history(
            metric, CITY_CODE, material.period, window=Window.MONTH
        )
        for metric in metrics
    ]
    months = [row["period"] for row in histories[0]]
    values = {
        metric.title: [float(row["value"]) for row in rows]
        for metric, rows in zip(metrics, histories, strict=True)
    }
    return months, values
