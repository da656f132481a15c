"""The tile grid and the map on pages, and what a click on them does."""

import pandas as pd
import streamlit as st

from dashboard.charts.theme import CHART_CONFIG
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric
from dashboard.reference import areas, read_reference
from dashboard.reports.highlights import units_within
from dashboard.ui.navigation import link_to_page, open_page
from dashboard.ui.view import View


def unit_names() -> dict[str, str]:
    """Name of every sub-district by code, in the language at hand."""
    return {a.code: a.title for a in areas().values() if a.area_level == "subdistrict"}


@st.cache_resource
def load_tiles() -> pd.DataFrame:
    """The tile grid: code, column, row."""
    tiles = pd.DataFrame(read_reference("tile_grid"))
    return tiles.astype({"column": int, "row": int})


def unit_values(view: View, metric: Metric) -> pd.DataFrame:
    """The metric's rows of the month for the units of the chosen area."""
    rows = view.metrics.month(metric.id, view.filters.period, "subdistrict")
    return rows[rows["area_code"].isin(units_within(view.filters.area_code))]


def tile_thumbnail(view: View) -> None:
    """A small tile grid of the first card with values, which leads to the map."""
    metric = _first_with_values(view)
    if metric is None:
        return
    title = _("{metric}，{period}").format(
        metric=metric.title, period=format_period(view.filters.period)
    )
    figure = tile_grid_chart(
        unit_values(view, metric), metric, load_tiles(), unit_names(),
        title=title, thumbnail=True,
    )  # fmt: skip
    event = st.plotly_chart(
        figure,
        key="overview_tiles",
        on_select="rerun",
        selection_mode="points",
        config=CHART_CONFIG,
        alt=title,
    )
    link_to_page("map", _("打开地图"), icon=":material/map:", metric=metric.id)
    if code := clicked_code(event):
        open_page("subdistrict", area=code)


def clicked_code(event: object) -> str | None:
    """The sub-district of the tile that was clicked, if one was."""
    points = event["selection"]["points"] if event else []  # type: ignore[index]
    return str(points[0]["customdata"][0]) if points else None


def _first_with_values(view: View) -> Metric | None:
    for metric in METRICS.values():
        if metric.is_headline and unit_values(view, metric)["value"].notna().any():
            return metric
    return None
