"""The counts of the ledger as its charts and their titles take them."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.datasets.findings import value_title
from dashboard.formats import format_count, format_fraction, format_value
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reports.findings.states import AGE_BANDS
from dashboard.statistics.survival import Survival

_NAMED = 2

# `counts` is everywhere the rows of queries/pages/findings/counts.sql.


def whole_of(counts: pd.DataFrame) -> dict[str, Any]:
    """The row over all findings."""
    return list_rows(counts[counts["part"] == "all"])[0]


def kinds_of(counts: pd.DataFrame) -> pd.DataFrame:
    """The rows by source and category."""
    return counts[counts["part"] == "kind"]


def describe_kinds(counts: pd.DataFrame) -> str:
    """Which categories bring the most findings."""
    kinds = kinds_of(counts)
    if kinds.empty:
        return _("没有问题")
    totals = kinds.groupby("category")["finding_count"].sum()
    named = [
        _("{name} {count} 例").format(
            name=value_title(str(name)), count=format_count(count)
        )
        for name, count in totals.nlargest(_NAMED).items()
    ]
    return _("最多：{names}").format(names=_("、").join(named))


def age_values(counts: pd.DataFrame) -> pd.DataFrame:
    """Overdue findings by band, as rows of overdue_count with `breakdown`."""
    ages = counts[counts["part"] == "age"].set_index("overdue_band")["overdue_count"]
    values = ages.reindex(list(AGE_BANDS), fill_value=0).astype("float64").tolist()
    return pd.DataFrame(
        {
            "breakdown": AGE_BANDS,
            "numerator": values,
            "denominator": float("nan"),
            "value": values,
        }
    )


def describe_ages(counts: pd.DataFrame) -> str:
    """How many are overdue, and how many of them for more than 90 days."""
    values = age_values(counts)["value"]
    if not values.sum():
        return _("没有逾期")
    return _("逾期 {count} 例，其中 90 天以上 {old} 例").format(
        count=format_count(values.sum()), old=format_count(values.iloc[-1])
    )


def flow_values(counts: pd.DataFrame) -> pd.DataFrame:
    """From found to verified, as shares with what they rest on.

    Rows (`breakdown`): due (of found), rectified, on_time, verified (each of due).
    """
    whole = whole_of(counts)
    due = whole["due_count"]
    parts = [
        ("due", due, whole["finding_count"]),
        ("rectified", whole["rectified_count"], due),
        ("on_time", whole["on_time_count"], due),
        ("verified", whole["verified_count"], due),
    ]
    flow = pd.DataFrame(parts, columns=["breakdown", "numerator", "denominator"])
    is_known = flow["denominator"] > 0
    return flow.assign(value=(flow["numerator"] / flow["denominator"]).where(is_known))


def flow_titles() -> dict[str, str]:
    """The words for the steps of `flow_values`."""
    return {
        "due": _("到期/发现"),
        "rectified": _("已整改/到期"),
        "on_time": _("按期整改/到期"),
        "verified": _("已销号/到期"),
    }


def describe_flow(counts: pd.DataFrame) -> str:
    """The rectification rate of what was due, with its parts."""
    whole: Mapping[str, Any] = whole_of(counts)
    if not whole["due_count"]:
        return _("没有到期的问题")
    metric = METRICS["rectification_rate"]
    rate = whole["rectified_count"] / whole["due_count"]
    return _("到期问题{metric} {rate}（{fraction}）").format(
        metric=metric.title,
        rate=format_value(rate, metric),
        fraction=format_fraction(whole["rectified_count"], whole["due_count"]),
    )


def describe_duration(survival: Survival) -> str:
    """The median days to rectify, and over how many findings it stands."""
    if survival.median is None:
        return _("整改时长中位数尚不可知：{count} 例中已整改 {done} 例").format(
            count=format_count(survival.count), done=format_count(survival.done_count)
        )
    return _("整改时长中位数 {days} 天：{count} 例中已整改 {done} 例").format(
        days=format_count(survival.median),
        count=format_count(survival.count),
        done=format_count(survival.done_count),
    )
