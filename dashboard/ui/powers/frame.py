"""The powers page's frame: what it is about, the way up, the finding."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.formats import format_count, format_fraction, format_period
from dashboard.i18n import _
from dashboard.metrics.catalogue import DOMAIN_COVERAGE, EXERCISE_RATE
from dashboard.names import units_within
from dashboard.reference import domains
from dashboard.reports.powers.holdings import (
    Use,
    find_use,
    list_domain_use,
    list_unit_use,
)
from dashboard.reports.powers.use import describe_unknown, describe_use
from dashboard.reports.table import Table
from dashboard.ui.parts.scope import (
    ALL,
    Scope,
    area_crumbs,
    choose_unit_or_all,
    link_to_dossier,
)
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.shell.url import choose, choose_part
from dashboard.ui.shell.view import View

TALL = 560


def choose_scope(view: View) -> Scope:
    """The unit, domain and power that the URL names; a power only of its domain."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = choose_unit_or_all(view)
        domain = choose(
            _("领域"),
            "domain",
            [ALL, *domains()],
            ALL,
            lambda code: _("全部领域") if code == ALL else domains()[code].title,
            width=200,
            is_optional=True,
        )
    scope = Scope(view, unit, "" if domain == ALL else domain)
    asked = st.query_params.get("power", "")
    if not scope.domain or asked not in list_powers(scope)["power_code"].tolist():
        return scope
    return Scope(view, unit, scope.domain, asked)


def choose_powers_part() -> str:
    """Which question of the page is answered, by the URL's `part`."""
    return choose_part(
        "part",
        {
            "use": _("持有与行使"),
            "dormant": _("沉睡事项"),
            "concentration": _("集中度"),
            "catalogue": _("目录变化"),
        },
    )


def draw_breadcrumb(scope: Scope) -> None:
    """City, district, unit, domain, power: each but the last leads back to itself."""
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        area_crumbs(scope, "powers", is_whole=not scope.domain)
        if scope.domain and not scope.power:
            st.markdown(f"**{domains()[scope.domain].title}**", width="content")
        elif scope.power:
            above = Scope(scope.view, scope.unit, scope.domain)
            title = domains()[scope.domain].title
            link_to_page("powers", title, **above.parameters)
            st.markdown("›", width="content")
            st.markdown(f"**{escape_markdown(power_name(scope))}**", width="content")
        if scope.unit:
            link_to_dossier(scope.unit)


def powers_title(scope: Scope) -> str:
    """The finding: powers in force, exercise rate, dormant share."""
    place = scope.area.title
    if scope.domain:
        place = _("{area}{domain}").format(
            area=place, domain=domains()[scope.domain].title
        )
    return describe_use(find_scope_use(scope), scope.view.filters.period, place)


def draw_caption(scope: Scope) -> None:
    """What the figures stand on: window, reports, coverage, sources."""
    view = scope.view
    parts = [
        format_period(view.filters.period),
        _("行使和沉睡看近 12 个月，口径同指标字典（拟定口径）"),
    ]
    reports = view.metrics.row(EXERCISE_RATE, view.filters.period, scope.area.code)
    if reports is not None:
        units = format_fraction(reports["reported_count"], reports["expected_count"])
        parts.append(_("行权月报已报 {units} 个镇街").format(units=units))
    coverage = view.metrics.row(DOMAIN_COVERAGE, view.filters.period, scope.area.code)
    if coverage is not None and pd.notna(coverage["value"]):
        parts.append(
            _("{metric} {value}（{fraction}）").format(
                metric=DOMAIN_COVERAGE.title,
                value=f"{coverage['value']:.1%}",
                fraction=format_fraction(
                    coverage["numerator"], coverage["denominator"]
                ),
            )
        )
    parts.append(_("来源：权力事项目录、赋权清单、行权月报"))
    st.caption(" · ".join(parts))


def say_unknown(scope: Scope) -> bool:
    """Say why use is not known in the scope, where it is not; whether it was said."""
    use = find_scope_use(scope)
    if use is None:
        st.info(
            _("{period}末这里没有在册的权力事项：可放宽镇街或领域。").format(
                period=format_period(scope.view.filters.period)
            )
        )
        return True
    if reason := describe_unknown(use.rate):
        st.info(reason)
        return True
    if use.known_count < use.grant_count:
        st.caption(
            _("{count} 项赋权所在镇街本月未报行权月报，不计入行使和沉睡。").format(
                count=format_count(use.grant_count - use.known_count)
            )
        )
    return False


def find_scope_use(scope: Scope) -> Use | None:
    """The use of the scope's powers; None where nothing is held."""
    place = (scope.view.metrics, scope.view.filters.period, scope.area.code)
    if scope.domain:
        return list_domain_use(*place).get(scope.domain)
    use = find_use(*place)
    return use if use.power_count else None


def list_units_of(scope: Scope) -> dict[tuple[str, str], Use]:
    """The use of the powers of the scope's units, by unit and domain."""
    codes = {scope.unit.code} if scope.unit else units_within(scope.area.code)
    return list_unit_use(scope.view.metrics, scope.view.filters.period, codes)


def list_powers(scope: Scope) -> pd.DataFrame:
    """The rows of powers.sql of the scope's area and domain."""
    return run_page_query(
        "powers/powers",
        scope.view.snapshot.id,
        period=scope.view.filters.period,
        area_code=scope.area.code,
        domain_code=scope.domain,
    )


def power_name(scope: Scope) -> str:
    """The name of the scope's power."""
    rows = list_powers(scope).set_index("power_code")
    return str(rows.loc[scope.power, "power_name"])


def show_in_url(**parameters: str) -> None:
    """Narrow the page down, as one entry of the browser's history (in callbacks)."""
    st.query_params.update(parameters)


def draw_drill(
    scope: Scope,
    table: Table,
    *names: str,
    title: str,
    lead: Callable[[str], dict[str, str]],
    most: int | None = None,
) -> None:
    """A table whose rows narrow the page down to what `lead` makes of their code.

    `names` name its files and, with the scope, the table itself; `most`: see
    `draw_listing`.
    """
    draw_listing(
        table,
        scope.view,
        names[0],
        scope.area.code,
        scope.domain,
        *names[1:],
        key="_".join(("powers", *names, scope.area.code, scope.domain)),
        title=title,
        most=most,
        height=TALL,
        on_choose=lambda code: show_in_url(**lead(code)),
    )
