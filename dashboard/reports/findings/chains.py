"""Findings that came back after closure: one line a chain."""

from typing import Any

import pandas as pd

from dashboard.charts.frames import list_rows
from dashboard.datasets.findings import value_title
from dashboard.formats import format_count
from dashboard.i18n import _
from dashboard.reference import areas
from dashboard.reports.findings.states import state_title


def chains_of(chains: pd.DataFrame, findings: pd.DataFrame) -> pd.DataFrame:
    """The chains that hold one of `findings` or more, whole.

    `chains`: the rows of queries/pages/findings/chains.sql. `findings`: of ledger.sql.
    """
    touched = chains["finding_code"].isin(findings["finding_code"])
    return chains[chains["chain_code"].isin(chains.loc[touched, "chain_code"])]


def describe_chains(chains: pd.DataFrame) -> str:
    """How many kinds of fault came back in how many units, and how often."""
    count = chains["chain_code"].nunique()
    text = _("{chains} 条复发链：销号后 180 天内复发 {count} 例，涉及 {units} 个镇街")
    return text.format(
        chains=count,
        count=len(chains) - count,
        units=chains["subdistrict_code"].nunique(),
    )


def chain_table(chains: pd.DataFrame) -> pd.DataFrame:
    """A line a chain, the longest first, by the code of its latest finding."""
    lines: dict[str, dict[str, str]] = {}
    groups: list[Any] = [group for _code, group in chains.groupby("chain_code")]
    for group in sorted(groups, key=len, reverse=True):
        rows = list_rows(group)
        lines[rows[-1]["finding_code"]] = {
            _("镇街"): areas()[rows[0]["subdistrict_code"]].title,
            _("类别"): value_title(rows[0]["category"]),
            _("次数"): format_count(len(rows)),
            _("最近一例"): state_title(rows[-1]["state"]),
            _("经过（括号内为距上次销号天数）"): " → ".join(map(_tell_link, rows)),
        }
    return pd.DataFrame(list(lines.values()), index=list(lines))


def _tell_link(row: dict[str, Any]) -> str:
    if pd.isna(row["days_since_closure"]):
        return str(row["finding_code"])
    return _("{code}（{days} 天）").format(
        code=row["finding_code"], days=format_count(row["days_since_closure"])
    )
