"""What every map of units starts from: names, values, the unit clicked."""

import pandas as pd

from dashboard.metrics import Metric
from dashboard.reference import areas
from dashboard.reports.highlights import units_within
from dashboard.ui.view import View


def unit_names() -> dict[str, str]:
    """Name of every sub-district by code, in the language at hand."""
    return {a.code: a.title for a in areas().values() if a.area_level == "subdistrict"}


def unit_values(view: View, metric: Metric) -> pd.DataFrame:
    """The metric's rows of the month for the units of the chosen area."""
    rows = view.metrics.month(metric.id, view.filters.period, "subdistrict")
    return rows[rows["area_code"].isin(units_within(view.filters.area_code))]


def clicked_code(event: object) -> str | None:
    """The sub-district of the tile that was clicked, if one was."""
    points = event["selection"]["points"] if event else []  # type: ignore[index]
    return str(points[0]["customdata"][0]) if points else None
