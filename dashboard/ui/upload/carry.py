"""What a restated month leaves uncorrected in the ledger in force, and the offer."""

from collections.abc import Sequence

import streamlit as st

from dashboard.datasets import DATASETS
from dashboard.formats import format_period
from dashboard.i18n import _
from dashboard.ingest.carry import Carry
from dashboard.reports.upload.carry import describe_carry
from dashboard.reports.upload.changes import readable_cells, readable_rows
from dashboard.ui.parts.tables import draw_table

_KEY = "upload_carry"


def is_carried() -> bool:
    """Whether the offer was taken up."""
    return bool(st.session_state.get(_KEY))


def offer_carry(carries: Sequence[Carry]) -> None:
    """The cells and rows of each ledger, and a box to correct them along."""
    if not carries:
        return
    for carry in carries:
        st.info(describe_carry(carry), icon=":material/forward:")
        dataset = DATASETS[carry.restated.dataset]
        title = describe_carry(carry)
        if len(carry.cells):
            table = readable_cells(dataset, carry.cells)
            draw_table(table, key=f"upload_carry_cells_{dataset.id}", alt=title)
        if len(carry.added):
            table = readable_rows(dataset, carry.added)
            draw_table(table, key=f"upload_carry_rows_{dataset.id}", alt=title)
    months = _("、").join(format_period(c.replacement.period) for c in carries)
    st.checkbox(_("一并更正 {months}的版本").format(months=months), key=_KEY)
