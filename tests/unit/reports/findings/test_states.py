import datetime as dt

import pandas as pd
import pytest

from dashboard.reports.findings.ledger import describe_open, ledger_headline
from dashboard.reports.findings.states import describe_deadline, next_step


@pytest.mark.parametrize(
    ("state", "measure", "step"),
    [
        ("overdue", "补齐", "督导：催办"),
        ("overdue", None, "镇街：制定整改措施"),
        ("rectifying", "补齐", "镇街：按期整改"),
        ("unrectified", None, "镇街：制定整改措施"),
        ("unverified", None, "督导：核查销号"),
        ("closed", "补齐", "已办结"),
    ],
)
def test_next_step_says_whose_turn_it_is(
    state: str, measure: str | None, step: str
) -> None:
    row = {"state": state, "measure": measure, "due_on": dt.date(2023, 1, 1)}
    assert next_step(row) == step


def test_inspectors_set_the_deadline_that_is_missing() -> None:
    row = {"state": "rectifying", "measure": "补齐", "due_on": None}
    assert next_step(row) == "督导：定期限"


@pytest.mark.parametrize(
    ("days", "rectified_on", "text"),
    [
        (-1, None, "过 1 天"),
        (0, None, "剩 0 天"),
        (1200, None, "剩 1,200 天"),
        (float("nan"), None, ""),
        (-5, dt.date(2023, 1, 1), ""),
    ],
)
def test_days_are_counted_from_the_cut_off(
    days: float, rectified_on: dt.date | None, text: str
) -> None:
    assert describe_deadline({"days_left": days, "rectified_on": rectified_on}) == text


def test_states_are_counted_in_the_order_of_urgency() -> None:
    states = ["rectifying", "unverified", "rectifying", "overdue"]
    findings = pd.DataFrame({"state": states})
    assert describe_open(findings, dt.date(2023, 11, 1)) == (
        "2023年11月末未销号 4 例：逾期 1，整改中 2，已整改待销号 1"
    )


@pytest.mark.parametrize(
    ("states", "is_filtered", "text"),
    [
        (
            ["overdue"] * 2 + ["rectifying"] * 3 + ["closed"] * 4,
            False,
            "2023年11月末云龙：未销号 5 例，逾期 2 例，最久 63 天",
        ),
        (
            ["rectifying"] * 5 + ["closed"] * 4,
            True,
            "2023年11月末云龙所选 9 例：未销号 5 例，没有逾期",
        ),
        (["closed"] * 9, False, "2023年11月末云龙：发现 9 例，全部销号"),
        ([], True, "2023年11月末云龙所选 0 例：没有问题"),
    ],
)
def test_headline_counts_what_is_open(
    states: list[str], is_filtered: bool, text: str
) -> None:
    days = [63 - place if state == "overdue" else None
            for place, state in enumerate(states)]  # fmt: skip
    findings = pd.DataFrame({"state": states, "overdue_days": days})
    month = dt.date(2023, 11, 1)
    assert ledger_headline(findings, month, "云龙", is_filtered=is_filtered) == text
