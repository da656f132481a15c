"""The penalties page's parts: months, units against their own past, domains."""

import pandas as pd
import streamlit as st

from dashboard.charts.procedures import procedure_chart
from dashboard.charts.unusual_months import unusual_months_chart
from dashboard.filters import months_before
from dashboard.i18n import _
from dashboard.names import unit_names, units_within
from dashboard.reports.penalties.counts import (
    HISTORY_MONTHS,
    list_domain_counts,
    list_month_counts,
    list_unit_counts,
)
from dashboard.reports.penalties.history import (
    describe_exercises,
    describe_unit_month,
    domain_exercise_table,
    judge_months,
    month_table,
    pick_unusual,
    unusual_table,
)
from dashboard.reports.penalties.leniency import describe_leniency, leniency_table
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.scope import (
    Scope,
    area_crumbs,
    choose_unit_or_all,
    link_to_dossier,
)
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.results import keep_result, run_page_query
from dashboard.ui.shell.view import View
from dashboard.ui.shell.viewport import is_narrow

_SHOWN_MONTHS = 12
_LONG = 420  # pixels of a table that scrolls
_UNIT_WIDTH = 420  # pixels: one row of months needs no more


def choose_penalties_scope(view: View) -> Scope:
    """The city, district or unit that the URL names, with the way up from it."""
    scope = Scope(view, choose_unit_or_all(view))
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        area_crumbs(scope, "penalties", is_whole=True)
        if scope.unit:
            link_to_dossier(scope.unit)
    return scope


def list_months(scope: Scope) -> pd.DataFrame:
    """What was done month by month, two years up to the period."""
    return list_month_counts(
        scope.view.metrics, scope.area.code, scope.view.filters.period
    )


def list_judged(scope: Scope) -> pd.DataFrame:
    """Every unit's last twelve months, judged by the two years before each."""
    filters = scope.view.filters
    since = months_before(filters.period, _SHOWN_MONTHS - 1)
    codes = {scope.unit.code} if scope.unit else units_within(scope.area.code)

    def judge() -> pd.DataFrame:
        months = _SHOWN_MONTHS + HISTORY_MONTHS
        rows = list_unit_counts(scope.view.metrics, codes, filters.period, months)
        return judge_months(rows, since)

    return keep_result(judge, "judged", filters, scope.area.code)


def penalties_title(scope: Scope, months: pd.DataFrame, judged: pd.DataFrame) -> str:
    """The finding: of one unit, the month against its past; else how many stand out."""
    describe = describe_unit_month if scope.unit else describe_exercises
    return describe(months, judged, scope.area.title)


def draw_months(scope: Scope, months: pd.DataFrame, judged: pd.DataFrame) -> None:
    """Exercises by procedure and month; of one unit, its unusual months are marked."""
    st.subheader(_("按月和程序"))
    found = pick_unusual(judged) if scope.unit else judged.iloc[:0]
    marks = dict(zip(found["period"], found["text"], strict=True))
    draw_chart(
        procedure_chart(months, title="", marks=marks),
        key="penalties_months",
        alt=_("按月和程序"),
    )
    with st.expander(_("逐月数值")):
        draw_listing(
            month_table(months),
            scope.view,
            "exercise_months",
            scope.area.code,
            key="penalties_month_table",
            title=_("按月和程序"),
        )


def draw_units(scope: Scope, judged: pd.DataFrame) -> None:
    """Which months of which units are out of their own history; a click shows one."""
    st.subheader(_("与自身历史明显不同的月份"))
    st.caption(
        _("按名册次序，不按次数；离此前 24 个月中位数的稳健 z 值超出 ±3.5 才标记。")
    )
    table = unusual_table(pick_unusual(judged))
    small = is_narrow()

    def take_mark() -> None:
        if code := clicked_code(st.session_state["penalties_units"]):
            _show_unit(code)

    draw_chart(
        keep_result(
            lambda: unusual_months_chart(judged, unit_names(), title="", small=small),
            "unusual_months",
            scope.view.filters,
            scope.area.code,
            small,
        ),
        key="penalties_units",
        alt=_("与自身历史明显不同的月份"),
        on_select=take_mark,
        width=_UNIT_WIDTH if scope.unit and not small else "stretch",
    )
    if table.empty:
        st.write(_("近 12 个月没有与自身历史明显不同的月份，或历史不足 6 个月。"))
        return
    draw_listing(
        table,
        scope.view,
        "unusual_months",
        scope.area.code,
        key="penalties_unusual",
        title=_("与自身历史明显不同的月份"),
        on_choose=_show_unit,
    )


def _show_unit(code: str) -> None:
    st.query_params["unit"] = code


def draw_domains(scope: Scope) -> None:
    """The exercises of twelve months by domain, in the order of the domains."""
    st.subheader(_("近 12 个月按领域"))
    rows = list_domain_counts(
        scope.view.metrics, scope.area.code, scope.view.filters.period
    )
    if rows.empty:
        st.info(_("这里近 12 个月的行权月报里没有一次行权，或都未上报。"))
        return
    draw_listing(
        domain_exercise_table(rows),
        scope.view,
        "exercise_domains",
        scope.area.code,
        key="penalties_domains",
        title=_("近 12 个月按领域"),
    )


def draw_leniency(scope: Scope) -> None:
    """What is treated with leniency in the whole city: counts, the list on demand."""
    st.subheader(_("免罚清单"))
    period = scope.view.filters.period
    items = run_page_query("penalties/leniency", scope.view.snapshot.id, period=period)
    st.write(describe_leniency(items, period))
    if items.empty:
        return
    with st.expander(_("清单事项")):
        draw_listing(
            leniency_table(items),
            scope.view,
            "leniency",
            key="penalties_leniency",
            title=_("免罚清单"),
            height=_LONG,
        )
