"""The ledger of findings as a page shows it: its finding in a sentence, its rows."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.datasets.findings import value_title
from dashboard.formats import format_count, format_day, format_period
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.reports.findings.states import (
    OPEN_STATES,
    describe_deadline,
    next_step,
    state_title,
)


def ledger_headline(
    findings: pd.DataFrame, period: dt.date, place: str, *, is_filtered: bool
) -> str:
    """How many findings are open and overdue at the month's end, and the longest.

    `findings`: the rows of queries/pages/findings/ledger.sql.
    """
    pattern = (
        _("{month}末{place}所选 {count} 例：{finding}")
        if is_filtered
        else _("{month}末{place}：{finding}")
    )
    return pattern.format(
        month=format_period(period),
        place=place,
        count=format_count(len(findings)),
        finding=_describe_states(findings),
    )


def _describe_states(findings: pd.DataFrame) -> str:
    states = findings["state"].value_counts()
    if findings.empty:
        return _("没有问题")
    open_count = states.sum() - states.get("closed", 0)
    if not open_count:
        return _("发现 {count} 例，全部销号").format(count=format_count(len(findings)))
    open_part = _("未销号 {count} 例").format(count=format_count(open_count))
    if "overdue" not in states:
        return _("{open}，没有逾期").format(open=open_part)
    return _("{open}，逾期 {overdue} 例，最久 {days} 天").format(
        open=open_part,
        overdue=format_count(states["overdue"]),
        days=format_count(findings["overdue_days"].max()),
    )


def describe_open(findings: pd.DataFrame, period: dt.date) -> str:
    """How many are not verified at the month's end, by state.

    `findings`: the rows of queries/pages/findings/ledger.sql in an open state.
    """
    states = findings["state"].value_counts()
    parts = [
        _("{state} {count}").format(state=state_title(state), count=states[state])
        for state in OPEN_STATES
        if state in states
    ]
    return _("{month}末未销号 {count} 例：{parts}").format(
        month=format_period(period),
        count=format_count(len(findings)),
        parts=_("，").join(parts),
    )


def ledger_table(findings: pd.DataFrame, *, with_unit: bool = True) -> pd.DataFrame:
    """A line a finding in words, by its code: state, next step, dates, texts.

    `findings`: the rows of queries/pages/findings/ledger.sql.
    """
    lines = [_tell_finding(row) for row in list_rows(findings)]
    table = pd.DataFrame(lines, index=findings["finding_code"].tolist())
    return table if with_unit else table.drop(columns=_("镇街"))


def _tell_finding(row: dict[str, Any]) -> dict[str, str]:
    return {
        _("编号"): row["finding_code"],
        _("镇街"): areas()[row["subdistrict_code"]].title,
        _("状态"): state_title(row["state"]),
        _("距期限"): describe_deadline(row),
        _("下一步"): next_step(row),
        _("类别"): value_title(row["category"]),
        _("严重度"): value_title(row["severity"]),
        _("问题描述"): write_text(row["description"]),
        _("来源"): value_title(row["source"]),
        _("轮次"): format_count(row["round"]) if pd.notna(row["round"]) else "",
        _("发现日期"): write_day(row["found_on"]),
        _("整改期限"): write_day(row["due_on"]),
        _("整改完成日期"): write_day(row["rectified_on"]),
        _("核查销号日期"): write_day(row["verified_on"]),
        _("整改措施"): write_text(row["measure"]),
        _("180 天内复发自"): write_text(row["previous_code"]),
    }


def write_day(day: Any) -> str:
    """A day, or '' for none."""
    return "" if pd.isna(day) else format_day(day)


def write_text(text: Any) -> str:
    """A text, or '' for none."""
    return "" if pd.isna(text) else str(text)
