"""The domains of one sub-district: powers held, used, dormant."""

import datetime as dt
from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.formats import State, format_count, format_period, read_state
from dashboard.i18n import _
from dashboard.reference import domains
from dashboard.store.metric_table import Row


def describe_domains(rows: pd.DataFrame, period: dt.date) -> str:
    """How much is held and used, and the domains left unused.

    `rows`: those of queries/pages/subdistrict/domains.sql.
    """
    unused = rows.loc[rows["used_count"].eq(0), "domain_code"].tolist()
    text = _(
        "{period}在册 {grants} 项、{domains} 个领域，近 12 个月用过 {used} 项"
    ).format(
        period=format_period(period),
        grants=format_count(rows["grant_count"].sum()),
        domains=len(rows),
        used=format_count(rows["used_count"].sum()),
    )
    if not unused:
        return text
    return _("{text}；未用：{domains}").format(
        text=text, domains=_("、").join(domains()[code].title for code in unused)
    )


def describe_usage(row: Row | None) -> str:
    """Why use is only known in part, though the metric has no value; '' if it has.

    `row`: the unit's exercise rate of the month.
    """
    if row is None or read_state(row) is State.NOT_REPORTED:
        return _("本月行权月报未上报，用过和沉睡只按已报的月份计，可能偏低或偏高。")
    if read_state(row) is State.NOT_APPLICABLE:
        return _("行权月报发布不足 12 个月，用过和沉睡只按已有的月份计。")
    return ""


def domain_names() -> dict[str, str]:
    """Name of every domain by code, in the language at hand."""
    return {domain.code: domain.title for domain in domains().values()}


def domain_values(rows: pd.DataFrame) -> pd.DataFrame:
    """The exercise rate of each domain: domain_code, numerator, denominator, value."""
    return pd.DataFrame(
        {
            "domain_code": rows["domain_code"],
            "numerator": rows["used_count"].astype(float),
            "denominator": rows["grant_count"].astype(float),
            "value": rows["used_count"] / rows["grant_count"],
        }
    )


def domain_table(rows: pd.DataFrame) -> pd.DataFrame:
    """A line a domain, by its code: held, used in twelve months, held long, dormant."""
    lines = [_tell_domain(row) for row in list_rows(rows)]
    return pd.DataFrame(lines, index=rows["domain_code"].tolist())


def _tell_domain(row: dict[str, Any]) -> dict[str, Any]:
    return {
        _("领域"): domains()[row["domain_code"]].title,
        _("在册"): row["grant_count"],
        _("近 12 个月用过"): row["used_count"],
        _("持有满 12 个月"): row["long_count"],
        _("沉睡"): row["dormant_count"],
    }
