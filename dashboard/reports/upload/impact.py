"""What a publish would do to the figures: sentences of what to look at, and tables."""

import datetime as dt
import itertools
from collections.abc import Sequence
from typing import Any

from dashboard.filters import period_key
from dashboard.formats import (
    NOTHING,
    format_cell,
    format_change,
    format_count,
    format_period,
    grow,
)
from dashboard.forms import COUNT, GROWTH, Sign, decimal
from dashboard.i18n import _, ngettext
from dashboard.ingest.figures import Figure, Outlier, Total
from dashboard.ingest.impact import Impact, ItemImpact, MetricMove
from dashboard.metrics import METRICS
from dashboard.reference import areas
from dashboard.reports.metric_cells import (
    mixed_change,
    mixed_column,
    month_column,
    value_cells,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.statistics.robust import LEAST_HISTORY
from dashboard.store.metric_table import Row

#: How much a sentence names before it says how much there is in all.
_NAMED = 3

#: An outlier, the figure that it is one of, and the data set and month of both.
_Place = tuple[Outlier, Figure, ItemImpact]


def describe_outliers(impact: Impact) -> str:
    """The sums beyond their usual ranges, in a sentence; '' where there are none."""
    found = _outliers(impact)
    if not found:
        return ""
    return _(
        "{count} 处合计超出以往范围，请核对原表"
        "（可能多录、漏报，也可能属实）：{places}。"
    ).format(
        count=len(found),
        places=_name_few([_describe_outlier(*place) for place in found], _("；")),
    )


def describe_moves(impact: Impact) -> list[str]:
    """For each month the metrics that move, those of the overview first."""
    return [
        _describe_month(period, list(moves))
        for period, moves in itertools.groupby(
            sorted(impact.metric_moves, key=lambda move: move.period),
            key=lambda move: move.period,
        )
    ] or [_("没有指标因此变动。")]


def move_table(moves: Sequence[MetricMove]) -> Table:
    """One row a metric and month, by both ids: 2023-09/exercise_rate."""
    lines = [
        {
            "metric": move.metric,
            "title": METRICS[move.metric].title,
            "period": move.period,
            **_tell_row(move.before, "before"),
            **_tell_row(move.after, "after"),
            "change": move.delta,
            "monthly_change": move.monthly_delta,
            "unit_count": move.unit_count,
        }
        for move in moves
    ]
    columns = [
        Column("title", _("指标")),
        month_column(),
        mixed_column("before", _("发布前")),
        mixed_column("after", _("发布后")),
        mixed_change("change", _("变化")),
        mixed_change("monthly_change", _("较上月")),
        Column("unit_count", _("变动的镇街"), COUNT),
    ]
    return build_table(lines, columns, map(move_id, moves))


def move_id(move: MetricMove) -> str:
    """Names a move: its month and metric."""
    return f"{period_key(move.period)}/{move.metric}"


def total_table(items: Sequence[ItemImpact]) -> Table:
    """One row a sum, beside last month and last year, unusual ones marked."""
    lines = [
        {
            "title": total.figure.title,
            "period": item.period,
            "value": total.value,
            "last_month": total.last_month,
            "monthly_growth": grow(total.value, total.last_month),
            "last_year": total.last_year,
            "yearly_growth": grow(total.value, total.last_year),
            "mark": _mark(total),
        }
        for item in items
        for total in item.totals
    ]
    columns = [
        Column("title", _("合计")),
        month_column(),
        Column("value", _("本次"), COUNT),
        Column("last_month", _("上月"), COUNT),
        Column("monthly_growth", _("较上月"), GROWTH),
        Column("last_year", _("去年同月"), COUNT),
        Column("yearly_growth", _("较去年同月"), GROWTH),
        Column("mark", _("异常")),
    ]
    return build_table(lines, columns)


def outlier_table(impact: Impact) -> Table:
    """One row a sum beyond its usual range, the most unusual first."""
    lines = [
        {
            "area": areas()[outlier.area_code].title,
            "title": figure.title,
            "period": item.period,
            "value": outlier.value,
            "low": round(outlier.low),
            "high": round(outlier.high),
            "score": outlier.score,
        }
        for outlier, figure, item in _outliers(impact)
    ]
    columns = [
        Column("area", _("镇街")),
        Column("title", _("合计")),
        month_column(),
        Column("value", _("本次"), COUNT),
        Column("low", _("通常"), COUNT, until="high"),
        Column("score", _("稳健 z 值"), decimal(1, Sign.ALWAYS)),
    ]
    return build_table(lines, columns)


def _outliers(impact: Impact) -> list[_Place]:
    """All of them, the most unusual first."""
    found = [
        (outlier, total.figure, item)
        for item in impact.items
        for total in item.totals
        for outlier in (*filter(None, [total.unusual]), *total.outliers)
    ]
    return sorted(found, key=lambda place: -abs(place[0].score))


def _describe_outlier(outlier: Outlier, figure: Figure, item: ItemImpact) -> str:
    return _("{area} {period} {figure} {value}{unit}，通常 {range}").format(
        area=areas()[outlier.area_code].title,
        period=format_period(item.period),
        figure=figure.title,
        value=format_count(outlier.value),
        unit=figure.unit_title,
        range=_write_range(outlier),
    )


def _describe_month(period: dt.date, moves: Sequence[MetricMove]) -> str:
    """How many metrics move in a month, and what the first of them do."""
    ordered = sorted(moves, key=lambda move: not METRICS[move.metric].is_headline)
    shown = [text for move in ordered if (text := _describe_move(move))]
    is_new = all(move.before is None for move in moves)
    text = (
        _("{period}：首次有 {count} 项指标")
        if is_new
        else _("{period}：{count} 项指标变动")
    )
    count = text.format(period=format_period(period), count=len(moves))
    if not shown:  # units offset each other
        return _("{moves}，全市数值四舍五入后不变。").format(moves=count)
    return _("{moves}，如{shown}。").format(
        moves=count, shown=_("、").join(shown[:_NAMED])
    )


def _describe_move(move: MetricMove) -> str:
    """What the city's value does: 行权率 61.4% → 62.0%; '' where it stands still.

    Of a month that was not there: its value, beside the month before.
    """
    metric = METRICS[move.metric]
    before, after = _write_row(move.before, move), _write_row(move.after, move)
    if before == after:
        return ""
    if move.before is None and move.monthly_delta is None:
        return f"{metric.title} {after}"
    if move.before is None:
        return _("{metric} {value}（较上月{change}）").format(
            metric=metric.title,
            value=after,
            change=format_change(move.monthly_delta, metric),
        )
    return f"{metric.title} {before} → {after}"


def _write_row(row: Row | None, move: MetricMove) -> str:
    return format_cell(row, METRICS[move.metric]) if row else NOTHING


def _tell_row(row: Row | None, name: str) -> dict[str, Any]:
    """Nothing, not even a reason, of a month that was not there."""
    return {name: None} if row is None else value_cells(row, name)


def _write_range(outlier: Outlier) -> str:
    """What is usual, in whole numbers: 4–16."""
    return f"{format_count(round(outlier.low))}–{format_count(round(outlier.high))}"


def _sign(outlier: Outlier) -> str:
    return "▲" if outlier.score > 0 else "▼"


def _mark(total: Total) -> str:
    """What is unusual about a sum, in words; how far anyone can say."""
    marks = []
    if total.unusual:
        marks.append(
            _("{sign} 通常 {range}").format(
                sign=_sign(total.unusual), range=_write_range(total.unusual)
            )
        )
    if total.outliers:
        marks.append(
            ngettext("{count} 个镇街异常", len(total.outliers)).format(
                count=len(total.outliers)
            )
        )
    if not total.judged_count:
        marks.append(_("历史不足 {count} 个月，不判断").format(count=LEAST_HISTORY))
    return _("；").join(marks)


def _name_few(texts: Sequence[str], separator: str) -> str:
    """The first few, and how many there are."""
    named = separator.join(texts[:_NAMED])
    if len(texts) <= _NAMED:
        return named
    return _("{names}，等 {count} 处").format(names=named, count=len(texts))
