"""A unit's findings that are not closed: their state, what is next, in words."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.datasets import DATASETS
from dashboard.formats import format_count, format_day, format_period
from dashboard.i18n import _


def describe_open(findings: pd.DataFrame, period: dt.date) -> str:
    """How many are not verified at the month's end, by state.

    `findings`: the rows of queries/pages/subdistrict/open_findings.sql.
    """
    states = findings["state"].value_counts()
    parts = [
        _("{state} {count}").format(state=state_title(state), count=states[state])
        for state in ("overdue", "undated", "open", "unverified")
        if state in states
    ]
    return _("{month}末未销号 {count} 例：{parts}").format(
        month=format_period(period),
        count=format_count(len(findings)),
        parts=_("，").join(parts),
    )


def state_title(state: str) -> str:
    """The word for the state of a finding at the cut-off."""
    return {
        "overdue": _("逾期未改"),
        "undated": _("未定期限"),
        "open": _("期限内"),
        "unverified": _("待核查"),
    }[state]


def open_findings_table(findings: pd.DataFrame) -> pd.DataFrame:
    """A line a finding with the step that is next and who has to take it."""
    return pd.DataFrame([_tell_finding(row) for row in list_rows(findings)])


def _tell_finding(row: dict[str, Any]) -> dict[str, str]:
    return {
        _("编号"): row["finding_code"],
        _("状态"): state_title(row["state"]),
        _("下一步"): next_step(row),
        _("期限"): _write_day(row["due_on"]),
        _("距期限"): describe_days(row["days_left"]),
        _("类别"): _name("category", row),
        _("严重度"): _name("severity", row),
        _("问题描述"): _write_text(row["description"]),
        _("来源"): _name("source", row),
        _("发现日期"): _write_day(row["found_on"]),
        _("整改措施"): _write_text(row["measure"]),
    }


def _name(column: str, row: dict[str, Any]) -> str:
    """The ledger's word in the language at hand."""
    return DATASETS["findings"].columns[column].name_choice(row[column])


def next_step(row: dict[str, Any]) -> str:
    """Whose turn it is: the unit's until it has rectified, then the inspectors'."""
    if row["state"] == "unverified":
        return _("督导：核查销号")
    if pd.isna(row["measure"]):
        return _("镇街：制定整改措施")
    return {
        "overdue": _("督导：催办"),
        "undated": _("督导：定期限"),
        "open": _("镇街：按期整改"),
    }[row["state"]]


def describe_days(days_left: float | None) -> str:
    """Days to the deadline or past it, as of the month's end."""
    if days_left is None or pd.isna(days_left):
        return ""
    if days_left < 0:
        return _("过 {days} 天").format(days=format_count(-days_left))
    return _("剩 {days} 天").format(days=format_count(days_left))


def _write_day(day: Any) -> str:
    return "" if pd.isna(day) else format_day(day)


def _write_text(text: Any) -> str:
    return "" if pd.isna(text) else str(text)
