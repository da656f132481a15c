"""The catalogue over time: in force by month, and what differs between two months."""

import datetime as dt

import pandas as pd

from dashboard.filters import months_before
from dashboard.formats import format_count, format_period
from dashboard.forms import CODE, COUNT, DATE
from dashboard.i18n import _
from dashboard.reference import domains
from dashboard.reports.metric_cells import month_column
from dashboard.reports.table import Column, Table, table_of
from dashboard.rows import list_rows

#: What may happen to a power, in the order of the changes' list.
CHANGES = ("added", "expired", "granted", "recalled")


def change_title(change: str) -> str:
    """The word for a change."""
    return {
        "added": _("目录新增"),
        "expired": _("目录失效"),
        "granted": _("新赋权"),
        "recalled": _("收回"),
    }[change]


def describe_catalogue(months: pd.DataFrame) -> str:
    """How many powers are in force, since when, and how many grants were recalled.

    `months`: the rows of queries/pages/powers/catalogue.sql.
    """
    first, last = months.iloc[0], months.iloc[-1]
    return _(
        "在册事项 {first} {before} 项，{last} {now} 项；其间收回赋权 {recalled} 项"
    ).format(
        first=format_period(first["period"]),
        before=format_count(first["power_count"]),
        last=format_period(last["period"]),
        now=format_count(last["power_count"]),
        recalled=format_count(months["recalled_count"].sum()),
    )


def catalogue_values(months: pd.DataFrame, area_code: str) -> pd.DataFrame:
    """The powers in force by month as values of that metric, for the trend chart."""
    counts = months["power_count"].astype(float)
    return pd.DataFrame(
        {
            "period": months["period"],
            "area_code": area_code,
            "numerator": counts,
            "denominator": float("nan"),
            "value": counts,
        }
    )


def catalogue_events(months: pd.DataFrame) -> pd.DataFrame:
    """The months in which grants came or went, as marks: occurred_on, kind, title."""
    texts = {
        "granted_count": ("赋权", _("新赋权 {count} 项")),
        "recalled_count": ("事项收回", _("收回赋权 {count} 项")),
        "expired_count": ("事项失效", _("随事项失效的赋权 {count} 项")),
    }
    marks = [
        (row["period"], kind, text.format(count=format_count(row[column])))
        for row in list_rows(months)
        for column, (kind, text) in texts.items()
        if pd.notna(row[column]) and row[column] > 0
    ]
    return pd.DataFrame(marks, columns=["occurred_on", "kind", "title"])


def catalogue_table(months: pd.DataFrame) -> Table:
    """A line a month, the newest first; what nobody knows of the first is a gap."""
    columns = [
        month_column(),
        Column("power_count", _("在册事项"), COUNT),
        Column("grant_count", _("在册赋权"), COUNT),
        Column("granted_count", _("新赋权"), COUNT),
        Column("recalled_count", _("收回"), COUNT),
        Column("expired_count", _("随事项失效"), COUNT),
    ]
    return table_of(months.iloc[::-1], columns)


def default_since(period: dt.date, first: dt.date) -> dt.date:
    """The month to compare `period` with: a year before, or the snapshot's first."""
    return max(months_before(period, 12), first)


def describe_changes(changes: pd.DataFrame, since: dt.date, until: dt.date) -> str:
    """What came and went between two month ends; `changes`: rows of changes.sql."""
    start = _("{since}末到{until}末").format(
        since=format_period(since), until=format_period(until)
    )
    if since >= until:
        return _("{start}：请选择较早的起始月份").format(start=start)
    if changes.empty:
        return _("{start}：目录和赋权没有变化").format(start=start)
    return _("{start}：{parts}").format(
        start=start,
        parts=_("，").join(
            _count(change, changes[changes["change"].eq(change)])
            for change in CHANGES
            if changes["change"].eq(change).any()
        ),
    )


def _count(change: str, rows: pd.DataFrame) -> str:
    """The catalogue's changes are counted in powers, those of grants in both."""
    if change in ("added", "expired"):
        return _("{change} {powers} 项").format(
            change=change_title(change), powers=format_count(len(rows))
        )
    return _("{change} {grants} 项（{powers} 项事项）").format(
        change=change_title(change),
        grants=format_count(rows["unit_count"].sum()),
        powers=format_count(len(rows)),
    )


def change_table(changes: pd.DataFrame) -> Table:
    """A line a power and change, by the power's code."""
    columns = [
        Column("title", _("变化")),
        Column("power_name", _("权力事项")),
        Column("domain", _("领域")),
        Column("unit_count", _("镇街数"), COUNT),
        Column("changed_on", _("日期"), DATE),
        Column("document", _("文号")),
        Column("power_code", _("编码"), CODE),
    ]
    named = changes.assign(
        title=[change_title(change) for change in changes["change"]],
        domain=[domains()[code].title for code in changes["domain_code"]],
    )
    return table_of(named, columns, "power_code")
