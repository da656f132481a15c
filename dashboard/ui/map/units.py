"""The map's selection: which units, their values as a table, how they moved."""

import datetime as dt
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.charts.trend import trend_chart
from dashboard.formats import window_title
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.names import units_within
from dashboard.reference import areas
from dashboard.reports.figures.unit_trend import trend_table
from dashboard.reports.figures.unit_values import unit_table
from dashboard.reports.map.selection import (
    MOST_COLORED,
    colored_areas,
    grey_areas,
    selection_title,
    unit_history,
)
from dashboard.reports.subdistrict.parts import find_part
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.downloads import offer_download
from dashboard.ui.parts.maps import unit_values
from dashboard.ui.parts.rows_behind import link_to_rows
from dashboard.ui.parts.tables import draw_listing, draw_table
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.results import keep_result
from dashboard.ui.shell.url import choose_many, read_many, read_parameter, write_many
from dashboard.ui.shell.view import View

_PARAMETER = "units"
_TABLE_HEIGHT = 290
_TREND_HEIGHT = 300


def choose_units(view: View, metric: Metric) -> tuple[str, ...]:
    """The units that the URL names, in the order of choice; the map adds to them."""
    rows = view.metrics.month(metric, view.filters.period, "subdistrict")
    place = areas()
    monitored = sorted(rows["area_code"], key=lambda c: (place[c].parent_code, c))
    within = units_within(view.filters.area_code)
    asked = read_many(_PARAMETER, monitored)
    options = [code for code in monitored if code in within or code in asked]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = choose_many(
            _("所选镇街"),
            _PARAMETER,
            options,
            lambda code: place[code].title,
            placeholder=_("点击地图或输入名称，可以选几个"),
        )
        if chosen:
            st.button(
                _("清空选择"),
                key="map_clear",
                icon=":material/close:",
                on_click=write_many,
                args=(_PARAMETER, []),
            )
    return chosen


def toggle_unit(code: str) -> None:
    """Add a unit to those in the URL, or take it out (for a callback)."""
    chosen = read_many(_PARAMETER, list(areas()))
    others = [other for other in chosen if other != code]
    write_many(_PARAMETER, others if code in chosen else [*chosen, code])


def draw_unit_list(view: View, metric: Metric, selected: Sequence[str]) -> None:
    """The values of the units chosen, else of all; a click opens a unit's page."""
    rows = unit_values(view, metric)
    if selected:
        rows = view.metrics.month(metric, view.filters.period, "subdistrict")
        rows = rows[rows["area_code"].isin(selected)]
    title = _("{metric}，各镇街").format(metric=metric.title)
    table = unit_table(rows, metric)
    code = draw_table(
        table, key="map_units", alt=title, height=_TABLE_HEIGHT, is_clickable=True
    )
    st.caption(_("点击地图选中镇街，再点一次取消；点击表中一行打开档案。"))
    link_to_rows(metric, selected)
    offer_download(table, view, "map", metric.id, title=title)
    if code is not None:
        # Streamlit writes a link's parameters to the old page before it leaves: the
        # map's go along, so that Back finds it as it was.
        kept = {name: read_parameter(name) for name in ("mode", "months", _PARAMETER)}
        parameters = {name: value for name, value in kept.items() if value}
        open_page(
            "subdistrict",
            area=code,
            part=find_part(metric),
            metric=metric.id,
            **parameters,
        )


def draw_unit_trend(
    view: View, metric: Metric, selected: Sequence[str], months: Sequence[dt.date]
) -> None:
    """Lines of the units chosen, else of the area, over all others in grey."""
    period, area_code = view.filters.period, view.filters.area_code
    shown = [month for month in months if month <= period]
    colored = colored_areas(selected, area_code)
    within = sorted(units_within(area_code))
    place = (view.filters, metric.id, len(shown))
    rows = keep_result(
        lambda: pd.concat(
            [
                unit_history(view.metrics, metric, shown),
                view.metrics.series(metric, area_code, period, len(shown)),
            ]
        ),
        "map_rows",
        *place,
    )
    title = selection_title(rows, metric, colored, period)
    titles = {code: areas()[code].title for code in colored}
    figure = keep_result(
        lambda: trend_chart(
            rows,
            metric,
            title=title,
            area_titles=titles,
            background=grey_areas(selected, within, metric),
            height=_TREND_HEIGHT,
        ),
        "map_trend",
        *place,
        tuple(selected),
    )
    draw_chart(figure, key="map_trend", alt=title)
    st.caption(_describe_trend(metric, selected))
    with st.expander(_("逐月数值")):
        chosen = dict.fromkeys(selected) or {area_code: None}
        names = {code: areas()[code].title for code in chosen}
        table = keep_result(
            lambda: trend_table(rows[rows["area_code"].isin(names)], metric, names),
            "map_months",
            *place,
            tuple(names),
        )
        draw_listing(
            table,
            view,
            "map_trend",
            metric.id,
            key="map_months",
            title=title,
            height=320,
        )


def _describe_trend(metric: Metric, selected: Sequence[str]) -> str:
    parts = [_("每点为{window}的值").format(window=window_title(metric))]
    if selected or metric.kind is not Kind.COUNT:
        parts.append(_("浅灰线为其他镇街"))
    if (more := len(selected) - MOST_COLORED) > 0:
        parts.append(_("另有 {count} 个所选镇街为深灰线").format(count=more))
    return " · ".join(parts)
