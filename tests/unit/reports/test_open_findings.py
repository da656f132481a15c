import datetime as dt

import pandas as pd
import pytest

from dashboard.reports.open_findings import (
    describe_days,
    describe_open,
    next_step,
)


@pytest.mark.parametrize(
    ("state", "measure", "step"),
    [
        ("overdue", "补齐", "督导：催办"),
        ("overdue", None, "镇街：制定整改措施"),
        ("undated", "补齐", "督导：定期限"),
        ("open", "补齐", "镇街：按期整改"),
        ("open", None, "镇街：制定整改措施"),
        ("unverified", None, "督导：核查销号"),
    ],
)
def test_next_step_says_whose_turn_it_is(
    state: str, measure: str | None, step: str
) -> None:
    assert next_step({"state": state, "measure": measure}) == step


@pytest.mark.parametrize(
    ("days", "text"),
    [(-1, "过 1 天"), (0, "剩 0 天"), (1200, "剩 1,200 天"), (float("nan"), "")],
)
def test_days_are_counted_from_the_cut_off(days: float, text: str) -> None:
    assert describe_days(days) == text


def test_states_are_counted_in_the_order_of_urgency() -> None:
    findings = pd.DataFrame({"state": ["open", "unverified", "open", "overdue"]})
    assert describe_open(findings, dt.date(2023, 11, 1)) == (
        "2023年11月末未销号 4 例：逾期未改 1，期限内 2，待核查 1"
    )
