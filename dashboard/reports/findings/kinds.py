"""The listed findings by source and category."""

import pandas as pd

from dashboard.datasets.findings import value_title
from dashboard.formats import format_count
from dashboard.i18n import _

_NAMED = 2

# `findings`: rows of queries/pages/findings/ledger.sql.


def kinds_of(findings: pd.DataFrame) -> pd.DataFrame:
    """How many of them are of each source and category: source, category, count."""
    kinds = findings.groupby(["source", "category"]).size()
    return kinds.rename("count").reset_index()


def describe_kinds(findings: pd.DataFrame) -> str:
    """Which categories bring the most findings."""
    if findings.empty:
        return _("没有问题")
    named = [
        _("{name} {count} 例").format(
            name=value_title(str(name)), count=format_count(count)
        )
        for name, count in findings["category"].value_counts().head(_NAMED).items()
    ]
    return _("最多：{names}").format(names=_("、").join(named))
