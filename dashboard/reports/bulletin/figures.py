"""A bulletin's figures: everything that its template may name.

The numbers come from the snapshot's metric values and queries/pages/bulletin alone.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.datasets.findings import value_title
from dashboard.dimensions import find_dimension
from dashboard.filters import months_before
from dashboard.formats import State, describe_row, read_state
from dashboard.forms import CODE, COUNT, DATE
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
from dashboard.names import shorten_name
from dashboard.reference import areas
from dashboard.reports.comparison.judge import judge_month
from dashboard.reports.metric_cells import (
    mixed_change,
    mixed_column,
    value_cells,
    value_column,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows
from dashboard.settings import CITY_CODE
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable, Row

#: What the first table lists, in its order.
TOTALS = (
    INSPECTION_COVERAGE, INSPECTION_SCORE, FINDING_COUNT, FINDINGS_PER_VISIT,
    MEASURE_COVERAGE, RECTIFICATION_RATE, ON_TIME_RATE, CLOSURE_RATE,
    OVERDUE_COUNT, EXERCISE_COUNT, EXERCISE_RATE, REVIEW_ON_TIME,
)  # fmt: skip

RATES = (RECTIFICATION_RATE, ON_TIME_RATE)


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


def metric_texts(material: Material) -> dict[str, dict[str, str]]:
    """Every metric's city value in words, by id: what a template may name.

    Keys: title, value, fraction, month_change (环比), year_change (同比), reported.
    """
    rows = metric_table(material, METRICS.values()).text_rows()
    return dict(zip(METRICS, rows, strict=True))


def metric_table(material: Material, metrics: Iterable[Metric]) -> Table:
    """A line a metric: the city's value, its basis, its changes, who has reported."""
    columns = [
        Column("title", _("指标")),
        mixed_column("value", _("本期")),
        Column(
            "fraction", _("分子/分母"), COUNT, over="denominator", partner=_("分母")
        ),
        mixed_change("month_change", _("环比")),
        mixed_change("year_change", _("同比")),
        Column(
            "reported", _("上报单位"), COUNT, over="expected", partner=_("应报单位")
        ),
    ]
    return build_table([_tell_metric(material, metric) for metric in metrics], columns)


def _tell_metric(material: Material, metric: Metric) -> dict[str, Any]:
    cells, row = {"metric": metric.id, "title": metric.title}, material.city(metric)
    if row is None:
        return cells
    changes = {
        key: material.metrics.change(metric, material.period, CITY_CODE, months)
        for key, months in (("month_change", 1), ("year_change", 12))
    }
    is_fraction = pd.notna(row["denominator"])
    is_fraction = is_fraction and read_state(row) is not State.NOT_REPORTED
    return {
        **cells,
        **value_cells(row),
        "fraction": row["numerator"] if is_fraction else None,
        "denominator": row["denominator"],
        **changes,
        "reported": row["reported_count"],
        "expected": row["expected_count"],
    }


def kind_table(material: Material, part: str) -> Table:
    """The findings by `source` or by `category`, most findings of the window first."""
    columns = [
        Column("name", _("来源") if part == "source" else _("类别")),
        *_count_columns("window"),
    ]
    dimension = find_dimension(part)
    lines = [
        _tell_kind(dimension.part_title(name), rows)
        for name, rows in list_kinds(material, part).items()
    ]
    return build_table(lines, columns)


def _count_columns(found: str) -> list[Column]:
    """What was found and what became of it; `found`: the name of the window's count."""
    return [
        Column("month", _("本月发现"), COUNT),
        Column(found, _("近 12 个月发现"), COUNT),
        Column("due", _("到期"), COUNT),
        Column("rectified", _("已整改"), COUNT),
        Column("on_time", _("按期整改"), COUNT),
        *(value_column(rate.id, rate.title, rate) for rate in RATES),
    ]


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


def _tell_kind(name: str, rows: Mapping[str, Row]) -> dict[str, Any]:
    month, rectified, on_time = (
        rows.get(metric.id) for metric in (FINDING_COUNT, *RATES)
    )
    return {
        "name": name,
        "month": month["numerator"] if month else 0,
        "window": window_count(rows),
        "due": rectified["denominator"] if rectified else 0,
        "rectified": rectified["numerator"] if rectified else 0,
        "on_time": on_time["numerator"] if on_time else 0,
        **_rate_cells(rectified, RECTIFICATION_RATE),
        **_rate_cells(on_time, ON_TIME_RATE),
    }


def _rate_cells(row: Row | None, rate: Metric) -> dict[str, Any]:
    """The rate of a kind; a kind without any row had nothing due."""
    return value_cells(row or {"numerator": 0, "value": None}, rate.id)


def unit_table(material: Material) -> Table:
    """What was found in each monitored unit and what became of it, in roster order."""
    rates = [material.units(metric) for metric in RATES]
    month = material.units(FINDING_COUNT)
    found = material.units(RECTIFIED_FOUND_RATE)
    overdue = material.units(OVERDUE_COUNT)
    lines = []
    for code in sorted(found):
        rectified, on_time = (units[code] for units in rates)
        lines.append(
            {
                "name": name_unit(code),
                "month": month[code]["value"],
                "found": found[code]["denominator"],
                "due": rectified["denominator"],
                "rectified": rectified["numerator"],
                "on_time": on_time["numerator"],
                **value_cells(rectified, RECTIFICATION_RATE.id),
                **value_cells(on_time, ON_TIME_RATE.id),
                "overdue": overdue[code]["value"],
            }
        )
    columns = [
        Column("name", _("镇街")),
        *_count_columns("found"),
        Column("overdue", OVERDUE_COUNT.title, COUNT),
    ]
    return build_table(lines, columns)


def overdue_table(material: Material) -> Table:
    """Each overdue finding: unit, code, category, severity, found, due, days."""
    lines = [
        {
            "unit": name_unit(row["subdistrict_code"]),
            "code": row["finding_code"],
            "category": value_title(row["category"]),
            "severity": value_title(row["severity"]),
            "found": row["found_on"],
            "due": row["due_on"],
            "days": row["overdue_days"],
        }
        for row in list_rows(material.run("overdue"))
    ]
    columns = [
        Column("unit", _("镇街")),
        Column("code", _("问题编号"), CODE),
        Column("category", _("类别")),
        Column("severity", _("严重度")),
        Column("found", _("发现日期"), DATE),
        Column("due", _("整改期限"), DATE),
        Column("days", _("逾期天数"), COUNT),
    ]
    return build_table(lines, columns)


def praised_units(material: Material) -> list[str]:
    """The units to praise, in roster order, each with what it rests on.

    Those that the judge finds better than the rest in a metric and in none worse, and
    that owe nothing overdue.
    """
    judged = judge_month(material.metrics, material.period)
    named = judged[judged["is_named"]]
    worse = set(named.loc[~named["is_better"], "area_code"])
    overdue = material.units(OVERDUE_COUNT)
    better = named[named["is_better"] & ~named["area_code"].isin(worse)]
    return [
        _("{name}（{reasons}）").format(
            name=name_unit(str(code)),
            reasons=_("、").join(_praise(row) for row in list_rows(rows)),
        )
        for code, rows in better.groupby("area_code")
        if not overdue[str(code)]["value"]
    ]


def _praise(row: Mapping[str, Any]) -> str:
    metric = METRICS[row["metric"]]
    return _("{metric} {value}").format(
        metric=metric.title, value=describe_row(row, metric)
    )


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
