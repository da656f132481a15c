"""What stands out in a month, as sentences with their numbers and the way onward."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from dashboard.formats import (
    State,
    format_cell,
    format_change,
    format_count,
    format_fraction,
    format_period,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import METRICS, Direction, Metric
from dashboard.reference import areas
from dashboard.store.metric_table import MetricTable

#: How many units a sentence names before it says "and others".
_NAMED = 3


class Tone(StrEnum):
    """What a sentence asks of its reader."""

    ATTENTION = "attention"
    GOOD = "good"
    NOTE = "note"


@dataclass(frozen=True)
class Highlight:
    """One sentence. `page` and `parameters` lead to what it speaks of."""

    tone: Tone
    text: str
    page: str
    parameters: Mapping[str, str] = field(default_factory=dict)


def headline(table: MetricTable, period: dt.date, area_code: str) -> str:
    """The month's finding in about ten words."""
    parts: list[str] = []
    for name in ("rectification_rate", "overdue_count", "exercise_rate"):
        row = table.row(name, period, area_code)
        if row and read_state(row) is State.VALUE and len(parts) < 2:
            value = format_cell(row, METRICS[name], unit=True)
            parts.append(f"{METRICS[name].title} {value}")
    return _("{period}：{finding}").format(
        period=format_period(period), finding=_("，").join(parts) or _("暂无指标")
    )


def list_highlights(
    table: MetricTable, period: dt.date, area_code: str
) -> list[Highlight]:
    """What a reader should know of an area's month, most pressing first.

    Facts only (missing reports, overdue findings, moves of rates with their numbers):
    whether a unit really differs from others is a question of statistics, not of rank.
    """
    found = [
        *_missing_reports(table, period, area_code),
        *_overdue(table, period, area_code),
        *_moves(table, period, area_code),
        *_without_measure(table, period, area_code),
    ]
    order = list(Tone)
    return sorted(found, key=lambda highlight: order.index(highlight.tone))


def units_within(area_code: str) -> set[str]:
    """The codes of the sub-districts in the city or a district."""
    units = [a for a in areas().values() if a.area_level == "subdistrict"]
    if areas()[area_code].area_level == "city":
        return {unit.code for unit in units}
    return {unit.code for unit in units if unit.parent_code == area_code}


def _unit_rows(
    table: MetricTable, metric: str, period: dt.date, area_code: str
) -> pd.DataFrame:
    rows = table.month(metric, period, "subdistrict")
    return rows[rows["area_code"].isin(units_within(area_code))]


def _name_units(codes: list[str]) -> str:
    """A few names, and that there are more."""
    names = _("、").join(areas()[code].title for code in codes[:_NAMED])
    if len(codes) <= _NAMED:
        return names
    return _("{names} 等 {count} 个").format(names=names, count=len(codes))


def _missing_reports(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Highlight]:
    rows = _unit_rows(table, "exercise_count", period, area_code)
    missing = rows.loc[rows["numerator"].isna(), "area_code"].tolist()
    if missing and len(missing) == len(rows):
        text = _("本月行权月报尚未发布。")
        yield Highlight(Tone.ATTENTION, text, "history")
    elif missing:
        text = _("行权月报已报 {reported}/{expected}，未报：{names}。").format(
            reported=len(rows) - len(missing),
            expected=len(rows),
            names=_name_units(missing),
        )
        yield Highlight(Tone.ATTENTION, text, "map", {"metric": "exercise_count"})


def _overdue(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Highlight]:
    total = table.row("overdue_count", period, area_code)
    old = table.row("overdue_count", period, area_code, breakdown=">90")
    if not total or not old or not total["value"] > 0:
        return
    rows = _unit_rows(table, "overdue_count", period, area_code)
    late = rows[rows["value"] > 0].sort_values("value", ascending=False)
    named = _("、").join(
        _("{name} {count} 例").format(
            name=areas()[row["area_code"]].title, count=format_count(row["value"])
        )
        for row in late.head(_NAMED).to_dict("records")
    )
    text = _("逾期未改 {total} 例，其中超过 90 天 {old} 例：{named}{more}。").format(
        total=format_count(total["value"]),
        old=format_count(old["value"]),
        named=named,
        more=_(" 等 {count} 个").format(count=len(late)) if len(late) > _NAMED else "",
    )
    yield Highlight(Tone.ATTENTION, text, "findings", {"state": "overdue"})


def _moves(table: MetricTable, period: dt.date, area_code: str) -> Iterator[Highlight]:
    """Each headline rate that moved by a point or more against last month."""
    for metric in METRICS.values():
        delta = table.change(metric.id, period, area_code)
        row = table.row(metric.id, period, area_code)
        if not _is_move(metric, delta) or row is None or delta is None:
            continue
        text = _("{name} {value}（{fraction}），环比 {change}。").format(
            name=metric.title,
            value=format_cell(row, metric),
            fraction=format_fraction(row["numerator"], row["denominator"]),
            change=format_change(delta, metric),
        )
        is_better = (delta > 0) == (metric.direction is Direction.UP)
        tone = Tone.GOOD if is_better else Tone.ATTENTION
        yield Highlight(tone, text, "map", {"metric": metric.id})


def _is_move(metric: Metric, delta: float | None) -> bool:
    """Whether a headline rate with a good side moved by a percentage point or more."""
    has_side = metric.direction in (Direction.UP, Direction.DOWN)
    is_rate = metric.is_headline and metric.unit == "%"
    return has_side and is_rate and delta is not None and abs(delta) >= 0.01


def _without_measure(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Highlight]:
    row = table.row("measure_coverage", period, area_code)
    if not row or not row["denominator"] > row["numerator"]:
        return
    text = _("累计发现问题 {found} 例，{count} 例尚无整改措施。").format(
        found=format_count(row["denominator"]),
        count=format_count(row["denominator"] - row["numerator"]),
    )
    yield Highlight(Tone.NOTE, text, "map", {"metric": "measure_coverage"})
