"""The leniency list in words and as a table."""

import datetime as dt

import pandas as pd

from dashboard.datasets import DATASETS
from dashboard.formats import format_count, format_period
from dashboard.forms import CODE, DATE
from dashboard.i18n import _
from dashboard.reference import domains
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows


def describe_leniency(items: pd.DataFrame, period: dt.date) -> str:
    """How many items are in force at the month's end, by kind.

    `items`: the rows of queries/pages/penalties/leniency.sql.
    """
    month = format_period(period)
    if items.empty:
        return _("{month}末没有在册的免罚事项，或清单尚未发布。").format(month=month)
    parts = [
        _("{state} {count}").format(state=_kind_title(str(kind)), count=count)
        for kind, count in items["kind"].value_counts().sort_index().items()
    ]
    return _("{month}末在册 {count} 项：{parts}").format(
        month=month, count=format_count(len(items)), parts=_("，").join(parts)
    )


def leniency_table(items: pd.DataFrame) -> Table:
    """A line an item, by domain and code."""
    lines = [
        {
            "item_code": row["item_code"],
            "item_name": row["item_name"],
            "domain": domains()[row["domain_code"]].title,
            "kind": _kind_title(row["kind"]),
            "valid_from": row["valid_from"],
        }
        for row in list_rows(items)
    ]
    columns = [
        Column("item_code", _("编号"), CODE),
        Column("item_name", _("事项名称")),
        Column("domain", _("领域")),
        Column("kind", _("类型")),
        Column("valid_from", _("生效日期"), DATE),
    ]
    return build_table(lines, columns)


def _kind_title(kind: str) -> str:
    return DATASETS["leniency"].columns["kind"].name_choice(kind)
