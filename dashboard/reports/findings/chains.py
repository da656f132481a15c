"""Findings that came back after closure: one line a chain."""

from typing import Any

import pandas as pd

from dashboard.datasets.findings import value_title
from dashboard.formats import format_count
from dashboard.forms import COUNT
from dashboard.i18n import _, ngettext
from dashboard.reference import areas
from dashboard.reports.findings.states import state_title
from dashboard.reports.table import Column, Table, build_table
from dashboard.rows import list_rows


def chains_of(chains: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """The chains that hold one of `findings` or more, whole.

    `chains`: the rows of queries/pages/findings/chains.sql. `findings`: of ledger.sql.
    """
    touched = chains["finding_code"].isin(findings["finding_code"])
    return chains[chains["chain_code"].isin(chains.loc[touched, "chain_code"])]


def describe_chains(chains: pd.DataFrame) -> str:
    """How many kinds of fault came back in how many units, and how often."""
    count = chains["chain_code"].nunique()
    text = ngettext(
        "{chains} 条复发链：销号后 180 天内复发 {count} 例，涉及 {units} 个镇街",
        chains["subdistrict_code"].nunique(),
    )
    return text.format(
        chains=count,
        count=len(chains) - count,
        units=chains["subdistrict_code"].nunique(),
    )


def chain_table(chains: pd.DataFrame) -> Table:
    """A line a chain, the longest first, by the code of its latest finding."""
    groups: list[Any] = [group for _code, group in chains.groupby("chain_code")]
    ordered = [list_rows(group) for group in sorted(groups, key=len, reverse=True)]
    lines = [
        {
            "unit": areas()[rows[0]["subdistrict_code"]].title,
            "category": value_title(rows[0]["category"]),
            "count": len(rows),
            "latest": state_title(rows[-1]["state"]),
            "course": " → ".join(map(_tell_link, rows)),
        }
        for rows in ordered
    ]
    columns = [
        Column("unit", _("镇街")),
        Column("category", _("类别")),
        Column("count", _("次数"), COUNT),
        Column("latest", _("最近一例")),
        Column("course", _("经过（括号内为距上次销号天数）")),
    ]
    return build_table(lines, columns, [rows[-1]["finding_code"] for rows in ordered])


def _tell_link(row: dict[str, Any]) -> str:
    if pd.isna(row["days_since_closure"]):
        return str(row["finding_code"])
    return ngettext("{code}（{days} 天）", row["days_since_closure"]).format(
        code=row["finding_code"], days=format_count(row["days_since_closure"])
    )
