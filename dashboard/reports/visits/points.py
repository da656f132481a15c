"""What to ask on a visit beside the findings: what recurs, lies dormant, is missing."""

import datetime as dt
from collections.abc import Mapping, Sequence

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.datasets.findings import value_title
from dashboard.formats import format_count, format_period
from dashboard.i18n import _
from dashboard.metrics.catalogue import EXERCISE_RATE
from dashboard.reference import domains
from dashboard.reports.powers.holdings import Use, list_domain_use
from dashboard.reports.powers.use import describe_unknown
from dashboard.store.database import SnapshotDatabase
from dashboard.store.metric_table import MetricTable

_NAMED = 3  # chains or domains by name


def list_points(
    database: SnapshotDatabase, metrics: MetricTable, period: dt.date, unit_code: str
) -> list[dict[str, str]]:
    """Categories that came back, domains that lie dormant, reports that are missing.

    Each with `label` and `text`; one without anything to ask says so.
    """
    place = {"subdistrict_code": unit_code, "period": period}
    chains = database.run("pages/findings/chains", period=period, area_code=unit_code)
    uses = list_domain_use(metrics, period, unit_code)
    unknown = describe_unknown(metrics.row(EXERCISE_RATE, period, unit_code))
    missing = database.run("pages/subdistrict/missing", **place)
    return [
        {"label": _("反复出现的类别："), "text": tell_recurring(chains)},
        {"label": _("沉睡的领域："), "text": unknown or tell_dormant(uses)},
        {"label": _("近 12 个月缺的报表："), "text": tell_missing(missing)},
    ]


def tell_recurring(chains: pd.DataFrame) -> str:
    """Categories found again within 180 days of closure; rows of chains.sql."""
    if chains.empty:
        return _("没有销号后 180 天内复发的类别。")
    groups = chains.groupby(["category", "chain_code"], sort=False)["finding_code"]
    parts = [
        _("{category} {codes}").format(
            category=value_title(str(category)), codes=" → ".join(codes)
        )
        for (category, _chain), codes in groups
    ]
    return _("{parts}。").format(parts=_name_some(parts, _("；")))


def tell_dormant(uses: Mapping[str, Use]) -> str:
    """Domains held for a year of which nothing was used, and the dormant powers.

    `uses`: by domain.
    """
    shares = {code: use.dormant for code, use in uses.items() if use.dormant}
    dormant = {code: row for code, row in shares.items() if row["numerator"] > 0}
    if not dormant:
        return _("没有沉睡的事项。")
    count = sum(row["numerator"] for row in dormant.values())
    text = _("沉睡事项 {dormant} 项").format(dormant=format_count(count))
    whole = [
        _("{domain}（{count} 项）").format(
            domain=domains()[code].title, count=format_count(row["numerator"])
        )
        for code, row in dormant.items()
        if (rate := uses[code].rate) and not rate["numerator"]
    ]
    if not whole:
        return _("{text}；没有整个领域沉睡。").format(text=text)
    return _("{names}全领域未用；共{text}。").format(
        names=_name_some(whole, _("、")), text=text
    )


def _name_some(parts: Sequence[str], comma: str) -> str:
    """The first few, and how many there are in all."""
    named = comma.join(parts[:_NAMED])
    if len(parts) <= _NAMED:
        return named
    return _("{names}等 {count} 项").format(names=named, count=len(parts))


def tell_missing(missing: pd.DataFrame) -> str:
    """Which reports the unit owes, by data set; rows of missing.sql."""
    if missing.empty:
        return _("没有。")
    parts = [
        _("{dataset} {months}").format(
            dataset=DATASETS[str(dataset)].title,
            months=_("、").join(format_period(month) for month in months),
        )
        for dataset, months in missing.groupby("dataset", sort=False)["period"]
    ]
    return _("{parts}。").format(parts=_("；").join(parts))
