"""The map page's map: choices, caption, the deck, its legend in words."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, cast

import pydeck as pdk
import streamlit as st

from dashboard.charts.area_map import (
    AREAS_LAYER,
    SELECTED_LAYER,
    area_deck,
    area_features,
    area_layers,
)
from dashboard.charts.classes import LegendStep, build_scale, legend_steps
from dashboard.charts.map_view import fit_view
from dashboard.charts.theme import EMPTY_FILL, EMPTY_LINE
from dashboard.datasets import DATASETS
from dashboard.filters import Filters
from dashboard.formats import direction_title, format_fraction, format_period
from dashboard.i18n import _, language
from dashboard.metrics import METRICS, Metric
from dashboard.names import unit_names, units_within
from dashboard.reports.figures.definition import describe_metric
from dashboard.reports.map.selection import selection_colors, unit_history
from dashboard.reports.map.shades import describe_shades, shade_units
from dashboard.ui.map.units import toggle_unit
from dashboard.ui.parts.maps import (
    boundary_note,
    load_geometry,
    official_edition,
    unit_values,
)
from dashboard.ui.shell.results import load_metrics
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View
from dashboard.ui.shell.viewport import is_narrow

Mode = Literal["cells", "tiles"]

_DECK = "map_deck"
_WIDE_HEIGHT, _NARROW_HEIGHT = 520, 340


@dataclass(frozen=True)
class _Drawing:
    """All of a map that a click does not change: read-only, shared by all sessions."""

    features: list[dict[str, Any]]
    layers: list[Any]
    view: pdk.ViewState
    legend: list[LegendStep]
    shades: str


def choose_mode() -> Mode:
    """Cells, which are where the units are, or tiles, all equally large."""
    titles = {"cells": _("地图区块"), "tiles": _("等大方格")}
    return cast(
        Mode,
        choose(_("画法"), "mode", list(titles), "cells", titles.__getitem__, width=170),
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
        boundary_note(official_edition(view.filters.period))
        if mode == "cells"
        else _("方格只表示相对位置"),
        _("来源：{datasets}").format(
            datasets=_("、").join(DATASETS[name].title for name in metric.datasets)
        ),
    ]
    st.caption(" · ".join(parts))


def unit_map(
    view: View,
    metric: Metric,
    mode: Mode,
    selected: Sequence[str],
    months: Sequence[dt.date],
) -> None:
    """The map with its legend; a click adds a unit to the selection or takes it out."""
    narrow = is_narrow()
    edition = official_edition(view.filters.period)
    sha256 = edition.sha256 if edition and mode == "cells" else ""
    drawing = _draw(
        metric.id, view.filters, tuple(months), mode, sha256, narrow, language()
    )
    deck = area_deck(
        drawing.layers, drawing.features, selection_colors(selected), drawing.view
    )
    st.pydeck_chart(
        deck,
        key=_DECK,
        height=_NARROW_HEIGHT if narrow else _WIDE_HEIGHT,
        on_select=lambda: _take_click(units_within(view.filters.area_code)),
        selection_mode="single-object",
        alt=_("{metric}地图，右侧表格列出同样的数值").format(metric=metric.title),
    )
    draw_legend(drawing.legend)
    st.caption(
        _("{shades}。{first}至{last}各月同一分级。").format(
            shades=drawing.shades,
            first=format_period(months[0]),
            last=format_period(months[-1]),
        )
    )


@st.cache_resource(max_entries=96, show_spinner=False)
def _draw(
    metric_id: str,
    filters: Filters,
    months: tuple[dt.date, ...],
    mode: Mode,
    boundaries: str,
    narrow: bool,
    spoken: str,
) -> _Drawing:
    """Drawn once for all readers of a month; `spoken`, the language, is in the key.

    The classes are those of all `months`, so that a colour means the same in each.
    """
    metric, within = METRICS[metric_id], units_within(filters.area_code)
    table = load_metrics(filters.snapshot_id)
    history = shade_units(unit_history(table, metric, months), metric)
    history = history[history["area_code"].isin(within)]
    scale = build_scale(history, metric)
    rows = history[history["period"].eq(filters.period)]
    geometry = load_geometry(boundaries)
    shapes = geometry.cells if mode == "cells" else geometry.tiles
    features = area_features(rows, metric, scale, shapes, unit_names())
    counted = set(rows["area_code"])
    return _Drawing(
        features,
        area_layers(features, shapes, geometry.districts if mode == "cells" else ()),
        fit_view([s for s in shapes if s.code in counted], is_narrow=narrow),
        legend_steps(rows, metric, scale),
        describe_shades(rows, metric),
    )


def _take_click(selectable: set[str]) -> None:
    """Toggle the unit that was clicked (the map's callback)."""
    objects = st.session_state[_DECK]["selection"]["objects"]
    for layer in (AREAS_LAYER, SELECTED_LAYER):
        for item in objects.get(layer, []):
            if item["properties"]["code"] in selectable:
                toggle_unit(item["properties"]["code"])


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
