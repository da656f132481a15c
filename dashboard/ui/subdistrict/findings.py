"""The sub-district page's findings: what is open, and of what kind they are."""

import pandas as pd
import streamlit as st

from dashboard.charts.ranking import mix_chart
from dashboard.datasets.findings import value_title
from dashboard.formats import State, read_state
from dashboard.i18n import _
from dashboard.metrics.catalogue import OVERDUE_COUNT
from dashboard.names import shorten_name
from dashboard.reference import Area
from dashboard.reports.findings.categories import category_table, describe_mix, mix_rows
from dashboard.reports.findings.ledger import describe_open, ledger_table
from dashboard.reports.findings.states import OPEN_STATES
from dashboard.settings import CITY_CODE
from dashboard.ui.parts.charts import clicked_code, draw_chart
from dashboard.ui.parts.ledger import list_findings
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.navigation import link_to_page, open_page
from dashboard.ui.shell.results import keep_result
from dashboard.ui.shell.view import View


def draw_findings(view: View, unit: Area) -> None:
    """The open findings, then all of them by category."""
    st.subheader(_("未销号问题"))
    row = view.metrics.row(OVERDUE_COUNT, view.filters.period, unit.code)
    if row is None or read_state(row) is State.NOT_REPORTED:
        st.info(_("问题台账没有发布到这个月，不知道有无未销号的问题。"))
        return
    draw_open(view, unit)
    draw_mix(view, unit)


def draw_open(view: View, unit: Area) -> None:
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
        lambda: ledger_table(found, with_unit=False).without_empty(),
        "open_findings",
        view.filters,
        unit.code,
    )
    st.write(describe_open(found, view.filters.period))
    code = draw_listing(
        table,
        view,
        "open_findings",
        unit.code,
        key="subdistrict_findings",
        title=_("未销号问题"),
        note=_("点击一行看来龙去脉。"),
        is_clickable=True,
    )
    if code is not None:
        # The metric goes along: Back finds this page as it was.
        asked = st.query_params.get("metric")
        kept = {"metric": asked} if asked else {}
        open_page("findings", finding=code, **kept, **ledger_place(view, unit))


def ledger_place(view: View, unit: Area) -> dict[str, str]:
    """The ledger of one unit; the district changes only where it excludes the unit."""
    if view.filters.area_code in (CITY_CODE, unit.parent_code):
        return {"area": unit.code}
    return {"area": unit.code, "district": unit.parent_code}


def draw_mix(view: View, unit: Area) -> None:
    """Findings by category beside the city's mix; a click lists those of one."""
    st.subheader(_("问题类别与全市构成"))

    def mix() -> pd.DataFrame:
        still_open = list_findings(view, {"state": OPEN_STATES}, area_code=unit.code)
        return mix_rows(view.metrics, view.filters.period, unit.code, still_open)

    place = (view.filters, unit.code)
    rows = keep_result(mix, "mix_rows", *place)
    own = rows[rows["area_count"].gt(0)]
    if own.empty:
        st.write(_("截至本月没有发现过本镇街的问题。"))
        return
    title = describe_mix(own)
    left, right = st.columns([4, 5], gap="medium")
    with left:
        event = draw_chart(
            keep_result(
                lambda: mix_chart(
                    own,
                    title=title,
                    area_title=shorten_name(unit.title),
                    city_title=_("全市"),
                    names=value_title,
                ),
                "finding_mix",
                *place,
            ),
            key="subdistrict_mix",
            alt=title,
            on_select="rerun",
        )
        st.caption(_("横条为本镇街各类占比，竖线为全市。"))
    with right:
        clicked = draw_listing(
            keep_result(lambda: category_table(rows), "mix_table", *place),
            view,
            "categories",
            unit.code,
            key="subdistrict_categories",
            title=title,
            is_clickable=True,
        )
    st.caption(
        _(
            "截至月末发现的全部问题，含已销号；全市含本镇街。点击一类，列出本镇街的问题。"
        )
    )
    chosen = clicked_code(event) or clicked
    if chosen in own["category"].tolist():
        open_page("findings", category=str(chosen), **ledger_place(view, unit))
