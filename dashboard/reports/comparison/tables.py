"""The rows of a comparison as tables, and as the lines of its caterpillars."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.classes import small_title
from dashboard.formats import (
    describe_row,
    format_cell,
    format_period,
    format_value,
    value_format,
)
from dashboard.forms import COUNT, PER_CENT, decimal
from dashboard.i18n import _
from dashboard.metrics import Direction, Metric
from dashboard.names import shorten_name, unit_label
from dashboard.reference import areas
from dashboard.reports.comparison.judge import Judged
from dashboard.reports.comparison.units import Estimated
from dashboard.reports.metric_cells import (
    basis_cells,
    basis_column,
    value_cells,
    value_column,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows


def tier_titles() -> dict[int, str]:
    """The three tiers in words, the better first."""
    return {1: _("确定在前半"), 0: _("分不出先后"), -1: _("确定在后半")}


def funnel_table(judged: Judged, codes: Collection[str], metric: Metric) -> Table:
    """A line a unit, the most unusual first: value, limits, place; by area_code."""
    units = judged.units[judged.units["area_code"].isin(codes)]
    rows = list_rows(units.sort_values(["is_small", "p_value"], kind="stable"))
    columns = [
        *unit_columns(),
        value_column("value", _("数值"), metric),
        basis_column(),
        Column("lower", _("99.8% 控制限"), value_format(metric), until="upper"),
        Column("zone", _("位置")),
        Column("q_value", _("q 值"), decimal(3)),
    ]
    lines = [
        {
            **name_cells(row["area_code"]),
            **{name: row[name] for name in ("value", "lower", "upper", "q_value")},
            **basis_cells(row),
            "zone": _tell_zone(row),
        }
        for row in rows
    ]
    return build_table(lines, columns, [row["area_code"] for row in rows])


def estimate_table(units: pd.DataFrame, metric: Metric) -> Table:
    """A line a unit in the order given; ranks only where the metric has them."""
    form = value_format(metric)
    columns = [
        *unit_columns(),
        value_column("value", _("数值"), metric),
        basis_column(),
        value_column("estimate", _("收缩值"), metric),
        Column("low", _("95% 区间"), form, until="high"),
        *(rank_columns() if "tier" in units else []),
    ]
    lines = [_tell_estimate(row) for row in list_rows(units)]
    return build_table(lines, columns, units["area_code"])


def order_estimates(
    estimated: Estimated, codes: Collection[str], metric: Metric
) -> pd.DataFrame:
    """Best first, small units last; by district where nothing tells them apart."""
    units = estimated.units[estimated.units["area_code"].isin(codes)]
    if "tier" not in units or not estimated.prior.variance > 0:
        return order_by_district(units)
    is_down = metric.direction is Direction.DOWN
    order = ["is_small", "estimate"]
    return units.sort_values(order, ascending=[True, is_down], kind="stable")


def order_by_district(units: pd.DataFrame) -> pd.DataFrame:
    """By district, then code: an order that judges nobody."""
    parents = units["area_code"].map(lambda code: areas()[code].parent_code)
    ordered = units.assign(parent=parents).sort_values(["parent", "area_code"])
    return ordered.drop(columns="parent")


def estimate_lines(units: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """`units` as `caterpillar_chart` draws them: estimate, interval, raw value."""
    return pd.DataFrame(
        {
            "area_code": row["area_code"],
            "centre": row["estimate"],
            "low": row["low"],
            "high": row["high"],
            "own": row["value"],
            "tier": row.get("tier", 0),
            "text": small_title()
            if row["is_small"]
            else write_ranks(row) or format_value(row["estimate"], metric),
            "hover": _hover(row, metric),
        }
        for row in list_rows(units)
    )


def value_lines(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """Values that have no interval, by district."""
    return pd.DataFrame(
        {
            "area_code": row["area_code"],
            "centre": row["value"],
            "low": None,
            "high": None,
            "tier": 0,
            "text": format_cell(row, metric),
            "hover": f"<b>{unit_label(row['area_code'])}</b><br>"
            f"{describe_row(row, metric)}",
        }
        for row in list_rows(order_by_district(rows))
    )


def unit_month_table(
    rows: pd.DataFrame, metric: Metric, months: Sequence[Any]
) -> Table:
    """A line a unit by district, a column a month, the newest first."""
    found = {(r["area_code"], r["period"]): r for r in list_rows(rows)}
    units = order_by_district(rows.drop_duplicates("area_code"))["area_code"].tolist()
    names = {month: f"value_{month:%Y_%m}" for month in reversed(months)}
    lines: list[dict[str, Any]] = []
    for code in units:
        line = name_cells(code)
        for month, name in names.items():
            if (code, month) in found:
                line |= value_cells(found[code, month], name)
        lines.append(line)
    columns = [
        Column(name, format_period(month), value_format(metric))
        for month, name in names.items()
    ]
    return build_table(lines, [*unit_columns(), *columns], units)


def unit_columns() -> list[Column]:
    """Unit and district."""
    return [Column("unit", _("镇街")), Column("district", _("区"))]


def rank_columns() -> list[Column]:
    """What is known of a rank: interval, chance of the worst five, tier."""
    return [
        Column("rank_low", _("名次区间"), COUNT, until="rank_high"),
        Column("bottom", _("末五位概率"), PER_CENT),
        Column("tier", _("档")),
    ]


def name_cells(code: str) -> dict[str, Any]:
    """The cells of `unit_columns`."""
    return {
        "unit": unit_label(code),
        "district": shorten_name(areas()[areas()[code].parent_code].title),
    }


def _tell_estimate(row: dict[str, Any]) -> dict[str, Any]:
    line = {
        **name_cells(row["area_code"]),
        **{name: row[name] for name in ("value", "estimate", "low", "high")},
        **basis_cells(row),
    }
    return line | tell_ranks(row) if "tier" in row else line


def tell_ranks(row: dict[str, Any]) -> dict[str, Any]:
    """The cells of `rank_columns`; of a small unit none but the word for it."""
    names = ("rank_low", "rank_high", "bottom")
    ranks = {name: row[name] for name in names}
    if row.get("is_small"):
        return ranks | {"tier": small_title()}
    return ranks | {"tier": tier_titles()[int(row["tier"])]}


def write_ranks(row: dict[str, Any]) -> str:
    """The rank interval in words; nothing where a unit has none."""
    if pd.isna(row.get("rank_low")):
        return ""
    return _("第 {low}–{high} 位").format(
        low=int(row["rank_low"]), high=int(row["rank_high"])
    )


def _hover(row: dict[str, Any], metric: Metric) -> str:
    return _("<b>{unit}</b><br>原值 {own}<br>收缩值 {value}（{span}）{ranks}").format(
        unit=unit_label(row["area_code"]),
        own=describe_row(row, metric),
        value=format_value(row["estimate"], metric),
        span=_span(row["low"], row["high"], metric),
        ranks=f"<br>{ranks}" if (ranks := write_ranks(row)) else "",
    )


def _span(low: float, high: float, metric: Metric) -> str:
    return f"{format_value(low, metric)}–{format_value(high, metric)}"


def _tell_zone(row: dict[str, Any]) -> str:
    if row["is_small"]:
        return small_title()
    return {
        0: _("限内"),
        1: _("高于 95% 限"),
        2: _("高于 99.8% 限"),
        -1: _("低于 95% 限"),
        -2: _("低于 99.8% 限"),
    }[int(row["zone"])]
