"""Did one area change? The XmR chart of a metric's single months, in words."""

import datetime as dt

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.formats import (
    format_cell,
    format_fraction,
    format_period,
    format_value,
)
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.reports.unit_trend import TREND_MONTHS
from dashboard.statistics.marks import (
    assurance_mark,
    latest_signal,
    signal_mark,
)
from dashboard.statistics.xmr import (
    COUNT,
    LEAST_POINTS,
    RATE,
    Rule,
    Signal,
    Xmr,
    xmr,
)
from dashboard.store.metric_table import MetricTable


def month_rows(
    table: MetricTable, metric: Metric, period: dt.date, area_code: str
) -> pd.DataFrame:
    """The metric of single months (never rolling) up to `period`, oldest first.

    From the first month with a value on: what lies before it was not measured.
    """
    rows = table.series(metric.id, area_code, period, TREND_MONTHS, window=1)
    rows = rows.reset_index(drop=True)
    first = rows["value"].first_valid_index()
    return rows.iloc[0 if first is None else int(str(first)) :].reset_index(drop=True)


def control_limits(rows: pd.DataFrame, metric: Metric) -> Xmr:
    """The XmR chart of `month_rows`; limits stay within what the metric can reach."""
    bounds = RATE if metric.kind is Kind.SHARE else COUNT
    return xmr(rows["value"].astype(float), bounds=bounds)


def describe_control(rows: pd.DataFrame, chart: Xmr, metric: Metric) -> str:
    """Whether the latest value is a signal, and what it says."""
    start = _("{metric}（当月值）").format(metric=metric.title)
    if chart.latest is None or chart.lower != chart.lower:
        return _("{metric}：没有相邻两个月的值，画不出控制限").format(metric=start)
    row = list_rows(rows)[chart.latest]
    signal = latest_signal(chart)
    return _("{metric}：{month} {value}，{finding}").format(
        metric=start,
        month=format_period(row["period"]),
        value=format_value(row["value"], metric),
        finding=_("属常规波动") if signal is None else describe_signal(signal, metric),
    )


def signal_words(chart: Xmr, metric: Metric) -> dict[int, str]:
    """What each signal says, by its index: the strongest rule alone."""
    return {s.index: describe_signal(s, metric) for s in reversed(chart.signals)}


def describe_signal(signal: Signal, metric: Metric) -> str:
    """Which rule, and whether it is for the better or the worse."""
    side = signal.side > 0
    rule = {
        Rule.OUTSIDE: _("高于上限") if side else _("低于下限"),
        Rule.NEAR: _("3 个月中 2 个接近上限") if side else _("3 个月中 2 个接近下限"),
        Rule.RUN: _("连续 7 个月高于均值") if side else _("连续 7 个月低于均值"),
        Rule.TREND: _("连续 7 个月上升") if side else _("连续 7 个月下降"),
    }[signal.rule]
    mark = {"improving": _("好转"), "worsening": _("变差"), "changed": _("有变化")}
    return _("{rule}：{mark}").format(
        rule=rule, mark=mark[signal_mark(signal, metric.direction)]
    )


def target_to_draw(rows: pd.DataFrame, metric: Metric) -> float | None:
    """The target of the last month; none where it is set for more than a month."""
    if rows.empty or metric.window != 1 or pd.isna(rows["target"].iloc[-1]):
        return None
    return float(rows["target"].iloc[-1])


def describe_limits(chart: Xmr, metric: Metric, target: float | None) -> list[str]:
    """How the limits are made, how much they can carry, what they say of the target."""
    parts = [_("单月值，不是滚动值；虚线为均值 ± 2.66 × 平均移动极差")]
    count = chart.phases[-1].point_count
    if chart.is_trial:
        parts.append(
            _("只有 {count} 个月，不足 {least} 个，控制限为试用").format(
                count=count, least=LEAST_POINTS
            )
        )
    parts.append(_("菱形为异常信号，其余为常规波动，不必逐月解释"))
    assurance = {
        "reached": _("照此下去每月都会达到目标"),
        "missed": _("照此下去每月都达不到目标"),
        "uncertain": _("照此下去目标时达时不达"),
    }
    mark = assurance_mark(chart, target, metric.direction)
    if mark and latest_signal(chart) is None:  # else nothing stays as it is
        parts.append(assurance[mark])
    return parts


def control_table(rows: pd.DataFrame, chart: Xmr, metric: Metric) -> pd.DataFrame:
    """The same months, newest first: value, what it rests on, signal in words."""
    words = signal_words(chart, metric)
    lines = [
        {
            _("月份"): format_period(row["period"]),
            _("当月值"): format_cell(row, metric),
            _("分子/分母"): ""
            if pd.isna(row["denominator"])
            else format_fraction(row["numerator"], row["denominator"]),
            _("信号"): words.get(number, ""),
        }
        for number, row in enumerate(list_rows(rows))
    ]
    return pd.DataFrame(lines[::-1])
