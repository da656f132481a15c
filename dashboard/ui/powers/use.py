"""Powers held and used: the matrix of units and domains, and the drill into it."""

from collections.abc import Mapping

import streamlit as st

from dashboard.charts.domain_matrix import domain_matrix
from dashboard.charts.ranking import domain_bars
from dashboard.formats import format_count
from dashboard.i18n import _
from dashboard.metrics.catalogue import EXERCISE_RATE
from dashboard.names import domain_names, unit_names
from dashboard.reports.powers.holdings import Use, list_domain_use
from dashboard.reports.powers.use import (
    describe_holders,
    domain_use_table,
    domain_values,
    holder_table,
    matrix_table,
    matrix_values,
    power_table,
    unit_use_table,
)
from dashboard.ui.parts.charts import draw_chart
from dashboard.ui.parts.scope import Scope
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.powers.frame import (
    TALL,
    draw_drill,
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


def draw_use(scope: Scope) -> None:
    """All domains, the powers of one, or the holders of one: as far as drilled."""
    say_unknown(scope)
    if scope.power:
        _draw_holders(scope)
    elif scope.domain:
        _draw_domain(scope)
    else:
        _draw_domains(scope)


def _draw_domains(scope: Scope) -> None:
    """The matrix (of one unit: bars) beside the domains; a click goes into one."""
    view = scope.view
    uses = list_domain_use(view.metrics, view.filters.period, scope.area.code)
    if not uses:
        return
    left, right = st.columns(2, gap="medium")
    with right:
        st.subheader(_("按领域"))
        st.caption(_("点击一行，看这个领域的事项。"))
        draw_drill(
            scope,
            domain_use_table(uses),
            "domains",
            title=_("按领域"),
            lead=lambda code: {"domain": code},
        )
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
    draw_chart(
        domain_bars(domain_values(uses), _RATE, title="", names=domain_names()),
        key="powers_bars",
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

    held = set(zip(values["subdistrict_code"], values["domain_code"], strict=True))

    def take_cell(unit: str, column: str) -> None:
        domain = column.removeprefix("domain_")
        if (unit, domain) in held:
            show_in_url(unit=unit, domain=domain)

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
    title = _("镇街 × 领域：行权率")
    draw_chart(figure, key="powers_matrix", alt=title, on_select=take_square)
    with st.expander(_("矩阵的数值")):
        draw_listing(
            table,
            scope.view,
            "matrix",
            scope.area.code,
            key="powers_matrix_table",
            title=title,
            height=TALL,
            on_cell=take_cell,
        )


def _draw_domain(scope: Scope) -> None:
    """The powers of a domain, and the units that hold some."""
    powers = list_powers(scope)
    if powers.empty:
        return
    units = unit_use_table(list_units_of(scope), scope.domain)
    wide, narrow = (st.container(), None) if scope.unit else st.columns([3, 2])
    with wide:
        st.subheader(_("{count} 项事项").format(count=format_count(len(powers))))
        st.caption(_("点击一行，看哪些镇街持有和行使。"))
        draw_drill(
            scope,
            power_table(powers),
            "powers",
            title=_("权力事项"),
            lead=lambda code: {"power": code},
        )
    if narrow is None:
        return
    with narrow:
        st.subheader(_("按镇街"))
        st.caption(_("点击一行，只看这个镇街的事项。"))
        draw_drill(
            scope,
            units,
            "units",
            title=_("按镇街"),
            lead=lambda code: {"unit": code},
        )


def _draw_holders(scope: Scope) -> None:
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
    code = draw_listing(
        holder_table(rows),
        scope.view,
        "holders",
        scope.area.code,
        scope.power,
        key=f"powers_holders_{scope.power}",
        title=power_name(scope),
        height=TALL,
        is_clickable=True,
    )
    if code is not None:
        # The scope goes along, so that Back finds this list as it was.
        open_page("subdistrict", area=code, part="powers", **scope.parameters)
