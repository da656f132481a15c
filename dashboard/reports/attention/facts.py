"""The facts of the attention list: overdue, missing, failing, dormant. No test here."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.dimensions import find_dimension
from dashboard.formats import (
    State,
    format_count,
    format_fraction,
    format_period,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric, Window
from dashboard.metrics.catalogue import (
    DORMANT_SHARE,
    MEASURE_COVERAGE,
    NO_DEADLINE_COUNT,
    OVERDUE_COUNT,
)
from dashboard.names import name_codes, units_within
from dashboard.reference import areas, domains
from dashboard.reports.attention.matters import Matter, Rule
from dashboard.settings import CITY_CODE
from dashboard.store.checks import Check
from dashboard.store.metric_table import MetricTable, Row

#: How many units a sentence names before it says "and others".
_NAMED = 4

#: The check whose rows are uses of powers not granted.
UNGRANTED_CHECK = "penalties__power_not_granted"

#: The part of the overdue findings that are so the longest.
LONGEST_OVERDUE = find_dimension("age").parts[-1]


def missing_dataset_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Each data set that is not published for the month and was for an earlier one.

    Those that carry forward are never missing.
    """
    for dataset in DATASETS.values():
        resting = [m for m in METRICS.values() if dataset.id in m.datasets]
        if dataset.carries_forward or not resting:
            continue
        metric = next((m for m in resting if m.datasets[0] == dataset.id), resting[0])
        since = _missing_since(table, metric, period, area_code)
        if since is None:
            continue
        months = _("自{month}起").format(month=format_period(since))
        yield Matter(
            Rule.MISSING_DATASET,
            _("{dataset}{month}尚未发布，{count} 项指标未上报。").format(
                dataset=dataset.title,
                month=format_period(period),
                count=len(resting),
            ),
            _("{since}没有数据：{metrics}").format(
                since=months, metrics=_("、").join(m.title for m in resting)
            ),
            "quality",
            {"dataset": dataset.id},
            metric=metric.id,
            since=since,
        )


def _missing_since(
    table: MetricTable, metric: Metric, period: dt.date, area_code: str
) -> dt.date | None:
    """The first of the months up to `period` in which nobody reported the metric.

    None where the month was reported, or no month before it in a year was.
    """
    since = None
    for row in reversed(table.history(metric, area_code, period, 13, Window.MONTH)):
        if read_state(row) is not State.NOT_REPORTED:
            return since
        since = row["period"]
    return None


def overdue_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Findings past their deadline and open at month end, with those who owe them.

    Where some are overdue for more than 90 days, the units named are those that owe
    these; the evidence has all.
    """
    history = table.history(OVERDUE_COUNT, area_code, period, 13)
    total = table.row(OVERDUE_COUNT, period, area_code)
    if not total or not total["value"] > 0:
        return
    late = _owing(_unit_rows(table, OVERDUE_COUNT, period, area_code))
    parts = _unit_rows(table, OVERDUE_COUNT, period, area_code, dimension="age")
    old = _owing(parts[parts["part"].eq(LONGEST_OVERDUE)])
    count = format_count(total["value"])
    if old:
        text = _("月末逾期未改 {total} 例，其中超过 90 天 {old} 例：{units}。").format(
            total=count,
            old=format_count(sum(old.values())),
            units=_name_few(_tell_owing(old)),
        )
    else:
        text = _("月末逾期未改 {total} 例，都不超过 90 天：{units}。").format(
            total=count, units=_name_few(_tell_owing(late))
        )
    yield Matter(
        Rule.OVERDUE,
        text,
        _("截至 {month}末：{units}").format(
            month=format_period(period), units=_("、").join(_tell_owing(late))
        ),
        "findings",
        {"state": "overdue"},
        tuple(old or late),
        OVERDUE_COUNT.id,
        since=_positive_since(history),
    )


def _owing(rows: pd.DataFrame) -> dict[str, float]:
    """Code -> value of the units that owe anything, the most first."""
    late = rows[rows["value"] > 0].sort_values("value", ascending=False, kind="stable")
    return dict(zip(late["area_code"], late["value"], strict=True))


def _tell_owing(owed: Mapping[str, float]) -> list[str]:
    return [
        _("{name} {count} 例").format(
            name=areas()[code].title, count=format_count(value)
        )
        for code, value in owed.items()
    ]


def _positive_since(history: Sequence[Row]) -> dt.date | None:
    """The first of the last months that are all above zero."""
    since = None
    for row in reversed(history):
        if not row["value"] > 0:
            break
        since = row["period"]
    return since


def missing_report_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """For each report that units make and some have made: who has not."""
    for dataset in DATASETS.values():
        resting = (m for m in METRICS.values() if m.datasets[0] == dataset.id)
        metric = next(resting, None)
        if dataset.reported_by != "unit" or metric is None:
            continue
        rows = _unit_rows(table, metric, period, area_code, window=Window.MONTH)
        missing = rows.loc[rows["numerator"].isna(), "area_code"].tolist()
        if not missing or len(missing) == len(rows):
            continue
        reported = format_fraction(len(rows) - len(missing), len(rows))
        yield Matter(
            Rule.MISSING_REPORT,
            _("{dataset}当月已报 {reported}，未报：{names}。").format(
                dataset=dataset.title,
                reported=reported,
                names=_name_few([areas()[code].title for code in missing]),
            ),
            _("{month}，已报 {reported}").format(
                month=format_period(period), reported=reported
            ),
            "quality",
            {"dataset": dataset.id},
            tuple(missing),
            metric.id,
            since=period,
        )


def ungranted_matters(
    uses: pd.DataFrame, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Powers that units of the area used in the month without holding them.

    `uses`: rows of views/ungranted_uses.sql, of all months.
    """
    own = uses[
        uses["period"].eq(pd.Timestamp(period))
        & uses["subdistrict_code"].isin(units_within(area_code))
    ]
    if own.empty:
        return
    powers = own.groupby("subdistrict_code")["power_code"].unique()
    told = [
        _("{unit} {count} 项").format(unit=areas()[str(code)].title, count=len(codes))
        for code, codes in powers.items()
    ]
    listed = [
        _("{unit}：{powers}").format(
            unit=areas()[str(code)].title, powers=_("、").join(sorted(codes))
        )
        for code, codes in powers.items()
    ]
    yield Matter(
        Rule.UNGRANTED,
        _("当月行使了没有赋权的事项：{units}。").format(units=_name_few(told)),
        _("；").join(listed),
        "quality",
        {"check": UNGRANTED_CHECK},
        tuple(map(str, powers.index)),
        since=period,
    )


def failed_check_matters(
    offences: pd.DataFrame, checks: Sequence[Check], period: dt.date, area_code: str
) -> Iterator[Matter]:
    """The checks that published rows of the month break, errors first.

    `offences`: rows of `run_checks`. Rows without a month stand in every month. Hints
    are no failure; who is missing, and who used a power not granted, is told by a rule
    of its own. Checks speak of the snapshot as a whole: of the city only.
    """
    if area_code != CITY_CODE:
        return
    months = offences["period"]
    chosen = offences[months.isna() | months.eq(pd.Timestamp(period))]
    counts = chosen["check"].value_counts()
    for check in checks:
        is_told = check.id.endswith("__units_missing") or check.id == UNGRANTED_CHECK
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
    rows = _unit_rows(table, MEASURE_COVERAGE, period, area_code)
    owed = rows.assign(value=rows["denominator"] - rows["numerator"])
    lacking = _owing(owed)
    text = _("至今发现的 {found} 例问题中 {count} 例尚无整改措施：{units}。").format(
        found=format_count(row["denominator"]),
        count=format_count(count),
        units=_name_few(_tell_owing(lacking)),
    )
    evidence = _("措施配套 {fraction}，截至 {month}末").format(
        fraction=format_fraction(row["numerator"], row["denominator"]),
        month=format_period(period),
    )
    yield Matter(
        Rule.UNMEASURED,
        text,
        evidence,
        "map",
        {"metric": MEASURE_COVERAGE.id},
        tuple(lacking),
        MEASURE_COVERAGE.id,
    )


def no_deadline_matters(
    table: MetricTable, period: dt.date, area_code: str
) -> Iterator[Matter]:
    """Open findings that no deadline was set for: they never fall due."""
    row = table.row(NO_DEADLINE_COUNT, period, area_code)
    if not row or not row["value"] > 0:
        return
    owed = _owing(_unit_rows(table, NO_DEADLINE_COUNT, period, area_code))
    yield Matter(
        Rule.NO_DEADLINE,
        _("未整改的问题中 {count} 例没有整改期限：{units}。").format(
            count=format_count(row["value"]), units=_name_few(_tell_owing(owed))
        ),
        _("截至 {month}末：{units}").format(
            month=format_period(period), units=_("、").join(_tell_owing(owed))
        ),
        "map",
        {"metric": NO_DEADLINE_COUNT.id},
        tuple(owed),
        NO_DEADLINE_COUNT.id,
        since=_positive_since(table.history(NO_DEADLINE_COUNT, area_code, period, 13)),
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
    dimension: str = "",
) -> pd.DataFrame:
    rows = table.month(metric, period, "subdistrict", window, dimension)
    return rows[rows["area_code"].isin(units_within(area_code))]


def _name_few(names: Sequence[str]) -> str:
    """A few of `names`, and that there are more."""
    named = _("、").join(names[:_NAMED])
    if len(names) <= _NAMED:
        return named
    return _("{names} 等 {count} 个").format(names=named, count=len(names))
