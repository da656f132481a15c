"""Powers that nobody uses: what to do about each, and why."""

from collections import Counter
from collections.abc import Mapping
from enum import StrEnum
from typing import Any

import pandas as pd

from dashboard.formats import format_count, format_period
from dashboard.forms import CODE, COUNT
from dashboard.i18n import _
from dashboard.reference import domains
from dashboard.reports.table import Column, Table, table_of
from dashboard.rows import list_rows

#: Used by a smaller share of those who hold it, a power is used in few places.
FEW = 0.25


class Advice(StrEnum):
    """What is suggested for a power that lies dormant somewhere."""

    TRAIN = "train"
    ADJUST = "adjust"
    RECALL = "recall"


def advice_title(advice: str) -> str:
    """The word for a suggestion."""
    return {
        Advice.TRAIN: _("培训"),
        Advice.ADJUST: _("调整"),
        Advice.RECALL: _("收回"),
    }[Advice(advice)]


def advice_rule() -> str:
    """The rule in a sentence, as the page states it."""
    return _(
        "拟定口径：沉睡指持有满 12 个月且近 12 个月没有行权或不予处罚。"
        "全市从未行使的建议收回；"
        "近 12 个月全市无人行使、或持有的镇街中不到四分之一行使的建议调整；"
        "其余有同行在用的建议培训。"
    )


def advise(row: Mapping[str, Any]) -> Advice:
    """The suggestion for one row of queries/pages/powers/dormant.sql.

    Never used by any holder: recall. Used by none in twelve months, or by less than
    `FEW` of the holders: adjust who holds it. Used by its peers: train. A definition
    of this project, from no published source.
    """
    if not row["user_count"]:
        return Advice.RECALL if pd.isna(row["last_used_in"]) else Advice.ADJUST
    is_few = row["user_count"] < FEW * row["holder_count"]
    return Advice.ADJUST if is_few else Advice.TRAIN


def explain(row: Mapping[str, Any], *, is_unit: bool) -> str:
    """The reason for the suggestion; `is_unit`: the list is of one sub-district."""
    users = format_count(row["user_count"])
    if not row["user_count"] and pd.isna(row["last_used_in"]):
        return _("有记录以来全市无人行使")
    if not row["user_count"]:
        return _("近 12 个月全市无人行使，最近一次在 {month}").format(
            month=format_period(row["last_used_in"])
        )
    if advise(row) is Advice.ADJUST:
        return _("近 12 个月只有 {users} 个镇街行使，不到四分之一").format(users=users)
    start = _("近 12 个月 {users} 个镇街在用").format(users=users)
    if is_unit:
        return _("{start}，本镇街没有").format(start=start)
    return _("{start}，这里 {count} 个没有").format(
        start=start, count=format_count(row["dormant_count"])
    )


def describe_dormant(rows: pd.DataFrame) -> str:
    """How much lies dormant and what is suggested; `rows`: those of dormant.sql."""
    found = Counter(advise(row) for row in list_rows(rows))
    return _("{powers} 项事项、{grants} 项赋权沉睡：{parts}").format(
        powers=format_count(len(rows)),
        grants=format_count(rows["dormant_count"].sum()),
        parts=_("，").join(
            _("建议{advice} {count} 项").format(
                advice=advice_title(advice), count=format_count(found[advice])
            )
            for advice in Advice
            if found[advice]
        ),
    )


def pick_advice(rows: pd.DataFrame, advice: str) -> pd.DataFrame:
    """The rows with that suggestion; all of them for ''."""
    if not advice:
        return rows
    return rows[[advise(row) is Advice(advice) for row in list_rows(rows)]]


def dormant_table(rows: pd.DataFrame, *, is_unit: bool) -> Table:
    """A line a power, by its code, with the suggestion and its reason."""
    columns = [
        Column("power_name", _("权力事项")),
        Column("dormant_count", _("沉睡镇街"), COUNT),
        Column(
            "user_count",
            _("全市行使/持有"),
            COUNT,
            over="holder_count",
            partner=_("全市持有"),
        ),
        Column("advice", _("建议")),
        Column("reason", _("理由")),
        Column("domain", _("领域")),
        Column("power_code", _("编码"), CODE),
    ]
    found = list_rows(rows)
    told = rows.assign(
        advice=[advice_title(advise(row)) for row in found],
        reason=[explain(row, is_unit=is_unit) for row in found],
        domain=[domains()[row["domain_code"]].title for row in found],
    )
    return table_of(told, columns, "power_code")
