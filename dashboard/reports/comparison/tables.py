"""The rows of a comparison as tables, and as the lines of its caterpillars."""

from collections.abc import Collection, Sequence
from typing import Any

import pandas as pd

from dashboard.charts.classes import small_title
from dashboard.charts.frames import describe_row, list_rows
from dashboard.charts.text import shorten_name
from dashboard.formats import (
    format_cell,
    format_fraction,
    format_period,
    format_value,
)
from dashboard.i18n import _
from dashboard.metrics import Direction, Metric
from dashboard.metrics.catalogue import COMPOSITE_SCORE
from dashboard.reference import areas
from dashboard.reports.comparison.funnel import unit_label
from dashboard.reports.comparison.units import Estimated, Judged
from dashboard.reports.comparison.weights import Weighted


def tier_titles() -> dict[int, str]:
    """The three tiers in words, the better first."""
    return {1: _("确定在前半"), 0: _("分不出先后"), -1: _("确定在后半")}


def funnel_table(
    judged: Judged, codes: Collection[str], metric: Metric
) -> pd.DataFrame:
    """A line a unit, the most unusual first: value, limits, place. Index: area_code."""
    units = judged.units[judged.units["area_code"].isin(codes)]
    rows = list_rows(units.sort_values(["is_small", "p_value"], kind="stable"))
    lines = [
        {
            **_name(row["area_code"]),
            _("数值"): format_value(row["value"], metric),
            _("依据"): format_fraction(row["numerator"], row["denominator"]),
            _("99.8% 控制限"): _span(row["lower"], row["upper"], metric),
            _("位置"): _tell_zone(row),
            _("q 值"): "" if pd.isna(row["q_value"]) else f"{row['q_value']:.3f}",
        }
        for row in rows
    ]
    return pd.DataFrame(lines, index=[row["area_code"] for row in rows])


def estimate_table(units: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """A line a unit in the order given; ranks only where the metric has them."""
    lines = [_tell_estimate(row, metric) for row in list_rows(units)]
    return pd.DataFrame(lines, index=units["area_code"].tolist())


def order_estimates(
    estimated: Estimated, codes: Collection[str], metric: Metric
) -> pd.DataFrame:
    """Best first; where no side is better, or nothing differs, by district."""
    units = estimated.units[estimated.units["area_code"].isin(codes)]
    if "tier" not in units or not estimated.prior.variance > 0:
        return order_by_district(units)
    is_down = metric.direction is Direction.DOWN
    return units.sort_values("estimate", ascending=is_down, kind="stable")


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
            "text": _write_ranks(row) or format_value(row["estimate"], metric),
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


def weighted_lines(weighted: Weighted, codes: Collection[str]) -> pd.DataFrame:
    """Ranks over the weights drawn as `caterpillar_chart` draws them."""
    units = weighted.units[weighted.units["area_code"].isin(codes)]
    score = COMPOSITE_SCORE
    return pd.DataFrame(
        {
            "area_code": row["area_code"],
            "centre": row["rank_median"],
            "low": row["rank_low"],
            "high": row["rank_high"],
            "tier": row["tier"],
            "text": format_value(row["score"], score),
            "hover": _("<b>{unit}</b><br>{score}，名次 {ranks}").format(
                unit=unit_label(row["area_code"]),
                score=format_value(row["score"], score, unit=True),
                ranks=_write_ranks(row),
            ),
        }
        for row in list_rows(units)
    )


def weighted_table(weighted: Weighted, codes: Collection[str]) -> pd.DataFrame:
    """A line a unit, the best composite first: its rank and what weights make of it."""
    units = weighted.units[weighted.units["area_code"].isin(codes)]
    lines = [
        {
            **_name(row["area_code"]),
            _("综合得分"): format_value(row["score"], COMPOSITE_SCORE),
            _("现行权重名次"): row["rank"],
            **_tell_ranks(row),
        }
        for row in list_rows(units)
    ]
    return pd.DataFrame(lines, index=units["area_code"].tolist())


def unit_month_table(
    rows: pd.DataFrame, metric: Metric, months: Sequence[Any]
) -> pd.DataFrame:
    """A line a unit by district, a column a month, the newest first."""
    found = {(r["area_code"], r["period"]): r for r in list_rows(rows)}
    units = order_by_district(rows.drop_duplicates("area_code"))["area_code"].tolist()
    lines = [
        _name(code)
        | {
            format_period(month): format_cell(found[code, month], metric)
            if (code, month) in found
            else ""
            for month in reversed(months)
        }
        for code in units
    ]
    return pd.DataFrame(lines, index=units)


def _name(code: str) -> dict[str, Any]:
    return {
        _("镇街"): unit_label(code),
        _("区"): shorten_name(areas()[areas()[code].parent_code].title),
    }


def _tell_estimate(row: dict[str, Any], metric: Metric) -> dict[str, Any]:
    line = {
        **_name(row["area_code"]),
        _("数值"): format_value(row["value"], metric),
        _("依据"): format_fraction(row["numerator"], row["denominator"]),
        _("收缩值"): format_value(row["estimate"], metric),
        _("95% 区间"): _span(row["low"], row["high"], metric),
    }
    return line | _tell_ranks(row) if "tier" in row else line


def _tell_ranks(row: dict[str, Any]) -> dict[str, Any]:
    return {
        _("名次区间"): _write_ranks(row),
        _("末五位概率"): f"{row['bottom']:.0%}",
        _("档"): tier_titles()[int(row["tier"])],
    }


def _write_ranks(row: dict[str, Any]) -> str:
    if "rank_low" not in row:
        return ""
    return _("第 {low}–{high} 位").format(low=row["rank_low"], high=row["rank_high"])


def _hover(row: dict[str, Any], metric: Metric) -> str:
    return _("<b>{unit}</b><br>原值 {own}<br>收缩值 {value}（{span}）{ranks}").format(
        unit=unit_label(row["area_code"]),
        own=describe_row(row, metric),
        value=format_value(row["estimate"], metric),
        span=_span(row["low"], row["high"], metric),
        ranks=f"<br>{ranks}" if (ranks := _write_ranks(row)) else "",
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
