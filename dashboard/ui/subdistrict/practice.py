"""The sub-district page on how enforcement is run: review by stage, staff, trainings"""

import streamlit as st

from dashboard.i18n import _
from dashboard.reference import Area
from dashboard.reports.subdistrict.practice import review_table, staff_table
from dashboard.ui.parts.tables import draw_table, offer_download
from dashboard.ui.shell.view import View


def practice_of_unit(view: View, unit: Area) -> None:
    """Reviews beside staff and training."""
    reviews, staff = st.columns(2, gap="medium")
    with reviews:
        review_stages(view, unit)
    with staff:
        staff_and_training(view, unit)


def review_stages(view: View, unit: Area) -> None:
    """Cases at each level of review: in time, days, sent back."""
    st.subheader(_("办案规范：四级审核"))
    table = review_table(view.metrics, view.filters.period, unit.code)
    if table.empty:
        st.info(_("本月四级审核月报未上报。"))
        return
    st.caption(_("近 12 个月；同一案件在四级各计一次。"))
    draw_table(table, key="subdistrict_reviews", alt=_("办案规范：四级审核"))
    offer_download(table, view, "reviews", unit.code, title=_("办案规范：四级审核"))


def staff_and_training(view: View, unit: Area) -> None:
    """Certificates, auxiliaries, hours, attendance, sessions of the year by kind."""
    st.subheader(_("队伍与培训"))
    table = staff_table(view.metrics, view.filters.period, unit.code)
    st.caption(_("培训场次和学时为本年累计；市级讲座只计入全市。"))
    draw_table(table, key="subdistrict_staff", alt=_("队伍与培训"))
    offer_download(table, view, "staff", unit.code, title=_("队伍与培训"))
