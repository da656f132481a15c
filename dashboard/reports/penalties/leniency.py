"""The leniency list in words and as a table."""

import datetime as dt

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.datasets import DATASETS
from dashboard.formats import format_count, format_day, format_period
from dashboard.i18n import _
from dashboard.reference import domains


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


def leniency_table(items: pd.DataFrame) -> pd.DataFrame:
    """A line an item, by domain and code."""
    return pd.DataFrame(
        [
            {
                _("编号"): row["item_code"],
                _("事项名称"): row["item_name"],
                _("领域"): domains()[row["domain_code"]].title,
                _("类型"): _kind_title(row["kind"]),
                _("生效日期"): format_day(row["valid_from"]),
            }
            for row in list_rows(items)
        ]
    )


def _kind_title(kind: str) -> str:
    return DATASETS["leniency"].columns["kind"].name_choice(kind)
