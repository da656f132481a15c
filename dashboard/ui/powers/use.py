"""Powers held and used: the matrix of units and domains, and the drill into it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.charts.domain_matrix import domain_matrix
from dashboard.charts.ranking import domain_bars
from dashboard.charts.theme import CHART_CONFIG
from dashboard.formats import format_count
from dashboard.i18n import _
from dashboard.metrics.catalogue import EXERCISE_RATE
from dashboard.reference import domains
from dashboard.reports.powers.domains import domain_names
from dashboard.reports.powers.use import (
    Use,
    describe_holders,
    domain_use_table,
    domain_values,
    holder_table,
    list_domain_use,
    matrix_table,
    matrix_values,
    power_table,
    unit_use_table,
)
from dashboard.ui.parts.maps import unit_names
from dashboard.ui.parts.scope import Scope
from dashboard.ui.parts.tables import clicked_row, draw_table, offer_download
from dashboard.ui.powers.frame import (
    FITS,
    TALL,
    drill_table,
    list_powers,
    list_units_of,
    power_name,
    say_unknown,
    show_in_url,
)
from dashboard.ui.shell.navigation import open_page
from dashboard.ui.shell.results import keep_result, run_page_query
from dashboard.ui.shell.texts import escape_markdown
from dashboard.ui.shell.viewport import is_narrow

_RATE = EXERCISE_RATE


def power_use(scope: Scope) -> None:
    """All domains, the powers of one, or the holders of one: as far as drilled."""
    say_unknown(scope)
    if scope.power:
        _list_holders(scope)
    elif scope.domain:
        _list_domain(scope)
    else:
        _list_domains(scope)


def _list_domains(scope: Scope) -> None:
    """The matrix (of one unit: bars) beside the domains; a click goes into one."""
    view = scope.view
    uses = list_domain_use(view.metrics, view.filters.period, scope.area.code)
    if not uses:
        return
    left, right = st.columns(2, gap="medium")
    with right:
        st.subheader(_("按领域"))
        st.caption(_("点击一行，看这个领域的事项。"))
        table = domain_use_table(uses)
        drill_table(scope, table, "domains", lambda code: {"domain": code})
        offer_download(table, scope.view, "domains", scope.area.code, title=_("按领域"))
    with left:
        if scope.unit:
            st.subheader(_("各领域行权率"))
            _draw_bars(uses)
        else:
            st.subheader(_("镇街 × 领域：行权率"))
            st.caption(
                _("颜色为行权率，空白为不持有；点击方块，看该镇街该领域的事项。")
            )
            _draw_matrix(scope)


def _draw_bars(uses: Mapping[str, Use]) -> None:
    st.plotly_chart(
        domain_bars(domain_values(uses), _RATE, title="", names=domain_names()),
        key="powers_bars",
        theme=None,
        config=CHART_CONFIG,
        alt=_("各领域行权率"),
    )


def _draw_matrix(scope: Scope) -> None:
    """Squares that lead to the list of their unit and domain, and the same in words."""
    values = matrix_values(list_units_of(scope))
    table = matrix_table(values)

    def take_square() -> None:
        points = st.session_state["powers_matrix"]["selection"]["points"]
        if points:
            unit, domain = points[0]["customdata"][:2]
            show_in_url(unit=unit, domain=domain)

    def take_cell() -> None:
        cells = st.session_state["powers_matrix_table"]["selection"]["cells"]
        by_name = {domain.title: code for code, domain in domains().items()}
        if cells and cells[0][1] in by_name and table.iloc[cells[0][0]][cells[0][1]]:
            unit = str(table.index[cells[0][0]])
            show_in_url(unit=unit, domain=by_name[cells[0][1]])

    small = is_narrow()
    figure = keep_result(
        lambda: domain_matrix(
            values,
            _RATE,
            title="",
            units=unit_names(),
            domains=domain_names(),
            small=small,
        ),
        "domain_matrix",
        scope.view.filters,
        scope.area.code,
        small,
    )
    st.plotly_chart(
        figure,
        key="powers_matrix",
        theme=None,
        on_select=take_square,
        selection_mode="points",
        config=CHART_CONFIG,
        alt=_("镇街 × 领域：行权率"),
    )
    with st.expander(_("矩阵的数值")):
        draw_table(
            table,
            key="powers_matrix_table",
            alt=_("镇街 × 领域：行权率"),
            height=TALL,
            on_select=take_cell,
        )
        offer_download(
            table, scope.view, "matrix", scope.area.code, title=_("镇街 × 领域：行权率")
        )


def _list_domain(scope: Scope) -> None:
    """The powers of a domain, and the units that hold some."""
    powers = list_powers(scope)
    if powers.empty:
        return
    units = unit_use_table(list_units_of(scope), scope.domain)
    wide, narrow = (st.container(), None) if scope.unit else st.columns([3, 2])
    with wide:
        st.subheader(_("{count} 项事项").format(count=format_count(len(powers))))
        st.caption(_("点击一行，看哪些镇街持有和行使。"))
        table = power_table(powers)
        drill_table(scope, table, "powers", lambda code: {"power": code})
        offer_download(
            table,
            scope.view,
            "powers",
            scope.area.code,
            scope.domain,
            title=_("权力事项"),
        )
    if narrow is None:
        return
    with narrow:
        st.subheader(_("按镇街"))
        st.caption(_("点击一行，只看这个镇街的事项。"))
        drill_table(scope, units, "units", lambda code: {"unit": code})
        offer_download(
            units, scope.view, "units", scope.area.code, scope.domain, title=_("按镇街")
        )


def _list_holders(scope: Scope) -> None:
    """Who holds one power; a click opens the sub-district."""
    rows = run_page_query(
        "powers/holders",
        scope.view.snapshot.id,
        period=scope.view.filters.period,
        area_code=scope.area.code,
        power_code=scope.power,
    )
    st.subheader(escape_markdown(power_name(scope)))
    st.write(describe_holders(rows))
    st.caption(_("点击一行，打开该镇街的档案。"))
    table = holder_table(rows)
    event = draw_table(
        table,
        key=f"powers_holders_{scope.power}",
        alt=power_name(scope),
        height=TALL if len(table) > FITS else None,
        on_select="rerun",
    )
    offer_download(
        table,
        scope.view,
        "holders",
        scope.area.code,
        scope.power,
        title=power_name(scope),
    )
    if code := clicked_row(event, table):
        # The scope goes along, so that Back finds this list as it was.
        open_page("subdistrict", area=code, **scope.parameters)
