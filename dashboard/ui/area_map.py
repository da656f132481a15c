"""The map page's parts: choices, map, legend, and the table that does the same."""

from html import escape
from typing import Literal, NoReturn, cast

import streamlit as st

from dashboard.charts.area_map import AREAS_LAYER, area_deck
from dashboard.charts.classes import LegendStep, legend_steps
from dashboard.charts.geometry import read_geometry
from dashboard.charts.map_view import fit_view
from dashboard.charts.theme import EMPTY_FILL, EMPTY_LINE
from dashboard.datasets import DATASETS
from dashboard.formats import direction_title, format_fraction, format_period
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.reports.unit_values import percent_headings, unit_table, value_heading
from dashboard.ui.cards import describe_metric
from dashboard.ui.maps import unit_names, unit_values
from dashboard.ui.navigation import open_page
from dashboard.ui.tables import clicked_row, draw_table, offer_download
from dashboard.ui.url import choose
from dashboard.ui.view import View
from dashboard.ui.viewport import is_narrow

Mode = Literal["cells", "tiles"]

_WIDE_HEIGHT, _NARROW_HEIGHT = 520, 340
_TABLE_HEIGHT = 540


def choose_mode() -> Mode:
    """Cells, which are where the units are, or tiles, all equally large."""
    titles = {"cells": _("示意区块"), "tiles": _("等大方格")}
    return cast(
        Mode,
        choose(_("画法"), "mode", list(titles), "cells", titles.__getitem__, width=150),
    )


def map_caption(view: View, metric: Metric, mode: Mode) -> None:
    """What the colours stand on: measure, window, reports, geometry, source."""
    rows = unit_values(view, metric)
    reported = format_fraction(rows["reported_count"].sum(), len(rows))
    parts = [
        _("{metric}，{period}").format(
            metric=metric.title, period=format_period(view.filters.period)
        ),
        describe_metric(metric),
        direction_title(metric.direction),
        _("已报 {units} 个镇街").format(units=reported),
        _("示意图，非法定界线") if mode == "cells" else _("方格只表示相对位置"),
        _("来源：{datasets}").format(
            datasets=_("、").join(DATASETS[name].title for name in metric.datasets)
        ),
    ]
    st.caption(" · ".join(parts))


def unit_map(view: View, metric: Metric, mode: Mode) -> None:
    """The map with its legend; a click opens the page of the sub-district."""
    rows = unit_values(view, metric)
    narrow = is_narrow()
    geometry = read_geometry()
    deck = area_deck(
        rows, metric, geometry, names=unit_names(), mode=mode, is_narrow=narrow
    )
    chosen = set(rows["area_code"])
    shapes = geometry.cells if mode == "cells" else geometry.tiles
    if inside := [shape for shape in shapes if shape.code in chosen]:
        deck.initial_view_state = fit_view(inside, is_narrow=narrow)
    event = st.pydeck_chart(
        deck,
        key="map_deck",
        height=_NARROW_HEIGHT if narrow else _WIDE_HEIGHT,
        on_select="rerun",
        selection_mode="single-object",
        alt=_("{metric}地图，右侧表格列出同样的数值").format(metric=metric.title),
    )
    draw_legend(legend_steps(rows, metric))
    clicked = event["selection"]["objects"].get(AREAS_LAYER, []) if event else []
    codes = [o["properties"]["code"] for o in clicked]
    if codes and codes[0] in chosen:
        _open_unit(codes[0], metric, mode)


def unit_list(view: View, metric: Metric, mode: Mode) -> None:
    """The same values as a table; a click on a row does what the map's does."""
    table = unit_table(unit_values(view, metric), metric)
    event = draw_table(
        table,
        key="map_units",
        alt=_("{metric}，各镇街").format(metric=metric.title),
        formats=_number_formats(metric),
        height=_TABLE_HEIGHT if len(table) > 14 else None,
        on_select="rerun",
    )
    st.caption(_("点击地图或表中一行，打开该镇街的档案。"))
    offer_download(
        table,
        view,
        "map",
        metric.id,
        title=_("{metric}，各镇街").format(metric=metric.title),
        percent=percent_headings(metric),
    )
    if code := clicked_row(event, table):
        _open_unit(code, metric, mode)


def _open_unit(code: str, metric: Metric, mode: Mode) -> NoReturn:
    """Open a unit's page. The mode goes along, so that Back finds the map as it was:

    Streamlit writes the new parameters to the old page before it leaves that.
    """
    open_page("subdistrict", area=code, metric=metric.id, mode=mode)


def _number_formats(metric: Metric) -> dict[str, str]:
    """Counts with separators, everything else with one decimal."""
    value = "localized" if metric.kind is Kind.COUNT else "%.1f"
    counts = dict.fromkeys((_("分子"), _("分母")), "localized")
    return {value_heading(metric): value} | counts


def draw_legend(steps: list[LegendStep]) -> None:
    """A square, a word and a number of units for each colour in use."""
    items = "".join(_legend_item(step) for step in steps)
    st.html(f'<div class="map-legend">{items}</div>')


def _legend_item(step: LegendStep) -> str:
    line = EMPTY_LINE if step.color == EMPTY_FILL else step.color
    count = _("{count} 个").format(count=step.area_count)
    return (
        f'<span><i style="background:{step.color};border-color:{line}"></i>'
        f"{escape(step.label)} <small>{escape(count)}</small></span>"
    )
