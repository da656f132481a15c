"""The published figures beside what the store computes for the same scope."""

import datetime as dt
from collections.abc import Mapping

import pandas as pd

from dashboard.forms import COUNT
from dashboard.i18n import _, pick
from dashboard.reference import read_reference
from dashboard.reports.table import Column, Table, build_table
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


def figure_table(computed: Mapping[str, float]) -> Table:
    """A line a published figure, and what the store computes for it, by id."""
    lines = [
        {
            "label": pick(row["label"], row["label_en"]),
            "published": float(row["value"]),
            "computed": computed.get(row["id"]),
            "unit": pick(row["unit"], row["unit_en"]),
            "scope": pick(row["scope"], row["scope_en"]),
            "quotation": row["quotation"],
        }
        for row in read_reference("published_figures")
    ]
    columns = [
        Column("label", _("指标")),
        Column("published", _("公布数"), COUNT),
        Column("computed", _("本库"), COUNT),
        Column("unit", _("单位")),
        Column("scope", _("范围")),
        Column("quotation", _("原文")),
    ]
    return build_table(lines, columns)
