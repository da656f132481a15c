"""The powers page's other parts: dormant powers, concentration, the catalogue."""

import datetime as dt

import pandas as pd
import streamlit as st

from dashboard.charts.concentration import SHOWN, concentration_chart
from dashboard.charts.trend import trend_chart
from dashboard.filters import parse_period, period_key
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.metrics.catalogue import POWERS_IN_FORCE
from dashboard.reports.powers.catalogue import (
    catalogue_events,
    catalogue_table,
    catalogue_values,
    change_table,
    default_since,
    describe_catalogue,
    describe_changes,
)
from dashboard.reports.powers.concentration import (
    concentration_table,
    describe_concentration,
    name_power,
)
from dashboard.reports.powers.dormant import (
    Advice,
    advice_rule,
    advice_title,
    describe_dormant,
    dormant_table,
    pick_advice,
)
from dashboard.reports.table import Table
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.scope import ALL, Scope
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.powers.frame import draw_drill, find_scope_use, say_unknown
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.url import choose

_SHOWN = 300


def draw_dormant(scope: Scope) -> None:
    """Powers that lie dormant, each with a suggestion and its reason."""
    rows = _run(scope, "dormant")
    if say_unknown(scope):
        return
    if rows.empty:
        st.success(_("没有沉睡的事项：持有满 12 个月的，近 12 个月都行使过。"))
        return
    st.subheader(describe_dormant(rows))
    st.caption(advice_rule())
    chosen = pick_advice(rows, _choose_advice())
    table = dormant_table(chosen, is_unit=scope.unit is not None)
    if table.empty:
        st.info(_("没有这一类建议的事项。"))
        return
    title = describe_dormant(rows)
    _drill_to_power(scope, chosen, table, "dormant", title=title)


def _choose_advice() -> str:
    advice = choose(
        _("建议"),
        "advice",
        [ALL, *Advice],
        ALL,
        lambda name: _("全部建议") if name == ALL else advice_title(name),
        width=200,
        is_optional=True,
    )
    return "" if advice == ALL else advice


def draw_concentration(scope: Scope) -> None:
    """What the most used powers account for, as context."""
    rows = _run(scope, "concentration")
    use = find_scope_use(scope)
    title = describe_concentration(rows, int(use.power_count) if use else 0)
    st.subheader(title)
    if rows.empty:
        st.info(_("这里近 12 个月的行权月报里没有一次行权，或都未上报。"))
        return
    st.caption(_("行权次数只作背景：用得多不等于用得好。点击表中一行，看持有的镇街。"))
    left, right = st.columns([3, 5], gap="medium")
    table = concentration_table(rows)
    with left:
        named = rows.head(SHOWN)
        draw_chart(
            concentration_chart(
                named.assign(name=list(map(name_power, named.to_dict("records")))),
                title="",
            ),
            key="powers_concentration_chart",
            alt=title,
        )
    with right:
        _drill_to_power(scope, rows, table, "concentration", title=title)


def draw_catalogue(scope: Scope) -> None:
    """Powers in force by month, with what was granted and recalled."""
    months = _run(scope, "catalogue")
    title = describe_catalogue(months)
    st.subheader(title)
    st.caption(
        _("月末在册事项（去重）；标记为与上月末相比新赋权、收回、随事项失效的赋权。")
    )
    draw_chart(
        trend_chart(
            catalogue_values(months, scope.area.code),
            POWERS_IN_FORCE,
            title="",
            area_titles={scope.area.code: scope.area.title},
            events=catalogue_events(months),
        ),
        key="powers_catalogue",
        alt=title,
    )
    with st.expander(_("逐月数值")):
        draw_listing(
            catalogue_table(months),
            scope.view,
            "catalogue",
            scope.area.code,
            key="powers_months",
            title=title,
            height=320,
        )
    _draw_changes(scope)


def _draw_changes(scope: Scope) -> None:
    """What differs between the ends of two months, power by power."""
    st.subheader(_("两个月份之间的变化"))
    since, until = _choose_months(scope)
    changes = run_page_query(
        "powers/changes",
        scope.view.snapshot.id,
        since=since,
        until=until,
        area_code=scope.area.code,
        domain_code=scope.domain,
    )
    st.write(describe_changes(changes, since, until))
    if since >= until or changes.empty:
        return
    st.caption(
        _("目录新增、失效看全市目录；赋权、收回看所选范围内两个月都在监管的镇街。")
    )
    table = change_table(changes)
    title, months = _("两个月份之间的变化"), (period_key(since), period_key(until))
    _drill_to_power(scope, changes, table, "changes", *months, title=title)


def _choose_months(scope: Scope) -> tuple[dt.date, dt.date]:
    """The months that the URL's `since` and `until` name."""
    periods = scope.view.metrics.periods
    keys = [period_key(period) for period in reversed(periods)]
    now = scope.view.filters.period
    defaults = {"since": default_since(now, periods[0]), "until": now}
    labels = {"since": _("从（月末）"), "until": _("到（月末）")}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = [
            choose(
                labels[name],
                name,
                keys,
                period_key(default),
                lambda key: format_period(parse_period(key)),
                width=150,
                is_optional=True,
            )
            for name, default in defaults.items()
        ]
    return parse_period(chosen[0]), parse_period(chosen[1])


def _run(scope: Scope, name: str) -> pd.DataFrame:
    """The rows of queries/pages/powers/<name>.sql for the scope."""
    return run_page_query(
        f"powers/{name}",
        scope.view.snapshot.id,
        period=scope.view.filters.period,
        area_code=scope.area.code,
        domain_code=scope.domain,
    )


def _drill_to_power(
    scope: Scope, rows: pd.DataFrame, table: Table, *names: str, title: str
) -> None:
    """The table's first rows; a click goes to who holds and uses the power."""
    domain_of = dict(zip(rows["power_code"], rows["domain_code"], strict=True))
    draw_drill(
        scope,
        table,
        *names,
        title=title,
        most=_SHOWN,
        lead=lambda code: {
            "part": "use",
            "domain": str(domain_of[code]),
            "power": code,
        },
    )
