"""The state of a finding in words: what is next, whose turn it is, how late it is."""

from typing import Any

import pandas as pd

from dashboard.formats import write_value
from dashboard.forms import DAYS_LEFT
from dashboard.i18n import _

#: Those of queries/views/finding_states.sql, the most pressing first.
OPEN_STATES = ("overdue", "unrectified", "rectifying", "unverified")
STATES = (*OPEN_STATES, "closed")


def state_title(state: str) -> str:
    """The word for the state of a finding at the cut-off."""
    return {
        "overdue": _("逾期"),
        "unrectified": _("未整改"),
        "rectifying": _("整改中"),
        "unverified": _("已整改待销号"),
        "closed": _("已销号"),
    }[state]


def next_step(row: dict[str, Any]) -> str:
    """Whose turn it is: the unit's until it has rectified, then the inspectors'.

    `row` has `state`, `measure` and `due_on`.
    """
    if row["state"] == "closed":
        return _("已办结")
    if row["state"] == "unverified":
        return _("督导：核查销号")
    if pd.isna(row["measure"]):
        return _("镇街：制定整改措施")
    if row["state"] == "overdue":
        return _("督导：催办")
    return _("督导：定期限") if pd.isna(row["due_on"]) else _("镇街：按期整改")


def days_to_deadline(row: dict[str, Any]) -> int | None:
    """Days to the deadline at the cut-off, below 0 past it; None once rectified.

    `row` has `days_left` and `rectified_on`; None also where there is no deadline.
    """
    days_left = row["days_left"]
    if pd.isna(days_left) or pd.notna(row["rectified_on"]):
        return None
    return int(days_left)


def describe_deadline(row: dict[str, Any]) -> str:
    """The same in words, '' where there is nothing to say."""
    days_left = days_to_deadline(row)
    return "" if days_left is None else write_value(days_left, DAYS_LEFT)
