"""The sub-district page's powers: held, used, dormant, and how they were used."""

import streamlit as st

from dashboard.charts.procedures import procedure_chart
from dashboard.charts.ranking import domain_bars
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.metrics.catalogue import EXERCISE_RATE
from dashboard.names import domain_names
from dashboard.reference import Area
from dashboard.reports.penalties.counts import list_month_counts
from dashboard.reports.penalties.history import month_table
from dashboard.reports.penalties.procedures import describe_procedures
from dashboard.reports.powers.domains import describe_domains, domain_table
from dashboard.reports.powers.holdings import list_domain_use
from dashboard.reports.powers.use import describe_unknown, domain_values
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page, open_page
from dashboard.ui.shell.view import View


def draw_powers(view: View, unit: Area) -> None:
    """The domains, then the exercises by procedure."""
    draw_domains(view, unit)
    draw_procedures(view, unit)


def draw_domains(view: View, unit: Area) -> None:
    """Powers held, used and dormant in each domain."""
    st.subheader(_("权力事项与领域"))
    period = view.filters.period
    uses = list_domain_use(view.metrics, period, unit.code)
    if not uses:
        st.info(
            _("{month}月末没有在册的权力事项。").format(month=format_period(period))
        )
        return
    metric = EXERCISE_RATE
    st.write(describe_domains(uses, period))
    _link_to_powers(unit)
    if note := describe_unknown(view.metrics.row(metric, period, unit.code)):
        st.caption(note)
    left, right = st.columns(2, gap="medium")
    with right:
        clicked = draw_listing(
            domain_table(uses),
            view,
            "domains",
            unit.code,
            key="subdistrict_domain_table",
            title=_("权力事项与领域"),
            note=_("点击一个领域，看其中的事项。"),
            is_clickable=True,
        )
    with left:
        event = draw_chart(
            domain_bars(
                domain_values(uses), metric, title=_("各领域行权率"),
                names=domain_names(),
            ),
            key="subdistrict_domains",
            alt=_("各领域行权率"),
            on_select="rerun",
        )  # fmt: skip
    if code := clicked_code(event) or clicked:
        open_page("powers", unit=unit.code, domain=code)


def _link_to_powers(unit: Area) -> None:
    """The powers page of the unit: all of them, and those that lie dormant."""
    with st.container(horizontal=True):
        link_to_page(
            "powers", _("本镇街的权力事项"), icon=":material/gavel:", unit=unit.code
        )
        link_to_page(
            "powers",
            _("沉睡事项与建议"),
            icon=":material/bedtime:",
            unit=unit.code,
            part="dormant",
        )


def draw_procedures(view: View, unit: Area) -> None:
    """Exercises by procedure and month, with the way to the penalties page."""
    st.subheader(_("按程序的行权次数"))
    period = view.filters.period
    months = list_month_counts(view.metrics, unit.code, period)
    title = describe_procedures(months)
    st.caption(_("次数和罚款只作背景，不排名、不评好坏；来源：行权月报"))
    link_to_page(
        "penalties",
        _("与自身往常比较，按领域"),
        icon=":material/receipt_long:",
        unit=unit.code,
    )
    draw_chart(
        procedure_chart(months, title=title, marks={}),
        key="subdistrict_procedures",
        alt=title,
    )
    with st.expander(_("逐月数值")):
        draw_listing(
            month_table(months),
            view,
            "procedures",
            unit.code,
            key="subdistrict_procedure_months",
            title=title,
            height=320,
        )
