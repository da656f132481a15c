"""KPI cards: value, what it rests on, changes, the last twelve months."""

import math
from collections.abc import Sequence
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.formats import (
    State,
    format_cell,
    format_change,
    format_fraction,
    read_state,
)
from dashboard.i18n import _, pick
from dashboard.metrics import Direction, Metric
from dashboard.reports.unit_trend import months_table
from dashboard.store.metric_table import MetricTable, Row
from dashboard.ui.navigation import link_to_page
from dashboard.ui.tables import draw_table, offer_download
from dashboard.ui.view import View

_DELTA_COLORS: dict[Direction, Literal["normal", "inverse", "off"]] = {
    Direction.UP: "normal",
    Direction.DOWN: "inverse",
    Direction.BAND: "off",
    Direction.CONTEXT: "off",
}


def metric_cards(view: View, metrics: Sequence[Metric], area_code: str) -> None:
    """A grid of cards, four in a row on a desk screen, one on a phone."""
    with st.grid(4, min_column_width=165, gap="small"):
        for metric in metrics:
            with st.container(border=True, gap=None):
                metric_card(view, metric, area_code)


def metric_months(view: View, metrics: Sequence[Metric], area_code: str) -> None:
    """The cards' lines as a table, a row a month, drawn once it is opened."""
    title = _("卡片指标逐月数值")
    box = st.expander(title, key="overview_months_box", on_change="rerun")
    if not box.open:
        return
    with box:
        table = months_table(view.metrics, metrics, view.filters.period, area_code)
        draw_table(table, key="overview_months", alt=title)
        offer_download(table, view, "months", title=title)


def metric_card(view: View, metric: Metric, area_code: str) -> None:
    """One KPI of one area; the link below leads to the map of it."""
    period = view.filters.period
    row = view.metrics.row(metric.id, period, area_code)
    if row is None:
        st.metric(metric.title, _("未上报"), help=describe_metric(metric))
        return
    history = view.metrics.history(metric.id, area_code, period)
    change = view.metrics.change(metric.id, period, area_code)
    is_move = bool(change) and format_change(change, metric) != format_change(0, metric)
    st.metric(
        metric.title,
        format_cell(row, metric, unit=True),
        delta=None if change is None else format_change(change, metric),
        delta_color=_DELTA_COLORS[metric.direction] if is_move else "off",
        delta_arrow="auto" if is_move else "off",
        delta_description=None if change is None else _("环比"),
        help=describe_metric(metric),
        chart_data=_known(history),
    )
    st.caption(" · ".join(card_notes(view.metrics, metric, row)))
    link_to_page("map", _("看各镇街"), icon=":material/map:", metric=metric.id)


def card_notes(table: MetricTable, metric: Metric, row: Row) -> list[str]:
    """What a value rests on: n, change on the year, units and months reported."""
    notes = []
    if read_state(row) is State.VALUE and pd.notna(row["denominator"]):
        notes.append(format_fraction(row["numerator"], row["denominator"]))
    yearly = table.change(metric.id, row["period"], row["area_code"], 12)
    if yearly is not None:
        notes.append(_("同比 {change}").format(change=format_change(yearly, metric)))
    if row["reported_count"] < row["expected_count"]:
        units = format_fraction(row["reported_count"], row["expected_count"])
        notes.append(_("{units} 个镇街").format(units=units))
    if (
        read_state(row) is State.VALUE
        and row["reported_months"] < row["spanned_months"]
    ):
        months = format_fraction(row["reported_months"], row["spanned_months"])
        notes.append(_("{months} 个月").format(months=months))
    return notes or [_("当月")]


def describe_metric(metric: Metric) -> str:
    """The definition in one or two lines, for a tooltip."""
    numerator = pick(metric.numerator, metric.numerator_en)
    denominator = pick(metric.denominator, metric.denominator_en)
    if not denominator:
        return _("{numerator}。拟定口径。").format(numerator=numerator)
    return _("{numerator} ÷ {denominator}。拟定口径。").format(
        numerator=numerator, denominator=denominator
    )


def _known(history: Sequence[Row]) -> list[float] | None:
    """The values of a history, NaN for a gap; a line needs two that exist."""
    values = [float(row["value"]) for row in history]
    return values if sum(not math.isnan(value) for value in values) > 1 else None
