"""How much of its window a row of metric values rests on, and what may be said of it.

`row`: a row of queries/roll_up.sql.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import _
from dashboard.metrics import METRICS, Window

#: Of fewer months a rolling value is young.
YOUNG_MONTHS = 6


def is_young(row: Mapping[str, Any]) -> bool:
    """Whether a rolling value rests on fewer months than are worth a judgement.

    A young value is shown with its months (`window_basis`); it gets no verdict on its
    target, no mark and no rank. Months before a unit was monitored are none of its own.
    """
    is_rolling = row["time_window"] == Window.ROLLING
    return bool(is_rolling and row["reported_months"] < YOUNG_MONTHS)


def is_gated(row: Mapping[str, Any]) -> bool:
    """Whether the metric does not apply yet: months of its window are unpublished."""
    published = row.get("published_months")
    if published is None or pd.isna(published):
        return False
    is_short = published < row["spanned_months"]
    return bool(is_short and METRICS[row["metric"]].needs_full_window)


def gate_text(row: Mapping[str, Any]) -> str:
    """Why a gated row has no value: 需满 12 个月（7/12）."""
    return _("需满 {window} 个月（{months}/{window}）").format(
        months=int(row["published_months"]), window=row["spanned_months"]
    )


def window_basis(row: Mapping[str, Any]) -> str:
    """What the window of a value lacks: 7/12 个月, 419/420 镇街月; '' where nothing.

    Months in which nobody reported lack as months; the reports of single units, over
    the months in which they were monitored, as unit-months.
    """
    parts = []
    if row["reported_months"] < row["spanned_months"]:
        parts.append(
            _("{months}/{window} 个月").format(
                months=row["reported_months"], window=row["spanned_months"]
            )
        )
    is_unit = row["area_level"] == "subdistrict"  # its unit-months are its months
    if not is_unit and row["reported_unit_months"] < row["unit_months"]:
        parts.append(
            _("{reported}/{expected} 镇街月").format(
                reported=row["reported_unit_months"], expected=row["unit_months"]
            )
        )
    return _("，").join(parts)
