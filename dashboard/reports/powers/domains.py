"""The domains of one sub-district: powers held, used, dormant."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from dashboard.formats import State, format_count, format_period, read_state
from dashboard.forms import COUNT
from dashboard.i18n import _
from dashboard.metrics import Window
from dashboard.reference import domains
from dashboard.reports.powers.holdings import Use
from dashboard.reports.table import Column, Table, build_table
from dashboard.store.metric_table import Row


def describe_domains(uses: Mapping[str, Use], period: dt.date) -> str:
    """How much is held and used, and the domains left unused; `uses` by domain."""
    text = _("{period}在册 {grants} 项、{domains} 个领域").format(
        period=format_period(period),
        grants=format_count(sum(use.grant_count for use in uses.values())),
        domains=len(uses),
    )
    known = {c: use.rate for c, use in uses.items() if use.rate and use.known_count}
    if not known:
        return text
    text = _("{text}，近 {months} 个月用过 {used} 项").format(
        text=text,
        months=Window.ROLLING.months,
        used=format_count(sum(rate["numerator"] for rate in known.values())),
    )
    unused = [domains()[c].title for c, rate in known.items() if not rate["numerator"]]
    if not unused:
        return text
    return _("{text}；未用：{domains}").format(text=text, domains=_("、").join(unused))


def domain_table(uses: Mapping[str, Use]) -> Table:
    """A line a domain, by its code: held, used in twelve months, held long, dormant."""
    columns = [
        Column("domain", _("领域")),
        Column("grant_count", _("在册"), COUNT),
        Column("used_count", _("近 12 个月用过"), COUNT),
        Column("long_count", _("持有满 12 个月"), COUNT),
        Column("dormant_count", _("沉睡"), COUNT),
    ]
    lines = [_tell_domain(code, use) for code, use in uses.items()]
    return build_table(lines, columns, uses)


def _tell_domain(code: str, use: Use) -> dict[str, Any]:
    return {
        "domain": domains()[code].title,
        "grant_count": use.grant_count,
        "used_count": _count(use.rate, "numerator"),
        "long_count": _count(use.dormant, "denominator"),
        "dormant_count": _count(use.dormant, "numerator"),
    }


def _count(row: Row | None, name: str) -> float | None:
    """A count of a known row; nothing where the metric has no value."""
    is_known = row is not None and read_state(row) is State.VALUE
    return float(row[name]) if row is not None and is_known else None
