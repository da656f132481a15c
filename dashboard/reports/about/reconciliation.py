"""The published figures beside what the store computes for the same scope."""

import datetime as dt

import pandas as pd

from dashboard.reference import read_reference
from dashboard.store.database import SnapshotDatabase

#: The public report speaks of the end of 2023; its figures are reconciled as of then.
PUBLISHED_AS_OF = dt.date(2023, 12, 31)


def reconcile(database: SnapshotDatabase) -> pd.DataFrame:
    """One row per published figure that rests on the data sets at hand.

    The columns of published_figures.csv, and: published, computed (numbers; missing
    where the data set is not published), is_known, is_equal.
    """
    computed = database.run("pages/about/reconciliation", as_of=PUBLISHED_AS_OF)
    figures = pd.DataFrame(read_reference("published_figures")).merge(
        computed.rename(columns={"value": "computed"}), on="id"
    )
    figures["published"] = figures["value"].astype(float)
    figures["computed"] = figures["computed"].astype(float)
    figures["is_known"] = figures["computed"].notna()
    figures["is_equal"] = figures["published"].eq(figures["computed"])
    return figures
