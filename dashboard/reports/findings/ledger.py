"""The ledger of findings as a page shows it: its finding in a sentence, its rows."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.datasets.findings import value_title
from dashboard.formats import format_count, format_day, format_period
from dashboard.forms import CODE, COUNT, DATE, DAYS_LEFT
from dashboard.i18n import _, ngettext
from dashboard.reference import areas
from dashboard.reports.findings.states import (
    OPEN_STATES,
    days_to_deadline,
    next_step,
    state_title,
)
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows


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
    return ngettext(
        "{open}，逾期 {overdue} 例，最久 {days} 天", findings["overdue_days"].max()
    ).format(
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


def ledger_table(findings: pd.DataFrame, *, with_unit: bool = True) -> Table:
    """A line a finding, by its code: state, next step, dates, texts.

    `findings`: the rows of queries/pages/findings/ledger.sql.
    """
    lines = [_tell_finding(row) for row in list_rows(findings)]
    table = build_table(lines, _ledger_columns(), findings["finding_code"])
    return table if with_unit else table.without("unit")


def _ledger_columns() -> list[Column]:
    return [
        Column("finding_code", _("编号"), CODE),
        Column("unit", _("镇街")),
        Column("state", _("状态")),
        Column("days_left", _("距期限"), DAYS_LEFT),
        Column("next_step", _("下一步")),
        Column("category", _("类别")),
        Column("severity", _("严重度")),
        Column("description", _("问题描述")),
        Column("source", _("来源")),
        Column("round", _("轮次"), COUNT),
        Column("found_on", _("发现日期"), DATE),
        Column("due_on", _("整改期限"), DATE),
        Column("rectified_on", _("整改完成日期"), DATE),
        Column("verified_on", _("核查销号日期"), DATE),
        Column("measure", _("整改措施")),
        Column("previous_code", _("180 天内复发自"), CODE),
    ]


def _tell_finding(row: dict[str, Any]) -> dict[str, Any]:
    names = (
        "finding_code", "description", "round", "found_on", "due_on", "rectified_on",
        "verified_on", "measure", "previous_code",
    )  # fmt: skip
    return {
        **{name: row[name] for name in names},
        "unit": areas()[row["subdistrict_code"]].title,
        "state": state_title(row["state"]),
        "days_left": days_to_deadline(row),
        "next_step": next_step(row),
        "category": value_title(row["category"]),
        "severity": value_title(row["severity"]),
        "source": value_title(row["source"]),
    }


def write_day(day: Any) -> str:
    """A day, or '' for none."""
    return "" if pd.isna(day) else format_day(day)


def write_text(text: Any) -> str:
    """A text, or '' for none."""
    return "" if pd.isna(text) else str(text)
