"""Every version that was published: compare, look back, restore."""

import streamlit as st

from dashboard.i18n import _
from dashboard.reports.history.versions import list_versions
from dashboard.ui.history.compare import (
    choose_other,
    compare_version,
    draw_comparison,
    draw_version,
)
from dashboard.ui.history.documents import draw_register
from dashboard.ui.history.page import (
    Shown,
    choose_dataset,
    choose_version,
    draw_look_buttons,
    draw_messages,
    draw_restore_form,
    draw_versions,
    history_title,
)
from dashboard.ui.parts.forms import take_press
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import find_snapshot
from dashboard.ui.shell.session import guard

role = guard("history")
pressed = take_press("history")

snapshot = find_snapshot()  # the history is that of today, whatever is looked at
heading = st.container()
versions = list_versions(snapshot, choose_dataset())
with heading:
    st.title(history_title(snapshot, versions))
    draw_messages()

if not versions:
    st.write(_("数据员发布工作簿后，这里会列出每个版本，可以比较和恢复。"))
    link_to_page("upload", _("去上传"), icon=":material/upload_file:")
else:
    draw_versions(snapshot, versions)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        version = choose_version(versions)
        other = choose_other(versions, version)
        draw_look_buttons(snapshot, version)
    if other:
        draw_comparison(snapshot, version, other)
    else:
        change = compare_version(snapshot, version)
        draw_version(snapshot, version, change)
        draw_restore_form(role, Shown(snapshot, version, change), pressed)
    draw_register(snapshot)
