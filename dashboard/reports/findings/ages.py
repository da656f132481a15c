"""The overdue findings by age: how many of each band of days.

The bands are made by queries/views/finding_states.sql.
"""

import pandas as pd

from dashboard.dimensions import find_dimension
from dashboard.formats import format_count
from dashboard.i18n import _

_AGE = find_dimension("age")

# `findings`: rows of queries/pages/findings/ledger.sql.


def age_values(findings: pd.DataFrame) -> pd.DataFrame:
    """How many of them are overdue by each band of days: part, numerator, value."""
    bands = findings["overdue_band"].value_counts()
    values = bands.reindex(list(_AGE.parts), fill_value=0).astype("float64").tolist()
    return pd.DataFrame(
        {
            "part": _AGE.parts,
            "numerator": values,
            "denominator": float("nan"),
            "value": values,
        }
    )


def describe_ages(findings: pd.DataFrame) -> str:
    """How many are overdue, and how many of them for more than 90 days."""
    values = age_values(findings)["value"]
    if not values.sum():
        return _("没有逾期")
    return _("逾期 {count} 例，其中 90 天以上 {old} 例").format(
        count=format_count(values.sum()), old=format_count(values.iloc[-1])
    )
