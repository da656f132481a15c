"""The overview's small tile grid: a glance at all units, and the way to the map."""

import datetime as dt

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.geometry import read_tiles
from dashboard.charts.theme import CHART_CONFIG
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.filters import Filters
from dashboard.formats import format_period
from dashboard.i18n import _, language
from dashboard.metrics import METRICS, Metric
from dashboard.reports.figures.unit_values import percent_headings, unit_table
from dashboard.reports.overview.highlights import units_within
from dashboard.ui.parts.maps import clicked_code, unit_names, unit_values
from dashboard.ui.parts.tables import draw_table, offer_download
from dashboard.ui.shell.navigation import link_to_page, open_page
from dashboard.ui.shell.results import load_metrics
from dashboard.ui.shell.view import View


def tile_thumbnail(view: View) -> None:
    """The tile grid of the first card with values; a tile leads to its unit."""
    filters = view.filters
    metric = _first_with_values(view)
    if metric is None:
        return
    title = _title(metric, filters.period)
    figure = _draw(metric.id, filters, language())
    event = st.plotly_chart(
        figure,
        key="overview_tiles",
        theme=None,
        on_select="rerun",
        selection_mode="points",
        config=CHART_CONFIG,
        alt=title,
    )
    link_to_page("map", _("打开地图"), icon=":material/map:", metric=metric.id)
    if code := clicked_code(event):
        open_page("subdistrict", area=code)


def tile_values(view: View) -> None:
    """The tiles' values as a table, drawn once it is opened."""
    metric = _first_with_values(view)
    if metric is None:
        return
    title = _title(metric, view.filters.period)
    box = st.expander(
        _("各镇街数值：{title}").format(title=title),
        key="overview_units_box",
        on_change="rerun",
    )
    if not box.open:
        return
    with box:
        table = unit_table(unit_values(view, metric), metric)
        draw_table(table, key="overview_units", alt=title, height=320)
        offer_download(
            table,
            view,
            "tiles",
            metric.id,
            title=title,
            percent=percent_headings(metric),
        )


@st.cache_resource(max_entries=256, show_spinner=False)
def _draw(metric_id: str, filters: Filters, spoken: str) -> go.Figure:
    """The figure, drawn once for all readers of a month (nobody may change it).

    `spoken` is the language of its texts: part of the key.
    """
    metric = METRICS[metric_id]
    table = load_metrics(filters.snapshot_id)
    rows = table.month(metric, filters.period, "subdistrict")
    return tile_grid_chart(
        rows[rows["area_code"].isin(units_within(filters.area_code))],
        metric,
        read_tiles(),
        unit_names(),
        title=_title(metric, filters.period),
        thumbnail=True,
    )


def _title(metric: Metric, period: dt.date) -> str:
    return _("{metric}，{period}").format(
        metric=metric.title, period=format_period(period)
    )


def _first_with_values(view: View) -> Metric | None:
    """The first headline metric that any unit has a value of."""
    for metric in METRICS.values():
        if metric.is_headline:
            rows = view.metrics.month(metric, view.filters.period, "subdistrict")
            if rows["value"].notna().any():
                return metric
    return None
