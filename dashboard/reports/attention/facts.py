"""The facts of the attention list: overdue, missing, failing, dormant. No test here."""

import datetime as dt
from collections.abc import Iterator, Sequence

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import format_count, format_fraction, format_period
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.reference import areas, domains, name_units
from dashboard.reports.attention.matters import Matter, Rule
from dashboard.reports.overview.highlights import units_within
from dashboard.settings import CITY_CODE
from dashboard.store.checks import Check
from dashboard.store.metric_table import MetricTable

#: How many units a sentence names before it says "and others".
_NAMED = 3


def overdue_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Findings past their deadline and open at month end, with those who owe them."""
    total = table.row("overdue_count", period, area_code)
    old = table.row("overdue_count", period, area_code, breakdown=">90")
    if not total or not old or not total["value"] > 0:
        return
    rows = _unit_rows(table, "overdue_count", period, area_code)
    late = rows[rows["value"] > 0].sort_values("value", ascending=False, kind="stable")
    owed = [
        _("{name} {count} 例").format(
            name=areas()[row["area_code"]].title, count=format_count(row["value"])
        )
        for row in late.to_dict("records")
    ]
    text = _("逾期未改 {total} 例，其中超过 90 天 {old} 例：{units}。").format(
        total=format_count(total["value"]),
        old=format_count(old["value"]),
        units=_name_few(owed),
    )
    evidence = _("截至 {month}末：{units}").format(
        month=format_period(period), units=_("、").join(owed)
    )
    parameters = {"state": "overdue"}
    codes = tuple(late["area_code"])
    yield Matter(
        Rule.OVERDUE, text, evidence, "findings", parameters, codes, "overdue_count"
    )


def missing_report_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """For each report that units make: who has not made it for the month."""
    for dataset in DATASETS.values():
        resting = (m for m in METRICS.values() if m.datasets[0] == dataset.id)
        metric = next(resting, None)
        if dataset.reported_by != "unit" or metric is None:
            continue
        rows = _unit_rows(table, metric.id, period, area_code, window=1)
        missing = rows.loc[rows["numerator"].isna(), "area_code"].tolist()
        if not missing:
            continue
        reported = format_fraction(len(rows) - len(missing), len(rows))
        if len(missing) == len(rows):
            text = _("{dataset}本月尚未发布。").format(dataset=dataset.title)
        else:
            text = _("{dataset}已报 {reported}，未报：{names}。").format(
                dataset=dataset.title,
                reported=reported,
                names=_name_few([areas()[code].title for code in missing]),
            )
        evidence = _("{month}，已报 {reported}").format(
            month=format_period(period), reported=reported
        )
        yield Matter(
            Rule.MISSING_REPORT,
            text,
            evidence,
            "quality",
            {"dataset": dataset.id},
            tuple(missing),
            metric.id,
        )


def failed_check_matters(
    offences: pd.DataFrame, checks: Sequence[Check], period: dt.date, area_code: str
) -> Iterator[Matter]:
    """The checks that published rows of the month break, errors first.

    `offences`: rows of `run_checks`. Rows without a month stand in every month. Hints
    are no failure, and who is missing is told by the missing reports. Checks speak of
    the snapshot as a whole: of the city only.
    """
    if area_code != CITY_CODE:
        return
    months = offences["period"]
    chosen = offences[months.isna() | months.eq(pd.Timestamp(period))]
    counts = chosen["check"].value_counts()
    for check in checks:
        is_told = check.id.endswith("__units_missing")
        if check.id not in counts or check.severity == "info" or is_told:
            continue
        text = _("{dataset}有 {count} 行未通过校验：{check}。").format(
            dataset=DATASETS[check.dataset].title,
            count=format_count(counts[check.id]),
            check=check.title,
        )
        details = chosen.loc[chosen["check"] == check.id, "detail"].dropna()
        evidence = _name_few([name_units(str(detail)) for detail in details])
        yield Matter(Rule.CHECK_FAILED, text, evidence, "quality", {"check": check.id})


def unmeasured_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Findings for which no measure has been set out."""
    row = table.row("measure_coverage", period, area_code)
    if not row or not row["denominator"] > row["numerator"]:
        return
    count = row["denominator"] - row["numerator"]
    text = _("累计发现问题 {found} 例，{count} 例尚无整改措施。").format(
        found=format_count(row["denominator"]), count=format_count(count)
    )
    evidence = _("措施配套 {fraction}，截至 {month}末").format(
        fraction=format_fraction(row["numerator"], row["denominator"]),
        month=format_period(period),
    )
    rows = _unit_rows(table, "measure_coverage", period, area_code)
    codes = tuple(rows.loc[rows["denominator"] > rows["numerator"], "area_code"])
    yield Matter(
        Rule.UNMEASURED,
        text,
        evidence,
        "map",
        {"metric": "measure_coverage"},
        codes,
        "measure_coverage",
    )


def dormant_matters(
    dormant: pd.DataFrame, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Domains that nobody of the area has used. `dormant`: dormant_domains.sql."""
    found = dormant[
        dormant["period"].eq(pd.Timestamp(period)) & dormant["area_code"].eq(area_code)
    ].sort_values("grant_count", ascending=False, kind="stable")
    if found.empty:
        return
    names = [domains()[code].title for code in found["domain_code"]]
    text = _("{names}领域近 12 个月无人行使，共 {grants} 项次赋权。").format(
        names=_name_few(names), grants=format_count(found["grant_count"].sum())
    )
    evidence = _("；").join(
        _("{domain} {grants} 项次、{units} 个镇街，最近行使：{month}").format(
            domain=domains()[row["domain_code"]].title,
            grants=format_count(row["grant_count"]),
            units=format_count(row["unit_count"]),
            month=_("从未")
            if pd.isna(row["last_used_in"])
            else format_period(row["last_used_in"]),
        )
        for row in found.to_dict("records")
    )
    parameters = {"part": "dormant"}
    if len(found) == 1:
        parameters["domain"] = found["domain_code"].item()
    yield Matter(Rule.DORMANT, text, evidence, "powers", parameters)


def _unit_rows(
    table: MetricTable,
    metric: str,
    period: dt.date,
    area_code: str,
    window: int | None = None,
) -> pd.DataFrame:
    rows = table.month(metric, period, "subdistrict", window=window)
    return rows[rows["area_code"].isin(units_within(area_code))]


def _name_few(names: Sequence[str]) -> str:
    """A few of `names`, and that there are more."""
    named = _("、").join(names[:_NAMED])
    if len(names) <= _NAMED:
        return named
    return _("{names} 等 {count} 个").format(names=named, count=len(names))
