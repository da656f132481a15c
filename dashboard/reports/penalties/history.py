"""Exercises against each unit's own history, and what they consist of."""

import datetime as dt
from collections.abc import Sequence
from math import sqrt
from typing import Any

import pandas as pd

from dashboard.dimensions import find_dimension
from dashboard.formats import format_count, format_period
from dashboard.forms import COUNT, SHARE, YUAN
from dashboard.i18n import _, ngettext
from dashboard.reference import areas
from dashboard.reports.metric_cells import month_column, reported_column
from dashboard.reports.penalties.counts import HISTORY_MONTHS
from dashboard.reports.table import STATE, Column, Table, build_table
from dashboard.rows import list_rows
from dashboard.statistics.robust import LIMIT, UsualRange, usual_range
from dashboard.store.metric_table import Row


def judge_months(rows: pd.DataFrame, since: dt.date) -> pd.DataFrame:
    """The months from `since` on, each with `state` and, in words, `text`.

    `rows`: subdistrict_code, district_code, period, exercise_count (missing: not
    reported). States: usual, high, low, short (under six months before it), missing.
    A month is judged by the reported ones of the `HISTORY_MONTHS` before it; the least
    spread is that of a Poisson count, the square root of the median.
    """
    judged = []
    for _code, own in rows.groupby("subdistrict_code", sort=False):
        months = list_rows(own.sort_values("period"))
        for place, row in enumerate(months):
            if row["period"] >= since:
                before = months[max(place - HISTORY_MONTHS, 0) : place]
                judged.append(row | _judge(row, _counts(before)))
    return pd.DataFrame(judged, columns=[*rows.columns, "state", "text"])


def _counts(rows: Sequence[Row]) -> list[float]:
    counts = (row["exercise_count"] for row in rows)
    return [float(count) for count in counts if pd.notna(count)]


def _judge(row: Row, history: list[float]) -> dict[str, str]:
    if pd.isna(row["exercise_count"]):
        return {"state": "missing", "text": _("未上报")}
    value = float(row["exercise_count"])
    median = pd.Series(history).median() if history else 0.0
    usual = usual_range(history, max(sqrt(median), 1.0))
    if usual is None:
        return {"state": "short", "text": _("此前不足 6 个月，不作判断")}
    score = usual.score(value)
    state = "usual" if abs(score) <= LIMIT else ("high" if score > 0 else "low")
    return {"state": state, "text": _tell(value, usual, state, len(history))}


def _tell(value: float, usual: UsualRange, state: str, months: int) -> str:
    words = {
        "usual": _("在往常范围内"),
        "high": _("高于往常范围"),
        "low": _("低于往常范围"),
    }
    return _(
        "行权 {value} 次，{word} {low}–{high} 次"
        "（此前 {months} 个月中位数 {median} 次，稳健 z 值 {score}）"
    ).format(
        value=format_count(value),
        word=words[state],
        low=format_count(round(max(usual.low, 0.0))),
        high=format_count(round(usual.high)),
        months=months,
        median=format_count(usual.median),
        score=f"{usual.score(value):+.1f}",
    )


def pick_unusual(judged: pd.DataFrame) -> pd.DataFrame:
    """The unusual months, the newest first, units in the roster's order."""
    found = judged[judged["state"].isin(["high", "low"])]
    return found.sort_values(["period", "subdistrict_code"], ascending=[False, True])


def describe_exercises(months: pd.DataFrame, judged: pd.DataFrame, place: str) -> str:
    """The last month's exercises and how many units differ from their own past."""
    last = list_rows(months)[-1]
    start = _start_title(last, place)
    if pd.isna(last["exercise_count"]):
        return _("{start}：行权月报未上报").format(start=start)
    now = judged[judged["period"].eq(last["period"])]
    if not now["state"].isin(["high", "low"]).any():
        return ngettext(
            "{start}：行权 {count} 次，没有镇街与自身往常明显不同",
            last["exercise_count"],
        ).format(start=start, count=format_count(last["exercise_count"]))
    return _("{start}：行权 {count} 次，{units} 个镇街与自身往常明显不同").format(
        start=start,
        count=format_count(last["exercise_count"]),
        units=format_count(now["state"].isin(["high", "low"]).sum()),
    )


def describe_unit_month(months: pd.DataFrame, judged: pd.DataFrame, place: str) -> str:
    """The last month's exercises of one unit and how they stand to its own past."""
    last = list_rows(months)[-1]
    start = _start_title(last, place)
    if pd.isna(last["exercise_count"]):
        return _("{start}：行权月报未上报").format(start=start)
    now = judged.loc[judged["period"].eq(last["period"]), "state"]
    return ngettext("{start}：行权 {count} 次，{state}", last["exercise_count"]).format(
        start=start,
        count=format_count(last["exercise_count"]),
        state=_compare_words(now.iloc[0] if len(now) else "short"),
    )


def _compare_words(state: str) -> str:
    return {
        "usual": _("与自身往常相当"),
        "high": _("明显高于自身往常"),
        "low": _("明显低于自身往常"),
    }.get(state, _("历史不足 6 个月，不作判断"))


def _start_title(last: Row, place: str) -> str:
    return _("{period}{place}").format(
        period=format_period(last["period"]), place=place
    )


def unusual_table(found: pd.DataFrame) -> Table:
    """A line an unusual month, by its unit, with the reason in words."""
    lines = [
        {
            "period": row["period"],
            "unit": areas()[row["subdistrict_code"]].title,
            "reason": row["text"],
        }
        for row in list_rows(found)
    ]
    columns = [month_column(), Column("unit", _("镇街")), Column("reason", _("原因"))]
    return build_table(lines, columns, found["subdistrict_code"])


def month_table(months: pd.DataFrame) -> Table:
    """A line a month, the newest first; gaps where nobody has reported."""
    lines = [
        {
            "period": row["period"],
            **_tell_counts(row),
            "reported_count": row["reported_count"],
            "expected_count": row["expected_count"],
        }
        for row in list_rows(months)
    ]
    return build_table(
        lines[::-1], [month_column(), *_count_columns(), reported_column()]
    )


def domain_exercise_table(rows: pd.DataFrame) -> Table:
    """A line a domain, in the order of the domains."""
    lines = [
        {
            "domain": find_dimension("domain").part_title(row["domain_code"]),
            **_tell_counts(row),
        }
        for row in list_rows(rows)
    ]
    return build_table(lines, [Column("domain", _("领域")), *_count_columns()])


def _count_columns() -> list[Column]:
    return [
        Column("simple_count", _("简易程序"), COUNT),
        Column("ordinary_count", _("普通程序"), COUNT),
        Column("exercise_count", _("行权次数"), COUNT),
        Column("spared_share", _("不予处罚占比"), SHARE),
        Column(
            "no_penalty_count",
            _("不予处罚/决定"),
            COUNT,
            over="decided_count",
            partner=_("决定"),
        ),
        Column("fine_yuan", _("罚款"), YUAN),
    ]


def _tell_counts(row: Row) -> dict[str, Any]:
    """Counts, the share that ended without a penalty with what it rests on, fines."""
    names = [column.name for column in _count_columns()]
    return {name: row[name] for name in (*names, "decided_count", _SHARE_STATE)}


_SHARE_STATE = f"spared_share{STATE}"
