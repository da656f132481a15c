"""Rows of the ledger of findings, for the pages that list or count them."""

import datetime as dt

import pandas as pd
import streamlit as st

from dashboard.formats import State, format_period, read_state
from dashboard.i18n import _
from dashboard.metrics.catalogue import OVERDUE_COUNT
from dashboard.reports.findings.filter import LedgerFilter, filter_parameters
from dashboard.ui.shell.navigation import link_to_page
from dashboard.ui.shell.results import run_page_query
from dashboard.ui.shell.view import View


def require_ledger(view: View) -> None:
    """Say why there is nothing to list and end the page, unless the ledger speaks."""
    period = view.filters.period
    row = view.metrics.row(OVERDUE_COUNT, period, view.filters.area_code)
    if row is not None and read_state(row) is not State.NOT_REPORTED:
        return
    st.title(_("{month}：问题台账没有发布").format(month=format_period(period)))
    st.info(_("问题台账没有发布到这个月，不知道有无问题。"))
    if spoken := _spoken_periods(view):
        st.write(
            _("台账覆盖{first}至{last}，请在上方改选月份。").format(
                first=format_period(spoken[0]), last=format_period(spoken[-1])
            )
        )
    link_to_page("history", _("查看发布历史"), icon=":material/history:",
                 dataset="findings")  # fmt: skip
    st.stop()


def _spoken_periods(view: View) -> list[dt.date]:
    rows = (
        view.metrics.row(OVERDUE_COUNT, period, view.filters.area_code)
        for period in view.metrics.periods
    )
    return [r["period"] for r in rows if r and read_state(r) is not State.NOT_REPORTED]


def list_findings(
    view: View,
    chosen: LedgerFilter,
    *,
    area_code: str | None = None,
    finding_code: str = "",
    without: tuple[str, ...] = (),
) -> pd.DataFrame:
    """The rows of ledger.sql; the dimensions of `without` are not narrowed down."""
    return run_page_query(
        "findings/ledger",
        view.snapshot.id,
        period=view.filters.period,
        area_code=area_code or view.filters.area_code,
        finding_code=finding_code,
        **filter_parameters(chosen, without),
    )
