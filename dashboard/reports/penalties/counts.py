"""What was done, from the metric values: by month, by domain, by unit."""

import datetime as dt
from collections.abc import Collection
from typing import Any

import pandas as pd

from dashboard.metrics import Window
from dashboard.metrics.catalogue import (
    EXERCISE_COUNT,
    FINE_TOTAL,
    NO_PENALTY_SHARE,
    ORDINARY_SHARE,
)
from dashboard.reference import areas
from dashboard.reports.metric_cells import value_cells
from dashboard.store.metric_table import MetricTable, Row

HISTORY_MONTHS = 24


NAN = float("nan")


_PROCEDURES = {"简易": "simple_count", "普通": "ordinary_count"}


def list_month_counts(
    table: MetricTable, area_code: str, until: dt.date, months: int = HISTORY_MONTHS
) -> pd.DataFrame:
    """What an area did in each of the `months` up to `until`, oldest first.

    Columns: period, exercise_count, simple_count, ordinary_count, no_penalty_count,
    decided_count, fine_yuan, reported_count, expected_count; counts are missing where
    nobody has reported.
    """
    rows = table.history(EXERCISE_COUNT, area_code, until, months, Window.MONTH)
    return pd.DataFrame(
        [
            {"period": row["period"]}
            | _count_parts(table, row, Window.MONTH)
            | {name: row[name] for name in ("reported_count", "expected_count")}
            for row in rows
        ]
    )


def _count_parts(table: MetricTable, row: Row, window: Window) -> dict[str, Any]:
    """Exercises in all and by procedure, spared penalties, fines of an area's row."""
    place = (row["period"], row["area_code"], window)
    ways = table.parts(EXERCISE_COUNT, "procedure", *place)
    spared, fines = table.row(NO_PENALTY_SHARE, *place), table.row(FINE_TOTAL, *place)
    known = pd.notna(row["value"])
    return {
        "exercise_count": row["value"],
        **{
            name: ways[way]["value"] if known and way in ways else NAN
            for way, name in _PROCEDURES.items()
        },
        **_tell_spared(spared),
        "fine_yuan": fines["value"] if fines else NAN,
    }


def _tell_spared(spared: Row | None) -> dict[str, Any]:
    """The decisions that spared a penalty, all decisions, and the share of the two."""
    return {
        "no_penalty_count": spared["numerator"] if spared else NAN,
        "decided_count": spared["denominator"] if spared else NAN,
        **value_cells(spared, "spared_share"),
    }


def list_domain_counts(
    table: MetricTable, area_code: str, period: dt.date
) -> pd.DataFrame:
    """What an area did in twelve months by domain: columns as `list_month_counts`."""
    place = ("domain", period, area_code, Window.ROLLING)
    spared = table.parts(NO_PENALTY_SHARE, *place)
    ordinary = table.parts(ORDINARY_SHARE, *place)
    fines = table.parts(FINE_TOTAL, *place)
    lines = []
    for part, row in table.parts(EXERCISE_COUNT, *place).items():
        by_ordinary = ordinary[part]["numerator"] if part in ordinary else NAN
        lines.append(
            {
                "domain_code": part,
                "exercise_count": row["value"],
                "ordinary_count": by_ordinary,
                "simple_count": row["value"] - by_ordinary,
                **_tell_spared(spared.get(part)),
                "fine_yuan": fines[part]["value"] if part in fines else NAN,
            }
        )
    return pd.DataFrame(lines)


def list_unit_counts(
    table: MetricTable, codes: Collection[str], until: dt.date, months: int
) -> pd.DataFrame:
    """Each unit's exercises month by month, in the roster's order.

    Columns: subdistrict_code, district_code, period, exercise_count.
    """
    rows = table.panel(EXERCISE_COUNT, "subdistrict", until, months, Window.MONTH)
    own = rows[rows["area_code"].isin(codes)].sort_values(["area_code", "period"])
    return pd.DataFrame(
        {
            "subdistrict_code": own["area_code"],
            "district_code": [areas()[code].parent_code for code in own["area_code"]],
            "period": own["period"],
            "exercise_count": own["value"],
        }
    ).reset_index(drop=True)
