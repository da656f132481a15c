"""The sub-district page's figures: every metric beside others, and how one moved."""

import pandas as pd
import streamlit as st

from dashboard.charts.control import control_chart
from dashboard.charts.trend import trend_chart
from dashboard.formats import window_title
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.reference import Area
from dashboard.reports.figures.unit_trend import (
    TREND_MONTHS,
    event_table,
    trend_areas,
    trend_rows,
    trend_table,
    trend_title,
)
from dashboard.reports.subdistrict.statements import level_table
from dashboard.reports.table import Table
from dashboard.reports.trends.control_charts import chart_months
from dashboard.reports.trends.reading import (
    control_table,
    control_title,
    describe_method,
    read_control,
)
from dashboard.reports.trends.signals import signal_words
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.choices import choose_metric
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.url import choose_part, read_parameter
from dashboard.ui.shell.view import View

_TABLE_HEIGHT = 480  # pixels: with the chart above, less than a screen


def draw_figures(view: View, unit: Area) -> None:
    """The trend of the metric that the URL names; below it all metrics, in full width.

    The table scrolls, so that a row and the chart that it changes are seen together.
    """
    st.subheader(_("走势"))
    draw_trend(view, unit)
    st.subheader(_("指标：本镇街、区、全市、目标"))
    draw_levels_table(view, unit)


def draw_levels_table(view: View, unit: Area) -> None:
    """Every metric beside the district's and the city's; a click shows its trend."""
    draw_listing(
        level_table(view.metrics, view.filters.period, unit.code),
        view,
        "kpi",
        unit.code,
        key="subdistrict_metrics",
        title=_("{unit}的全部指标").format(unit=unit.title),
        note=_("点击一行，上面的走势图随之改变。"),
        height=_TABLE_HEIGHT,
        marked=read_parameter("metric") or "",
        on_choose=_show_trend,
    )


def _show_trend(metric: str) -> None:
    """Write the metric of the row clicked into the URL (the table's callback)."""
    st.query_params["metric"] = metric


def draw_trend(view: View, unit: Area) -> None:
    """How the metric that the URL names moved: beside others, or within limits."""
    metric = choose_metric()
    draw = {"levels": _draw_levels, "control": _draw_control}
    part = choose_part("chart", {"levels": _("与区、市比较"), "control": _("控制图")})
    events = _events(view, unit)
    moves, happened = st.columns([3, 2], gap="medium")
    with moves:
        draw[part](view, unit, metric, events)
        link_to_page("map", _("看各镇街"), icon=":material/map:", metric=metric.id)
    with happened:
        _draw_events(view, unit, events)


def _draw_levels(view: View, unit: Area, metric: Metric, events: pd.DataFrame) -> None:
    """The metric's own values beside district and city, with what happened."""
    titles = trend_areas(metric, unit.code)
    rows = trend_rows(view.metrics, metric, view.filters.period, list(titles))
    title = trend_title(rows, metric, unit.code)
    draw_chart(
        trend_chart(rows, metric, title=title, area_titles=titles, events=events),
        key="subdistrict_trend",
        alt=title,
    )
    st.caption(_describe_trend(metric, len(titles)))
    _draw_months(view, unit, metric, title, trend_table(rows, metric, titles))


def _draw_control(view: View, unit: Area, metric: Metric, events: pd.DataFrame) -> None:
    """Single months within their control limits, with what happened."""
    control = chart_months(view.metrics, metric, unit.code, view.filters.period)
    title = control_title(control, unit.title)
    draw_chart(
        control_chart(
            control.rows,
            metric,
            control.chart,
            title=title,
            words=signal_words(control),
            target=control.target,
            events=events,
        ),
        key="subdistrict_control",
        alt=title,
    )
    for line in read_control(control):
        st.write(line)
    st.caption(describe_method(control))
    _draw_months(view, unit, metric, title, control_table(control))


def _draw_months(
    view: View, unit: Area, metric: Metric, title: str, months: Table
) -> None:
    """The chart's months as a table."""
    with st.expander(_("逐月数值")):
        draw_listing(
            months,
            view,
            "trend",
            unit.code,
            metric.id,
            key="subdistrict_months",
            title=title,
            height=320,
        )


def _events(view: View, unit: Area) -> pd.DataFrame:
    return run_page_query(
        "subdistrict/events",
        view.snapshot.id,
        subdistrict_code=unit.code,
        cut_off=view.filters.cut_off,
    )


def _draw_events(view: View, unit: Area, events: pd.DataFrame) -> None:
    """What the marks of the trend stand for, newest first."""
    st.markdown(_("**大事记**"))
    if events.empty:
        st.write(_("截至本月没有记录本镇街或全市的大事。"))
        return
    draw_listing(
        event_table(events),
        view,
        "events",
        unit.code,
        key="subdistrict_events",
        title=_("大事记"),
        height=300,
    )


def _describe_trend(metric: Metric, area_count: int) -> str:
    """What a point is, and why a count stands alone."""
    parts = [
        _("近 {months} 个月").format(months=TREND_MONTHS),
        _("每点为{window}的值").format(window=window_title(metric)),
        _("竖线为本镇街和全市大事"),
    ]
    if area_count == 1:
        parts.append(_("计数与区、市规模不同，只画本镇街"))
    return " · ".join(parts)
