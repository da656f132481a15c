"""The overview's small tile grid: a glance at all units, and the way to the map."""

import datetime as dt

import plotly.graph_objects as go
import streamlit as st

from dashboard.charts.geometry import read_tiles
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric
from dashboard.names import unit_names
from dashboard.reports.figures.unit_values import unit_table
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.maps import unit_values
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page, open_page
from dashboard.ui.shell.results import keep_result
from dashboard.ui.shell.view import View


def draw_thumbnail(view: View) -> None:
    """The tile grid of the first card with values; a tile leads to its unit."""
    filters = view.filters
    metric = _first_with_values(view)
    if metric is None:
        return
    title = _title(metric, filters.period)
    figure = keep_result(
        lambda: _build(view, metric, title), "overview_tiles", filters, metric.id
    )
    event = draw_chart(figure, key="overview_tiles", alt=title, on_select="rerun")
    link_to_page("map", _("打开地图"), icon=":material/map:", metric=metric.id)
    if code := clicked_code(event):
        open_page("subdistrict", area=code)


def draw_tile_values(view: View) -> None:
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
        draw_listing(
            unit_table(unit_values(view, metric), metric),
            view,
            "tiles",
            metric.id,
            key="overview_units",
            title=title,
            height=320,
        )


def _build(view: View, metric: Metric, title: str) -> go.Figure:
    return tile_grid_chart(
        unit_values(view, metric),
        metric,
        read_tiles(),
        unit_names(),
        title=title,
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
