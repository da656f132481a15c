"""KPI cards: value, what it rests on, target, changes, a line, one mark."""

import math
from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.charts.sparkline import sparkline
from dashboard.completeness import window_basis
from dashboard.formats import (
    State,
    append_unit,
    format_cell,
    format_change,
    format_fraction,
    format_value,
    name_in_window,
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import Direction, Kind, Metric
from dashboard.reports.figures.definition import describe_metric
from dashboard.reports.figures.unit_trend import months_table
from dashboard.reports.targets import find_target, reach_title, reaches
from dashboard.reports.trends.control_charts import chart_months
from dashboard.store.like_for_like import Change
from dashboard.store.metric_table import MetricTable, Row
from dashboard.ui.parts.rows_behind import link_to_rows
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.view import View

#: How many months a card's line goes back.
LINE_MONTHS = 24

_Color = Literal["normal", "inverse", "off"]
_DELTA_COLORS: dict[Direction, _Color] = {
    Direction.UP: "normal",
    Direction.DOWN: "inverse",
}

#: Icon and colour of what a value says of its target; a word stands beside them.
_REACHES: dict[bool, tuple[str, Literal["blue", "orange"]]] = {
    True: (":material/check:", "blue"),
    False: (":material/close:", "orange"),
}


def draw_cards(view: View, metrics: Sequence[Metric], area_code: str) -> None:
    """A grid of cards, four in a row on a desk screen, one on a phone."""
    with st.grid(4, min_column_width=165, gap="small"):
        for metric in metrics:
            with st.container(border=True, gap=None):
                draw_card(view, metric, area_code)


def draw_card_months(view: View, metrics: Sequence[Metric], area_code: str) -> None:
    """The cards' lines as a table, a row a month, drawn once it is opened."""
    title = _("卡片指标逐月数值")
    box = st.expander(title, key="overview_months_box", on_change="rerun")
    if not box.open:
        return
    with box:
        table = months_table(view.metrics, metrics, view.filters.period, area_code)
        draw_listing(table, view, "months", key="overview_months", title=title)


def draw_card(view: View, metric: Metric, area_code: str) -> None:
    """One KPI of one area; the links below lead to its map and to its rows.

    Number, line, target and mark stand on one basis, which the title names.
    """
    period = view.filters.period
    title, help_text = name_in_window(metric), describe_metric(metric)
    row = view.metrics.row(metric, period, area_code)
    if row is None:
        st.metric(title, _("未上报"), help=help_text)
        return
    compared = view.metrics.compare(metric, period, area_code)
    change = compared.delta if compared else None
    is_move = bool(change) and format_change(change, metric) != format_change(0, metric)
    st.metric(
        title,
        format_cell(row, metric, unit=True),
        delta=None if change is None else format_change(change, metric),
        delta_color=_delta_color(view, metric, area_code) if is_move else "off",
        delta_arrow="auto" if is_move else "off",
        delta_description=_describe_compared(compared),
        help=help_text,
    )
    if line := _draw_line(view, metric, area_code):
        st.html(line)
    st.caption(" · ".join(card_notes(view.metrics, metric, row)))
    _draw_mark(row, metric)
    link_to_page("map", _("看各镇街"), icon=":material/map:", metric=metric.id)
    if metric.kind is Kind.COUNT:  # what is counted asks for an answer by row
        link_to_rows(metric)


def _describe_compared(compared: Change | None) -> str | None:
    """That it is a change on the month, and of how many units where not of all."""
    if compared is None:
        return None
    if not compared.left_out_count:
        return _("环比")
    return _("环比，{count} 个镇街可比").format(count=compared.unit_count)


def _delta_color(view: View, metric: Metric, area_code: str) -> _Color:
    """Good or bad only where the area's own months show a signal: else it is noise."""
    chart = chart_months(view.metrics, metric, area_code, view.filters.period)
    if chart.variation not in ("improving", "worsening"):
        return "off"
    return _DELTA_COLORS.get(metric.direction, "off")


def card_notes(table: MetricTable, metric: Metric, row: Row) -> list[str]:
    """What a value rests on: n, change on the year, units and months reported."""
    notes: list[str] = []
    if read_state(row) is State.VALUE and pd.notna(row["denominator"]):
        notes.append(format_fraction(row["numerator"], row["denominator"]))
    if pd.notna(row["target"]):
        target = append_unit(format_value(row["target"], metric), metric)
        notes.append(_("目标 {target}").format(target=target))
    yearly = table.change(metric, row["period"], row["area_code"], 12)
    if yearly is not None:
        notes.append(_("同比 {change}").format(change=format_change(yearly, metric)))
    if row["reported_count"] < row["expected_count"]:
        units = format_fraction(row["reported_count"], row["expected_count"])
        notes.append(_("{units} 个镇街").format(units=units))
    if read_state(row) is State.VALUE and (basis := window_basis(row)):
        notes.append(basis)
    return notes or [_("当月")]


def _draw_line(view: View, metric: Metric, area_code: str) -> str:
    """The card's line of the values that it shows; '' where there are not two."""
    period = view.filters.period
    rows = view.metrics.history(metric, area_code, period, LINE_MONTHS)
    values = [float(row["value"]) for row in rows]
    known = [value for value in values if not math.isnan(value)]
    if len(known) < 2:
        return ""
    title = _("{name}：最近 {count} 个月").format(
        name=name_in_window(metric), count=len(rows)
    )
    return sparkline(
        [*[math.nan] * (LINE_MONTHS - len(values)), *values],
        target=find_target(rows[-1], metric),
        title=title,
    )


def _draw_mark(row: Row, metric: Metric) -> None:
    """Whether the value reaches its target, a word and an icon; none without one."""
    reached = reaches(row, metric)
    if reached is None:
        return
    icon, color = _REACHES[reached]
    st.badge(reach_title(reached), icon=icon, color=color)
