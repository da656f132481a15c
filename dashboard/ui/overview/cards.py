"""KPI cards: value, what it rests on, target, changes, a line, two marks."""

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
    read_state,
)
from dashboard.i18n import _
from dashboard.metrics import Direction, Kind, Metric
from dashboard.reports.figures.definition import describe_metric
from dashboard.reports.figures.unit_trend import months_table
from dashboard.reports.trends.control_charts import (
    CHART_MONTHS,
    ControlChart,
    chart_months,
)
from dashboard.reports.trends.marks import (
    assurance_title,
    describe_chart,
    explain_assurance,
    explain_variation,
    variation_title,
)
from dashboard.statistics.marks import Assurance, Variation
from dashboard.store.metric_table import MetricTable, Row
from dashboard.ui.parts.rows_behind import link_to_rows
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.view import View

_DELTA_COLORS: dict[Direction, Literal["normal", "inverse", "off"]] = {
    Direction.UP: "normal",
    Direction.DOWN: "inverse",
    Direction.BAND: "off",
    Direction.CONTEXT: "off",
}

_Color = Literal["blue", "orange", "gray"]
#: Icon and colour of each mark; its word stands beside them.
_VARIATIONS: dict[Variation, tuple[str, _Color]] = {
    "improving": (":material/thumb_up:", "blue"),
    "worsening": (":material/priority_high:", "orange"),
    "changed": (":material/change_history:", "blue"),
    "common": (":material/remove:", "gray"),
}
_ASSURANCES: dict[Assurance, tuple[str, _Color]] = {
    "reached": (":material/check:", "blue"),
    "missed": (":material/close:", "orange"),
    "uncertain": (":material/question_mark:", "gray"),
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
    """One KPI of one area; the links below lead to its map and to its rows."""
    period = view.filters.period
    row = view.metrics.row(metric, period, area_code)
    if row is None:
        st.metric(metric.title, _("未上报"), help=describe_metric(metric))
        return
    change = view.metrics.change(metric, period, area_code)
    is_move = bool(change) and format_change(change, metric) != format_change(0, metric)
    st.metric(
        metric.title,
        format_cell(row, metric, unit=True),
        delta=None if change is None else format_change(change, metric),
        delta_color=_DELTA_COLORS[metric.direction] if is_move else "off",
        delta_arrow="auto" if is_move else "off",
        delta_description=None if change is None else _("环比"),
        help=describe_metric(metric),
    )
    chart = chart_months(view.metrics, metric, area_code, period)
    if line := _draw_line(chart):
        st.html(line)
    st.caption(" · ".join(card_notes(view.metrics, metric, row)))
    _draw_marks(chart)
    link_to_page("map", _("看各镇街"), icon=":material/map:", metric=metric.id)
    if metric.kind is Kind.COUNT:  # what is counted asks for an answer by row
        link_to_rows(metric)


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


def _draw_line(chart: ControlChart) -> str:
    """The card's line of single months; '' where there are not two."""
    if len(chart.rows) < 2:
        return ""
    limits = chart.chart.lower, chart.chart.upper
    values = [float(row["value"]) for row in chart.rows]
    unmeasured = [math.nan] * (CHART_MONTHS - len(values))
    return sparkline(
        [*unmeasured, *values],
        limits=limits if chart.has_limits else None,
        is_trial=chart.chart.is_trial,
        target=chart.target,
        is_signal=chart.signal is not None,
        title=describe_chart(chart),
    )


def _draw_marks(chart: ControlChart) -> None:
    """The two marks side by side, each a word and an icon, explained on hover."""
    variation, assurance = chart.variation, chart.assurance
    if variation is None and assurance is None:
        return
    with st.container(horizontal=True, gap="xxsmall"):
        if variation is not None:
            icon, color = _VARIATIONS[variation]
            st.badge(
                variation_title(variation),
                icon=icon,
                color=color,
                help=explain_variation(chart),
            )
        if assurance is not None:
            icon, color = _ASSURANCES[assurance]
            st.badge(
                assurance_title(assurance),
                icon=icon,
                color=color,
                help=explain_assurance(chart),
            )
