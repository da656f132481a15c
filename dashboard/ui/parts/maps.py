"""What every map of units starts from: names, values, the unit clicked."""

import datetime as dt

import pandas as pd
import streamlit as st

from dashboard.charts.geometry import MapGeometry, read_geometry
from dashboard.charts.official_geometry import build_official
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.names import units_within
from dashboard.reports.comparison.small import small_units
from dashboard.store.boundaries import BoundaryEdition, find_edition, read_boundaries
from dashboard.ui.shell.results import open_store
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.shell.view import View


def unit_values(view: View, metric: Metric) -> pd.DataFrame:
    """The metric's rows of the month for the units of the chosen area, with `is_small`.

    Which have too few cases follows from what is usual in all units of the city.
    """
    rows = view.metrics.month(metric, view.filters.period, "subdistrict")
    rows = rows.assign(is_small=small_units(rows, metric))
    return rows[rows["area_code"].isin(units_within(view.filters.area_code))]


def official_edition(period: dt.date) -> BoundaryEdition | None:
    """The official boundaries that hold in a month, if any were loaded."""
    return find_edition(open_store(), period)


def boundary_note(edition: BoundaryEdition | None) -> str:
    """Where a map's lines come from."""
    if edition is None:
        return _("示意图，非法定界线")
    return _("界线：{source}").format(source=escape_markdown(edition.source))


@st.cache_resource(max_entries=8, show_spinner=False)
def load_geometry(sha256: str) -> MapGeometry:
    """The geometry of the official boundaries of that hash; '' for the schematic."""
    if not sha256:
        return read_geometry()
    return build_official(read_boundaries(open_store(), sha256))
