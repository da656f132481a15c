"""The trends page's frame: metric, area, window and new start, all in the URL."""

import datetime as dt
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.charts.control import control_chart
from dashboard.charts.year_lines import year_chart
from dashboard.filters import months_before, parse_period, period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.metrics import Metric, Window
from dashboard.reports.trends.control_charts import (
    Absence,
    ControlChart,
    chart_months,
)
from dashboard.reports.trends.reading import (
    control_table,
    control_title,
    describe_method,
    read_control,
)
from dashboard.reports.trends.signals import signal_words
from dashboard.reports.trends.years import read_years, year_table
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.choices import choose_metric
from dashboard.ui.parts.rows_behind import link_to_rows
from dashboard.ui.parts.scope import (
    Scope,
    area_crumbs,
    choose_unit_or_all,
    link_to_dossier,
)
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View

_WINDOWS = ("12", "24", "36")
_NEVER = "none"
_YEARS_MONTHS = 48


@dataclass(frozen=True)
class Trend:
    """What the page looks at; `rebase` is the month from which limits are new."""

    scope: Scope
    metric: Metric
    months: int
    rebase: dt.date | None

    @property
    def view(self) -> View:
        """Snapshot, period and metric values."""
        return self.scope.view

    @property
    def parts(self) -> tuple[str, str]:
        """What names its files."""
        return self.metric.id, self.scope.area.code


def choose_trend(view: View) -> Trend:
    """The metric, unit, window and new start that the URL names, and the way up."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        metric = choose_metric()
        scope = Scope(view, choose_unit_or_all(view))
        months = int(
            choose(
                _("时段"),
                "months",
                _WINDOWS,
                "24",
                lambda count: _("{count} 个月").format(count=count),
                width=130,
                is_optional=True,
            )
        )
        rebase = _choose_rebase(view, months) if metric.has_control_chart else None
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        area_crumbs(scope, "trends", is_whole=True, metric=metric.id)
        if scope.unit:
            link_to_dossier(scope.unit)
    return Trend(scope, metric, months, rebase)


def _choose_rebase(view: View, months: int) -> dt.date | None:
    """From which month on the limits are computed anew."""
    period = view.filters.period
    keys = [period_key(months_before(period, back)) for back in range(1, months - 1)]
    key = choose(
        _("界限重新起算"),
        "rebase",
        [_NEVER, *keys],
        _NEVER,
        lambda key: _("不重算") if key == _NEVER else format_period(parse_period(key)),
        width=150,
        help=_("办法变了、数据口径变了，可从那个月起重新计算均值和界限。"),
        is_optional=True,
    )
    return None if key == _NEVER else parse_period(key)


def read_trend(trend: Trend) -> ControlChart:
    """The months of the window and their control chart."""
    return chart_months(
        trend.view.metrics,
        trend.metric,
        trend.scope.area.code,
        trend.view.filters.period,
        trend.months,
        trend.rebase,
    )


def trend_headline(trend: Trend, control: ControlChart) -> str:
    """The finding."""
    return control_title(control, trend.scope.area.title)


def draw_control(trend: Trend, control: ControlChart) -> None:
    """The control chart or plain line with events, its reading, its table."""
    is_plain = control.absence is Absence.PLAIN
    title = _("逐月数值") if is_plain else _("逐月变化是否超出正常波动")
    st.subheader(title)
    draw_chart(
        control_chart(
            control.rows,
            trend.metric,
            control.chart,
            title="",
            words=signal_words(control),
            target=control.target,
            events=_list_events(trend),
        ),
        key="trends_control",
        alt=trend_headline(trend, control),
    )
    for line in read_control(control):
        st.write(line)
    st.caption(describe_method(control))
    link_to_rows(trend.metric, [trend.scope.unit.code] if trend.scope.unit else [])
    with st.expander(_("各月数值") if is_plain else _("逐月数值、界限和信号")):
        draw_listing(
            control_table(control),
            trend.view,
            "trend_months",
            *trend.parts,
            key="trends_control_table",
            title=title,
        )


def _list_events(trend: Trend) -> pd.DataFrame:
    return run_page_query(
        "trends/events",
        trend.view.snapshot.id,
        area_code=trend.scope.area.code,
        cut_off=trend.view.filters.cut_off,
    )


def draw_years(trend: Trend) -> None:
    """The same months of up to four years over each other."""
    title = _("各年同月对比")
    st.subheader(title)
    rows = trend.view.metrics.series(
        trend.metric, trend.scope.area.code, trend.view.filters.period,
        _YEARS_MONTHS, window=Window.MONTH,
    )  # fmt: skip
    draw_chart(year_chart(rows, trend.metric, title=""), key="trends_years", alt=title)
    st.write(read_years(rows, trend.metric, trend.view.filters.period))
    with st.expander(_("各年逐月数值")):
        draw_listing(
            year_table(rows, trend.metric),
            trend.view,
            "trend_years",
            *trend.parts,
            key="trends_years_table",
            title=title,
        )
