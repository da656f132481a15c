"""Who holds which powers and uses them: sentence, matrix, lists of a drill-down."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.formats import (
    State,
    format_cell,
    format_count,
    format_period,
)
from dashboard.forms import CODE, COUNT, DATE, MONTH
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reference import areas, domains
from dashboard.reports.metric_cells import value_cells, value_column
from dashboard.reports.table import STATE, Column, Table, build_table

RATE, DORMANT = METRICS["exercise_rate"], METRICS["dormant_share"]
Row = Mapping[str, Any]


def rate_cell(row: Row) -> dict[str, Any]:
    """The exercise rate of a row of queries/pages/powers: as a row of metric values."""
    return _cell(row, row["used_count"], row["known_count"])


def dormant_cell(row: Row) -> dict[str, Any]:
    """The dormant share of such a row."""
    return _cell(row, row["dormant_count"], row["long_count"])


def _cell(row: Row, numerator: int, denominator: int) -> dict[str, Any]:
    """Not reported where nothing is known of a unit that has not reported."""
    is_missing = not row["known_count"] and not row["is_reported"]
    value = numerator / denominator if denominator else float("nan")
    return {
        "numerator": float("nan") if is_missing else float(numerator),
        "denominator": float(denominator),
        "value": value,
    }


def describe_use(row: Row | None, period: dt.date, place: str) -> str:
    """Powers in force, exercise rate and dormant share in a sentence.

    `row`: the one of domains.sql that the page is about; `place`: area and domain.
    """
    start = _("{period}{place}").format(period=format_period(period), place=place)
    if row is None or not row["grant_count"]:
        return _("{start}：没有在册的权力事项").format(start=start)
    return _("{start}：在册 {count} 项，行权率 {rate}，沉睡 {dormant}").format(
        start=start,
        count=format_count(row["power_count"]),
        rate=format_cell(rate_cell(row), RATE),
        dormant=format_cell(dormant_cell(row), DORMANT),
    )


def matrix_values(rows: pd.DataFrame) -> pd.DataFrame:
    """The unit x domain rows of domains.sql as values of the exercise rate."""
    pairs = rows[rows["subdistrict_code"].ne("") & rows["domain_code"].ne("")]
    cells = pd.DataFrame([rate_cell(row) for row in list_rows(pairs)])
    return pd.DataFrame(
        {
            "subdistrict_code": pairs["subdistrict_code"].tolist(),
            "district_code": [
                areas()[c].parent_code for c in pairs["subdistrict_code"]
            ],
            "domain_code": pairs["domain_code"].tolist(),
        }
    ).join(cells)


def matrix_table(values: pd.DataFrame) -> Table:
    """The matrix in numbers: a row a unit, by its code, a column a domain."""
    codes = sorted(values["domain_code"].unique())
    lines: dict[str, dict[str, Any]] = {
        code: {"unit": areas()[code].title}
        for code in sorted(
            values["subdistrict_code"].unique(),
            key=lambda code: (areas()[code].parent_code, code),
        )
    }
    for row in list_rows(values):
        cells = value_cells(row, f"domain_{row['domain_code']}")
        lines[row["subdistrict_code"]] |= cells
    columns = [
        value_column(f"domain_{code}", domains()[code].title, RATE) for code in codes
    ]
    return build_table(lines.values(), [Column("unit", _("镇街")), *columns], lines)


def domain_use_table(rows: pd.DataFrame) -> Table:
    """A line a domain, by its code; `rows`: those of domains.sql of an area."""
    chosen = rows[rows["subdistrict_code"].eq("") & rows["domain_code"].ne("")]
    lines = [
        {"domain": domains()[row["domain_code"]].title} | _tell_use(row)
        for row in list_rows(chosen)
    ]
    columns = [Column("domain", _("领域")), *_use_columns()]
    return build_table(lines, columns, chosen["domain_code"])


def unit_use_table(rows: pd.DataFrame, domain_code: str) -> Table:
    """A line a unit that holds powers of the domain, by its code."""
    chosen = rows[rows["subdistrict_code"].ne("") & rows["domain_code"].eq(domain_code)]
    lines = [
        {"unit": areas()[row["subdistrict_code"]].title} | _tell_use(row)
        for row in list_rows(chosen)
    ]
    columns = [Column("unit", _("镇街")), *_use_columns()]
    return build_table(lines, columns, chosen["subdistrict_code"])


def power_table(rows: pd.DataFrame) -> Table:
    """A line a power of a domain, by its code; `rows`: those of powers.sql."""
    columns = [
        Column("power_code", _("编码"), CODE),
        Column("power_name", _("权力事项")),
        Column(
            "used_count",
            _("行使/在册镇街"),
            COUNT,
            over="holder_count",
            partner=_("在册镇街"),
        ),
        Column("exercise_count", _("近 12 个月行权"), COUNT),
        Column("last_used_in", _("最近行使"), MONTH),
    ]
    lines = [row | _count_holders(row) for row in list_rows(rows)]
    return build_table(lines, columns, rows["power_code"])


def holder_table(rows: pd.DataFrame) -> Table:
    """A line a unit that holds a power, by its code; `rows`: those of holders.sql."""
    lines = [
        {
            **{name: row[name] for name in ("exercise_count", "last_used_in")},
            "unit": areas()[row["subdistrict_code"]].title,
            "district": areas()[areas()[row["subdistrict_code"]].parent_code].title,
            "state": _holder_state(row),
            "granted_on": row["granted_on"],
            "acceptance": _("已签") if row["is_accepted"] else _("未签"),
        }
        for row in list_rows(rows)
    ]
    columns = [
        Column("unit", _("镇街")),
        Column("district", _("区")),
        Column("state", _("状态")),
        Column("exercise_count", _("近 12 个月行权"), COUNT),
        Column("last_used_in", _("最近行使"), MONTH),
        Column("granted_on", _("赋权日期"), DATE),
        Column("acceptance", _("承接")),
    ]
    return build_table(lines, columns, rows["subdistrict_code"])


def describe_holders(rows: pd.DataFrame) -> str:
    """How many units hold a power, use it, let it lie."""
    known = rows[rows["is_known"]]
    return _(
        "{holders} 个镇街在册，近 12 个月 {users} 个行使过，{dormant} 个沉睡"
    ).format(
        holders=len(rows),
        users=format_count((known["exercise_count"] > 0).sum()),
        dormant=format_count(known["is_dormant"].sum()),
    )


def _holder_state(row: Row) -> str:
    if not row["is_known"]:
        return _("使用情况未知")
    if row["is_dormant"]:
        return _("沉睡")
    return _("已行使") if row["exercise_count"] else _("持有未满 12 个月")


def _use_columns() -> list[Column]:
    known, long = _("行使已知的赋权"), _("持有满 12 个月的赋权")
    return [
        Column("power_count", _("在册事项"), COUNT),
        value_column("rate", RATE.title, RATE),
        Column("used_count", _("行使/在册"), COUNT, over="known_count", partner=known),
        value_column("dormant", DORMANT.title, DORMANT),
        Column("dormant_count", _("沉睡/持有"), COUNT, over="long_count", partner=long),
    ]


_USE_COUNTS = (
    "power_count",
    "used_count",
    "known_count",
    "dormant_count",
    "long_count",
)


def _tell_use(row: Row) -> dict[str, Any]:
    return {
        **{name: row[name] for name in _USE_COUNTS},
        **value_cells(rate_cell(row), "rate"),
        **value_cells(dormant_cell(row), "dormant"),
    }


def _count_holders(row: Row) -> dict[str, Any]:
    """Of those of whom it is known, who uses it; of all others, how many hold it."""
    if row["known_count"]:
        return {"used_count": row["used_count"], "holder_count": row["known_count"]}
    state = {f"used_count{STATE}": str(State.NOT_REPORTED)}
    return {"used_count": None, "holder_count": row["grant_count"]} | state
