"""The bulletin page's parts: the edition, its preview, its files, signing it."""

import datetime as dt
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from dashboard.access import ISSUERS, require_role, role_label
from dashboard.errors import DashboardError
from dashboard.formats import format_day, format_period
from dashboard.i18n import LANGUAGES, _, language
from dashboard.reports.bulletin.docx import template_path
from dashboard.reports.bulletin.edition import Edition
from dashboard.reports.bulletin.figures import Material
from dashboard.reports.bulletin.files import write_edition
from dashboard.reports.bulletin.issued import (
    Issued,
    describe_issued,
    issue_edition,
    issued_table,
    list_issued,
    next_number,
    write_number,
)
from dashboard.reports.bulletin.pdf import explain_missing
from dashboard.reports.bulletin.preview import preview_html
from dashboard.reports.overview.highlights import headline
from dashboard.settings import CITY_CODE
from dashboard.ui.parts.forms import keep_failure, keep_press, show_failure
from dashboard.ui.parts.tables import draw_table
from dashboard.ui.shell.results import (
    find_snapshot,
    load_metrics,
    open_database,
    open_store,
)
from dashboard.ui.shell.session import current_role
from dashboard.ui.shell.url import choose
from dashboard.ui.shell.view import View

_HEIGHT = 820  # pixels of the preview
_DAYS = 60  # after the month's end, to date a bulletin by
_MIME = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def bulletin_title(view: View) -> str:
    """The city's month in a sentence."""
    return headline(view.metrics, view.filters.period, CITY_CODE)


def read_issued() -> list[Issued]:
    """The signed bulletins, newest first, against what stands now."""
    return list_issued(open_store(), find_snapshot())


def choose_edition(view: View, issued: Sequence[Issued]) -> Edition:
    """Date, number and language of the month's bulletin; all stand in the URL."""
    if view.filters.area_code != CITY_CODE:
        st.caption(_("通报覆盖全市，不随上方的范围变化。"))
    cut_off = view.filters.cut_off
    days = [cut_off + dt.timedelta(days) for days in range(_DAYS)]
    by_id = {day.isoformat(): day for day in days}
    day = choose(
        _("日期"), "dated", list(by_id), cut_off.isoformat(),
        lambda name: format_day(by_id[name]),
    )  # fmt: skip
    dated_on = by_id[day]
    numbers = [str(number) for number in range(1, 100)]
    proposed = str(next_number(issued, dated_on.year))
    number = choose(_("通报编号"), "number", numbers, proposed, str, is_optional=True)
    spoken = choose(
        _("文种"), "written", list(LANGUAGES), language(), LANGUAGES.__getitem__
    )
    return Edition(view.filters.period, view.snapshot.id, dated_on, int(number), spoken)


def show_preview(edition: Edition) -> None:
    """The document as it will be downloaded."""
    html = preview_html(_write(edition, "docx", _stamp(edition)))
    with st.container(height=_HEIGHT, border=True, key="bulletin_preview"):
        st.html(Path(__file__).with_name("page.css"))
        st.html(f'<div class="paper" lang="{edition.language}">{html}</div>')


def download_buttons(edition: Edition, key: str) -> None:
    """Word, the workbook of the tables and, where it can be made, PDF."""
    labels = {"docx": _("下载 Word"), "xlsx": _("下载附表 Excel"), "pdf": _("下载 PDF")}
    missing = explain_missing()
    with st.container(horizontal=True, gap="small"):
        for form, label in labels.items():
            st.download_button(
                label,
                partial(_write, edition, form, _stamp(edition)),
                file_name=f"{edition.name}.{form}",
                mime=_MIME[form],
                on_click="ignore",
                icon=":material/download:",
                key=f"bulletin_{key}_{form}",
                disabled=form == "pdf" and bool(missing),
            )
    if missing:
        st.caption(_("PDF：{reason}").format(reason=missing))


def issue_button(edition: Edition, pressed: Edition | None) -> None:
    """For leaders: sign the edition that was shown when the button was pressed."""
    if pressed:
        _issue(pressed)
    show_failure("bulletin")
    if done := st.session_state.pop("bulletin_done", None):
        st.success(done, icon=":material/check_circle:")
    if current_role() not in ISSUERS:
        st.caption(_("只有领导可以签发。"))
        return
    st.button(
        _("签发 {number}").format(number=write_number(edition)),
        type="primary",
        icon=":material/approval:",
        on_click=keep_press,
        args=("bulletin", edition),
        help=_("签发后登记编号和快照，数据更正时会标出。"),
        key="bulletin_issue",
    )


def issued_list(issued: Sequence[Issued]) -> None:
    """The signed bulletins; one of them can be made again from its snapshot."""
    st.subheader(_("已签发的通报"))
    st.write(describe_issued(issued))
    if not issued:
        return
    by_name = {line.edition.name: line for line in issued}
    draw_table(
        issued_table(issued),
        key=f"bulletin_issued_{len(issued)}",
        alt=_("已签发的通报"),
        on_choose=_show_issued,
    )
    name = choose(
        _("重新生成哪一期"), "issued", list(by_name), next(iter(by_name)),
        lambda name: by_name[name].title, width=340, is_optional=True,
    )  # fmt: skip
    line = by_name[name]
    if not line.issue.is_known:
        st.warning(_("快照不在本库，不能重新生成。"))
        return
    download_buttons(line.edition, "issued")
    st.caption(
        _("按快照 {id} 重新生成，与签发时相同。").format(id=line.edition.snapshot_id)
    )


def _show_issued(name: str) -> None:
    st.query_params["issued"] = name


def _issue(edition: Edition) -> None:
    """Sign it and draw the page again, with the answer."""
    role = current_role()
    require_role(role, ISSUERS)
    author = _("{role}（演示）").format(role=role_label(role))
    try:
        issue_edition(open_store(), edition, author)
    except DashboardError as failure:
        keep_failure("bulletin", failure)
    else:
        text = _("{number}（{month}）已签发，依据快照 {id}。")
        st.session_state["bulletin_done"] = text.format(
            number=write_number(edition),
            month=format_period(edition.period),
            id=edition.snapshot_id,
        )
        st.query_params.pop("number", None)
    st.rerun()


def _stamp(edition: Edition) -> int:
    """When the template was last edited: part of the key of what was made with it."""
    return template_path(edition.language).stat().st_mtime_ns


@st.cache_data(max_entries=24, show_spinner=False)
def _write(edition: Edition, form: str, edited_at: int) -> bytes:
    """The edition's file, from the snapshot that it names."""
    material = Material(
        edition.period,
        load_metrics(edition.snapshot_id),
        open_database(edition.snapshot_id),
    )
    snapshot = find_snapshot(edition.snapshot_id)
    return write_edition(edition, snapshot, material, form)
