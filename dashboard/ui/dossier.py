"""The sub-district page's parts: its figures, trends, open findings and domains."""

import pandas as pd
import streamlit as st

from dashboard.charts.ranking import domain_bars
from dashboard.charts.theme import CHART_CONFIG
from dashboard.charts.trend import trend_chart
from dashboard.formats import State, format_period, read_state
from dashboard.i18n import _
from dashboard.metrics import METRICS, Metric
from dashboard.reference import Area
from dashboard.reports.dossier import compare_levels
from dashboard.reports.finding_states import OPEN_STATES
from dashboard.reports.ledger import describe_open, ledger_table
from dashboard.reports.unit_domains import (
    describe_domains,
    describe_usage,
    domain_names,
    domain_table,
    domain_values,
)
from dashboard.reports.unit_trend import (
    TREND_MONTHS,
    event_table,
    trend_areas,
    trend_rows,
    trend_table,
    trend_title,
)
from dashboard.settings import CITY_CODE
from dashboard.ui.choices import choose_metric
from dashboard.ui.ledger import list_findings
from dashboard.ui.navigation import link_to_page, open_page
from dashboard.ui.results import run_page_query
from dashboard.ui.tables import clicked_row, draw_table, offer_download
from dashboard.ui.view import View


def metric_table(view: View, unit: Area) -> None:
    """Every metric beside the district's and the city's; a click shows its trend."""
    table = compare_levels(view.metrics, view.filters.period, unit.code)
    draw_table(
        table,
        key="subdistrict_metrics",
        on_select=lambda: _show_trend(table),
        alt=_("{unit}的全部指标").format(unit=unit.title),
    )
    st.caption(_("点击一行，走势图随之改变。"))
    offer_download(
        table,
        view,
        "kpi",
        unit.code,
        title=_("{unit}的全部指标").format(unit=unit.title),
    )


def _show_trend(table: pd.DataFrame) -> None:
    """Write the metric of the row clicked into the URL (the table's callback)."""
    event = st.session_state["subdistrict_metrics"]
    if name := clicked_row(event, table):
        st.query_params["metric"] = name


def trend(view: View, unit: Area) -> None:
    """How the metric that the URL names moved, beside district and city."""
    metric = choose_metric()
    events = _events(view, unit)
    titles = trend_areas(metric, unit.code)
    rows = trend_rows(view.metrics, metric, view.filters.period, list(titles))
    title = trend_title(rows, metric, unit.code)
    st.plotly_chart(
        trend_chart(rows, metric, title=title, area_titles=titles, events=events),
        key="subdistrict_trend",
        theme=None,
        config=CHART_CONFIG,
        alt=title,
    )
    st.caption(_describe_trend(metric, len(titles)))
    link_to_page("map", _("看各镇街"), icon=":material/map:", metric=metric.id)
    with st.expander(_("逐月数值")):
        months = trend_table(rows, metric, titles)
        draw_table(months, key="subdistrict_months", alt=title, height=320)
        offer_download(months, view, "trend", unit.code, metric.id, title=title)
    _list_events(view, unit, events)


def _events(view: View, unit: Area) -> pd.DataFrame:
    return run_page_query(
        "subdistrict/events",
        view.snapshot.id,
        subdistrict_code=unit.code,
        cut_off=view.filters.cut_off,
    )


def _list_events(view: View, unit: Area, events: pd.DataFrame) -> None:
    """What the marks of the trend stand for, newest first."""
    st.markdown(_("**大事记**"))
    if events.empty:
        st.write(_("截至本月没有记录本镇街或全市的大事。"))
        return
    table = event_table(events)
    draw_table(table, key="subdistrict_events", alt=_("大事记"), height=360)
    offer_download(table, view, "events", unit.code, title=_("大事记"))


def _describe_trend(metric: Metric, area_count: int) -> str:
    """What a point is, and why a count stands alone."""
    parts = [
        _("近 {months} 个月").format(months=TREND_MONTHS),
        _describe_point(metric),
        _("竖线为本镇街和全市大事"),
    ]
    if area_count == 1:
        parts.append(_("计数与区、市规模不同，只画本镇街"))
    return " · ".join(parts)


def _describe_point(metric: Metric) -> str:
    if metric.window == 1:
        return _("每点为当月值或月末值")
    if metric.is_year_to_date:
        return _("每点为截至该月的本年累计值")
    return _("每点为截至该月的 {window} 个月滚动值").format(window=metric.window)


def open_findings(view: View, unit: Area) -> None:
    """The findings not verified at the month's end, with what is next."""
    st.subheader(_("未销号问题"))
    row = view.metrics.row("overdue_count", view.filters.period, unit.code)
    if row is None or read_state(row) is State.NOT_REPORTED:
        st.info(_("问题台账没有发布到这个月，不知道有无未销号的问题。"))
        return
    found = list_findings(view, {"state": OPEN_STATES}, area_code=unit.code)
    link_to_page(
        "findings",
        _("在问题台账中查看，含已销号"),
        icon=":material/fact_check:",
        **_place(view, unit),
    )
    if found.empty:
        st.write(_("月末没有未销号的问题：发现的都已核查销号，或从未发现。"))
        return
    table = ledger_table(found, with_unit=False)
    st.write(describe_open(found, view.filters.period))
    selection = draw_table(
        table, key="subdistrict_findings", alt=_("未销号问题"), on_select="rerun"
    )
    st.caption(_("点击一行看来龙去脉。"))
    offer_download(table, view, "open_findings", unit.code, title=_("未销号问题"))
    if code := clicked_row(selection, table):
        # The metric goes along: Back finds this page as it was.
        metric = st.query_params.get("metric", "")
        open_page("findings", finding=code, metric=metric, **_place(view, unit))


def _place(view: View, unit: Area) -> dict[str, str]:
    """The ledger of one unit; the district changes only where it excludes the unit."""
    if view.filters.area_code in (CITY_CODE, unit.parent_code):
        return {"area": unit.code}
    return {"area": unit.code, "district": unit.parent_code}


def unit_domains(view: View, unit: Area) -> None:
    """Powers held, used and dormant in each domain."""
    st.subheader(_("权力事项与领域"))
    period = view.filters.period
    rows = run_page_query(
        "subdistrict/domains",
        view.snapshot.id,
        subdistrict_code=unit.code,
        period=period,
    )
    if rows.empty:
        st.info(
            _("{month}月末没有在册的权力事项。").format(month=format_period(period))
        )
        return
    metric = METRICS["exercise_rate"]
    st.write(describe_domains(rows, period))
    if note := describe_usage(view.metrics.row(metric.id, period, unit.code)):
        st.caption(note)
    left, right = st.columns(2, gap="medium")
    table = domain_table(rows)
    with right:
        draw_table(table, key="subdistrict_domain_table", alt=_("领域"))
        offer_download(table, view, "domains", unit.code, title=_("权力事项与领域"))
    with left:
        st.plotly_chart(
            domain_bars(
                domain_values(rows), metric, title=_("各领域行权率"),
                names=domain_names(),
            ),
            key="subdistrict_domains",
            theme=None,
            config=CHART_CONFIG,
            alt=_("各领域行权率"),
        )  # fmt: skip
