"""How concentrated the use of powers is: a few of them, most of the exercises."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.formats import format_count
from dashboard.forms import CODE, COUNT, SHARE
from dashboard.i18n import _
from dashboard.reference import domains
from dashboard.reports.table import Column, Table, table_of
from dashboard.rows import list_rows

TOP = 10


def describe_concentration(rows: pd.DataFrame, power_count: int) -> str:
    """What the most used powers account for; `rows`: those of concentration.sql.

    `power_count`: the powers in force.
    """
    if rows.empty:
        return _("近 12 个月没有行权")
    head = min(TOP, len(rows))
    return _(
        "近 12 个月行权 {total} 次：前 {head} 项占 {share}，一半的行权来自 {half} 项"
    ).format(
        total=format_count(rows["exercise_count"].sum()),
        head=head,
        share=f"{rows['cumulative_share'].iloc[head - 1]:.1%}",
        half=format_count(int((rows["cumulative_share"] < 0.5).sum()) + 1),
    ) + _("；有行权的 {used} 项，月末在册 {count} 项").format(
        used=format_count(len(rows)), count=format_count(power_count)
    )


def concentration_table(rows: pd.DataFrame) -> Table:
    """A line a power, the most used first, by its code."""
    columns = [
        Column("power", _("权力事项")),
        Column("domain", _("领域")),
        Column("exercise_count", _("近 12 个月行权"), COUNT),
        Column("exercise_share", _("占比"), SHARE),
        Column("cumulative_share", _("累计占比"), SHARE),
        Column("unit_count", _("行使镇街"), COUNT),
        Column("power_code", _("编码"), CODE),
    ]
    named = rows.assign(
        power=[name_power(row) for row in list_rows(rows)],
        domain=[_title(code) for code in rows["domain_code"]],
    )
    return table_of(named, columns, "power_code")


def name_power(row: Mapping[Any, Any]) -> str:
    """The power's name, or its code where the catalogue does not know it."""
    return str(row["power_code"] if pd.isna(row["power_name"]) else row["power_name"])


def _title(code: str | None) -> str:
    if code is None or pd.isna(code):
        return _("不在目录")
    return domains()[code].title
