"""What a publish would do to the figures: sentences of what to look at, and tables."""

import datetime as dt
import itertools
from collections.abc import Sequence

import pandas as pd

from dashboard.filters import period_key
from dashboard.formats import (
    NOTHING,
    format_cell,
    format_change,
    format_count,
    format_growth,
    format_period,
    format_score,
)
from dashboard.i18n import _
from dashboard.ingest.figures import Figure, Outlier, Total
from dashboard.ingest.impact import Impact, ItemImpact, MetricMove
from dashboard.metrics import METRICS
from dashboard.reference import areas
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


def move_table(moves: Sequence[MetricMove]) -> pd.DataFrame:
    """One row a metric and month, indexed by both ids: 2023-09/exercise_rate."""
    rows = [
        {
            _("指标"): METRICS[move.metric].title,
            _("月份"): format_period(move.period),
            _("发布前"): _write_row(move.before, move),
            _("发布后"): _write_row(move.after, move),
            _("变化"): format_change(move.delta, METRICS[move.metric]),
            _("较上月"): format_change(move.monthly_delta, METRICS[move.metric]),
            _("变动的镇街"): format_count(move.unit_count),
        }
        for move in moves
    ]
    return pd.DataFrame(rows, index=[move_id(move) for move in moves])


def move_id(move: MetricMove) -> str:
    """Names a move: its month and metric."""
    return f"{period_key(move.period)}/{move.metric}"


def total_table(items: Sequence[ItemImpact]) -> pd.DataFrame:
    """One row a sum, beside last month and last year, unusual ones marked."""
    return pd.DataFrame(
        [
            {
                _("合计"): total.figure.title,
                _("月份"): format_period(item.period),
                _("本次"): format_count(total.value),
                _("上月"): format_count(total.last_month),
                _("较上月"): format_growth(total.value, total.last_month),
                _("去年同月"): format_count(total.last_year),
                _("较去年同月"): format_growth(total.value, total.last_year),
                _("异常"): _mark(total),
            }
            for item in items
            for total in item.totals
        ]
    )


def outlier_table(impact: Impact) -> pd.DataFrame:
    """One row a sum beyond its usual range, the most unusual first."""
    return pd.DataFrame(
        [
            {
                _("镇街"): areas()[outlier.area_code].title,
                _("合计"): figure.title,
                _("月份"): format_period(item.period),
                _("本次"): f"{_sign(outlier)} {format_count(outlier.value)}",
                _("通常"): _write_range(outlier),
                _("稳健 z 值"): format_score(outlier.score),
            }
            for outlier, figure, item in _outliers(impact)
        ]
    )


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
        marks.append(_("{count} 个镇街异常").format(count=len(total.outliers)))
    if not total.judged_count:
        marks.append(_("历史不足 {count} 个月，不判断").format(count=LEAST_HISTORY))
    return _("；").join(marks)


def _name_few(texts: Sequence[str], separator: str) -> str:
    """The first few, and how many there are."""
    named = separator.join(texts[:_NAMED])
    if len(texts) <= _NAMED:
        return named
    return _("{names}，等 {count} 处").format(names=named, count=len(texts))
