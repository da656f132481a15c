"""The domains of one sub-district: powers held, used, dormant."""

import datetime as dt

import pandas as pd

from dashboard.formats import State, format_count, format_period, read_state
from dashboard.forms import COUNT
from dashboard.i18n import _
from dashboard.reference import domains
from dashboard.reports.table import Column, Table, table_of
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


def domain_table(rows: pd.DataFrame) -> Table:
    """A line a domain, by its code: held, used in twelve months, held long, dormant."""
    columns = [
        Column("domain", _("领域")),
        Column("grant_count", _("在册"), COUNT),
        Column("used_count", _("近 12 个月用过"), COUNT),
        Column("long_count", _("持有满 12 个月"), COUNT),
        Column("dormant_count", _("沉睡"), COUNT),
    ]
    titles = [domains()[code].title for code in rows["domain_code"]]
    return table_of(rows.assign(domain=titles), columns, "domain_code")
