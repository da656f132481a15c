"""Analysts' page: the month's workbooks in, what is wrong with them, publish."""

import streamlit as st

from dashboard.i18n import _
from dashboard.ui.parts.changes import draw_changes
from dashboard.ui.parts.forms import take_press
from dashboard.ui.parts.impact import draw_impact
from dashboard.ui.shell.session import guard
from dashboard.ui.upload.accepted_names import draw_accepted_names
from dashboard.ui.upload.carry import offer_carry
from dashboard.ui.upload.files import choose_files
from dashboard.ui.upload.inspection import inspect_files
from dashboard.ui.upload.issues import draw_issues
from dashboard.ui.upload.items import leave_out_stuck, leave_out_superseded, list_items
from dashboard.ui.upload.names import name_unknown
from dashboard.ui.upload.page import (
    draw_outcome,
    draw_recent_months,
    first_period,
    forget_outcome,
    upload_title,
)
from dashboard.ui.upload.review import (
    examine_items,
    list_open,
    match_reviewed,
    publish_form,
)

guard("upload")
pressed = take_press("upload")

heading = st.container()
st.subheader(_("1 选择文件"))
files = choose_files()
items = inspect_files(files)

if not items:
    with heading:
        st.title(upload_title([], []))
        draw_outcome()
    draw_recent_months()
else:
    forget_outcome()
    leave_out_superseded(items)
    examined = examine_items(items)
    reviewed = match_reviewed(items, examined.review)
    heading.title(upload_title(items, reviewed, len(list_open(examined))))

    st.subheader(_("2 核对识别结果和问题"))
    list_items(items, reviewed, first_period())
    name_unknown(examined.review.uploads)
    draw_issues(examined.review.uploads, files)

    if examined.changes:
        st.subheader(_("3 看看发布会改变什么"))
        draw_changes(examined.changes)
        offer_carry(examined.carries)
        draw_impact(examined.impact)

    st.subheader(_("4 发布"))
    leave_out_stuck(items, reviewed)
    publish_form(examined, pressed)

draw_accepted_names()
