"""Frames of metric values as the charts read them."""

from collections.abc import Mapping
from typing import Any, cast

import pandas as pd

from dashboard.formats import format_cell, format_fraction
from dashboard.i18n import _
from dashboard.metrics import Metric


def list_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of `frame` as dictionaries."""
    return cast(list[dict[str, Any]], frame.to_dict("records"))


def describe_row(row: Mapping[str, Any], metric: Metric) -> str:
    """A tooltip's line: 60.0%（21/35）, 2.5例/次（5/2）, 12例, or the state."""
    text = format_cell(row, metric, unit=True)
    if pd.isna(row["value"]) or pd.isna(row["denominator"]):
        return text
    fraction = format_fraction(row["numerator"], row["denominator"])
    return _("{value}（{fraction}）").format(value=text, fraction=fraction)
