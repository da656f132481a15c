"""The facts of the attention list: overdue, missing, failing, dormant. No test here."""

import datetime as dt
from collections.abc import Iterator, Sequence

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import format_count, format_fraction, format_period
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric, Window
from dashboard.metrics.catalogue import DORMANT_SHARE, MEASURE_COVERAGE, OVERDUE_COUNT
from dashboard.names import name_codes, units_within
from dashboard.reference import areas, domains
from dashboard.reports.attention.matters import Matter, Rule
from dashboard.settings import CITY_CODE
from dashboard.store.checks import Check
from dashboard.store.metric_table import MetricTable

#: How many units a sentence names before it says "and others".
_NAMED = 3


def overdue_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Findings past their deadline and open at month end, with those who owe them."""
    total = table.row(OVERDUE_COUNT, period, area_code)
    old = table.parts(OVERDUE_COUNT, "age", period, area_code).get(">90")
    if not total or not old or not total["value"] > 0:
        return
    rows = _unit_rows(table, OVERDUE_COUNT, period, area_code)
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
        Rule.OVERDUE, text, evidence, "findings", parameters, codes, OVERDUE_COUNT.id
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
        rows = _unit_rows(table, metric, period, area_code, window=Window.MONTH)
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
        evidence = _name_few([name_codes(str(detail)) for detail in details])
        yield Matter(Rule.CHECK_FAILED, text, evidence, "quality", {"check": check.id})


def unmeasured_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Findings for which no measure has been set out."""
    row = table.row(MEASURE_COVERAGE, period, area_code)
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
    rows = _unit_rows(table, MEASURE_COVERAGE, period, area_code)
    codes = tuple(rows.loc[rows["denominator"] > rows["numerator"], "area_code"])
    yield Matter(
        Rule.UNMEASURED,
        text,
        evidence,
        "map",
        {"metric": MEASURE_COVERAGE.id},
        codes,
        MEASURE_COVERAGE.id,
    )


def dormant_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Domains whose powers, held for twelve months, nobody of the area has used."""
    parts = table.parts(DORMANT_SHARE, "domain", period, area_code)
    found = [
        row
        for row in parts.values()
        if row["denominator"] > 0 and row["numerator"] == row["denominator"]
    ]
    if not found:
        return
    found.sort(key=lambda row: (-row["numerator"], row["part"]))
    names = [domains()[row["part"]].title for row in found]
    text = _("{names}领域近 12 个月无人行使，共 {grants} 项次赋权。").format(
        names=_name_few(names),
        grants=format_count(sum(row["numerator"] for row in found)),
    )
    evidence = _("；").join(
        _("{domain} {grants} 项次").format(
            domain=domains()[row["part"]].title, grants=format_count(row["numerator"])
        )
        for row in found
    )
    parameters = {"part": "dormant"}
    if len(found) == 1:
        parameters["domain"] = found[0]["part"]
    yield Matter(Rule.DORMANT, text, evidence, "powers", parameters)


def _unit_rows(
    table: MetricTable,
    metric: Metric,
    period: dt.date,
    area_code: str,
    window: Window | None = None,
) -> pd.DataFrame:
    rows = table.month(metric, period, "subdistrict", window=window)
    return rows[rows["area_code"].isin(units_within(area_code))]


def _name_few(names: Sequence[str]) -> str:
    """A few of `names`, and that there are more."""
    named = _("、").join(names[:_NAMED])
    if len(names) <= _NAMED:
        return named
    return _("{names} 等 {count} 个").format(names=named, count=len(names))
