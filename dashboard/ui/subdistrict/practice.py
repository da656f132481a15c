"""The sub-district page on how enforcement is run: review by stage, staff, trainings"""

import streamlit as st

from dashboard.i18n import _
from dashboard.reference import Area
from dashboard.reports.subdistrict.practice import review_table, staff_table
from dashboard.ui.parts.tables import draw_listing
from dashboard.ui.shell.view import View


def draw_practice(view: View, unit: Area) -> None:
    """Reviews beside staff and training."""
    reviews, staff = st.columns(2, gap="medium")
    with reviews:
        draw_reviews(view, unit)
    with staff:
        draw_staff(view, unit)


def draw_reviews(view: View, unit: Area) -> None:
    """Cases at each level of review: in time, days, sent back."""
    st.subheader(_("办案规范：四级审核"))
    table = review_table(view.metrics, view.filters.period, unit.code)
    if table.empty:
        st.info(_("本月四级审核月报未上报。"))
        return
    st.caption(_("近 12 个月；同一案件在四级各计一次。"))
    draw_listing(
        table,
        view,
        "reviews",
        unit.code,
        key="subdistrict_reviews",
        title=_("办案规范：四级审核"),
    )


def draw_staff(view: View, unit: Area) -> None:
    """Certificates, auxiliaries, hours, attendance, sessions of the year by kind."""
    st.subheader(_("队伍与培训"))
    table = staff_table(view.metrics, view.filters.period, unit.code)
    st.caption(_("培训场次和学时为本年累计；市级讲座只计入全市。"))
    draw_listing(
        table,
        view,
        "staff",
        unit.code,
        key="subdistrict_staff",
        title=_("队伍与培训"),
    )
