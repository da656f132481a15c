"""The sub-district page's findings: what is open, and of what kind they are."""

import pandas as pd
import streamlit as st

from dashboard.charts.ranking import mix_chart
from dashboard.charts.text import shorten_name
from dashboard.charts.theme import CHART_CONFIG
from dashboard.datasets.findings import value_title
from dashboard.formats import State, read_state
from dashboard.i18n import _
from dashboard.metrics.catalogue import OVERDUE_COUNT
from dashboard.reference import Area
from dashboard.reports.findings.categories import category_table, describe_mix, mix_rows
from dashboard.reports.findings.ledger import describe_open, ledger_table
from dashboard.reports.findings.states import OPEN_STATES
from dashboard.settings import CITY_CODE
from dashboard.ui.parts.ledger import list_findings
from dashboard.ui.parts.maps import clicked_code
from dashboard.ui.parts.tables import clicked_row, draw_table, offer_download
from dashboard.ui.shell.navigation import link_to_page, open_page
from dashboard.ui.shell.results import keep_result
from dashboard.ui.shell.view import View


def findings_of_unit(view: View, unit: Area) -> None:
    """The open findings, then all of them by category."""
    st.subheader(_("未销号问题"))
    row = view.metrics.row(OVERDUE_COUNT, view.filters.period, unit.code)
    if row is None or read_state(row) is State.NOT_REPORTED:
        st.info(_("问题台账没有发布到这个月，不知道有无未销号的问题。"))
        return
    open_findings(view, unit)
    finding_mix(view, unit)


def open_findings(view: View, unit: Area) -> None:
    """The findings not verified at the month's end, with what is next."""
    found = list_findings(view, {"state": OPEN_STATES}, area_code=unit.code)
    link_to_page(
        "findings",
        _("在问题台账中查看，含已销号"),
        icon=":material/fact_check:",
        **ledger_place(view, unit),
    )
    if found.empty:
        st.write(_("月末没有未销号的问题：发现的都已核查销号，或从未发现。"))
        return
    table = keep_result(
        lambda: _without_empty(ledger_table(found, with_unit=False)),
        "open_findings",
        view.filters,
        unit.code,
    )
    st.write(describe_open(found, view.filters.period))
    selection = draw_table(
        table, key="subdistrict_findings", alt=_("未销号问题"), on_select="rerun"
    )
    st.caption(_("点击一行看来龙去脉。"))
    offer_download(table, view, "open_findings", unit.code, title=_("未销号问题"))
    if code := clicked_row(selection, table):
        # The metric goes along: Back finds this page as it was.
        asked = st.query_params.get("metric")
        kept = {"metric": asked} if asked else {}
        open_page("findings", finding=code, **kept, **ledger_place(view, unit))


def _without_empty(table: pd.DataFrame) -> pd.DataFrame:
    """The columns that say something: open findings have few dates of an end."""
    return table[[name for name in table if table[name].any()]]


def ledger_place(view: View, unit: Area) -> dict[str, str]:
    """The ledger of one unit; the district changes only where it excludes the unit."""
    if view.filters.area_code in (CITY_CODE, unit.parent_code):
        return {"area": unit.code}
    return {"area": unit.code, "district": unit.parent_code}


def finding_mix(view: View, unit: Area) -> None:
    """Findings by category beside the city's mix; a click lists those of one."""
    st.subheader(_("问题类别与全市构成"))
    still_open = list_findings(view, {"state": OPEN_STATES}, area_code=unit.code)
    rows = mix_rows(view.metrics, view.filters.period, unit.code, still_open)
    own = rows[rows["area_count"].gt(0)]
    if own.empty:
        st.write(_("截至本月没有发现过本镇街的问题。"))
        return
    title = describe_mix(own)
    left, right = st.columns([4, 5], gap="medium")
    table = category_table(rows)
    with left:
        event = st.plotly_chart(
            keep_result(
                lambda: mix_chart(
                    own,
                    title=title,
                    area_title=shorten_name(unit.title),
                    city_title=_("全市"),
                    names=value_title,
                ),
                "finding_mix",
                view.filters,
                unit.code,
            ),
            key="subdistrict_mix",
            theme=None,
            on_select="rerun",
            selection_mode="points",
            config=CHART_CONFIG,
            alt=title,
        )
        st.caption(_("横条为本镇街各类占比，竖线为全市。"))
    with right:
        selection = draw_table(
            table, key="subdistrict_categories", alt=title, on_select="rerun"
        )
        offer_download(table, view, "categories", unit.code, title=title)
    st.caption(
        _(
            "截至月末发现的全部问题，含已销号；全市含本镇街。点击一类，列出本镇街的问题。"
        )
    )
    chosen = clicked_code(event) or clicked_row(selection, table)
    if chosen in own["category"].tolist():
        open_page("findings", category=str(chosen), **ledger_place(view, unit))
