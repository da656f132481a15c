"""Every KPI of one area in a table; a row leads to its map."""

import pandas as pd
import streamlit as st

from dashboard.formats import format_cell, format_change, format_fraction
from dashboard.i18n import _
from dashboard.metrics import METRICS
from dashboard.ui.parts.tables import offer_download
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.view import View


def metric_list(view: View) -> None:
    """The table; choosing a row opens the map of that metric."""
    ids = list(METRICS)
    table = pd.DataFrame([_describe(view, name) for name in ids])
    event = st.dataframe(
        table,
        hide_index=True,
        key="overview_metrics",
        on_select="rerun",
        selection_mode="single-row",
        alt=_("全部指标"),
    )
    offer_download(table, view, "overview", title=_("全部指标"))
    if event.selection.rows:
        open_page("map", metric=ids[event.selection.rows[0]])


def _describe(view: View, name: str) -> dict[str, str]:
    """One line of the table."""
    metric, table, filters = METRICS[name], view.metrics, view.filters
    row = table.row(metric, filters.period, filters.area_code)
    monthly = table.change(metric, filters.period, filters.area_code)
    yearly = table.change(metric, filters.period, filters.area_code, 12)
    return {
        _("指标"): metric.title,
        _("数值"): format_cell(row, metric, unit=True) if row else _("未上报"),
        _("依据"): format_fraction(row["numerator"], row["denominator"]) if row else "",
        _("环比"): format_change(monthly, metric),
        _("同比"): format_change(yearly, metric),
        _("已报镇街"): format_fraction(row["reported_count"], row["expected_count"])
        if row
        else "",
    }
