"""The comparison page's frame: metric, part, title and what it rests on."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard.formats import direction_title
from dashboard.i18n import _
from dashboard.metrics import Metric
from dashboard.metrics.catalogue import ON_TIME_RATE
from dashboard.names import units_within
from dashboard.reports.comparison.funnel import describe_method, explain_missing
from dashboard.reports.figures.definition import describe_metric
from dashboard.reports.subdistrict.parts import find_part
from dashboard.reports.table import Table
from dashboard.settings import CITY_CODE
from dashboard.statistics.methods import compared_metrics
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.url import choose, choose_part, read_parameter
from dashboard.ui.shell.view import View

_FIRST_METRIC = ON_TIME_RATE.id
#: Another name than the dossier's parts, which a link there holds beside it.
_PART = "view"
_TABLE_HEIGHT = 420


def choose_compared_metric() -> Metric:
    """The metric of the URL; counts and fines are not among the choices."""
    metrics = compared_metrics()
    name = choose(
        _("指标"),
        "metric",
        list(metrics),
        _FIRST_METRIC,
        lambda name: metrics[name].title,
        width=240,
    )
    return metrics[name]


def choose_comparison_part() -> str:
    """Which question is answered, by the URL's `view`."""
    return choose_part(
        _PART,
        {
            "funnel": _("谁与众不同"),
            "estimates": _("估计与区间"),
            "tiles": _("收缩值方格"),
            "months": _("逐镇街走势"),
            "weights": _("权重敏感性"),
        },
    )


def month_rows(view: View, metric: Metric) -> pd.DataFrame:
    """The month's rows of all units of the city: comparison needs all of them."""
    return view.metrics.month(metric, view.filters.period, "subdistrict")


def shown_units(view: View) -> set[str]:
    """The codes of the units of the chosen district or of the city."""
    return units_within(view.filters.area_code)


def draw_title(view: View, metric: Metric, title: str, method: str = "") -> None:
    """The finding; below it what is measured, and how and with whom compared.

    `method`: where it is not the one that goes with the metric.
    """
    st.title(title)
    parts = [
        describe_metric(metric),
        direction_title(metric.direction),
        method or describe_method(metric),
    ]
    if view.filters.area_code != CITY_CODE:
        parts.append(_("与全市所有镇街比，只显示{area}").format(area=view.area.title))
    st.caption(" · ".join(parts))


def draw_missing(view: View, metric: Metric) -> None:
    """Why this part shows nothing by this metric."""
    rows = month_rows(view, metric)
    st.info(explain_missing(rows, metric, view.filters.period))


def draw_units(figure: go.Figure, key: str, alt: str, metric: Metric) -> None:
    """A chart of units; a click on a point opens the unit's page."""
    event = draw_chart(figure, key=f"comparison_{key}", alt=alt, on_select="rerun")
    if code := clicked_code(event):
        _open_unit(code, metric)


def draw_unit_list(
    view: View, metric: Metric, table: Table, key: str, title: str
) -> None:
    """The chart's rows as a table and as files; a click opens the unit's page."""
    code = draw_listing(
        table,
        view,
        f"comparison_{key}",
        metric.id,
        key=f"comparison_{key}_table",
        title=title,
        note=_("点击图上一点或表中一行，打开镇街档案。"),
        height=_TABLE_HEIGHT,
        is_clickable=True,
    )
    if code is not None:
        _open_unit(code, metric)


def _open_unit(code: str, metric: Metric) -> None:
    # Back finds the page as it was: its parameters go along.
    part = read_parameter(_PART)
    kept = {_PART: part} if part else {}
    open_page(
        "subdistrict", area=code, part=find_part(metric), metric=metric.id, **kept
    )
