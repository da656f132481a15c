"""How complete the month is: who has reported what."""

import streamlit as st

from dashboard.datasets import DATASETS
from dashboard.formats import format_fraction
from dashboard.i18n import _
from dashboard.metrics import METRICS, Window
from dashboard.ui.shell.view import View


def draw_completeness(view: View) -> None:
    """One line: the area, and for each data set how many units have reported."""
    parts = []
    for dataset in DATASETS.values():
        resting = (m for m in METRICS.values() if m.datasets[0] == dataset.id)
        if metric := next(resting, None):
            row = view.metrics.row(
                metric, view.filters.period, view.filters.area_code, window=Window.MONTH
            )
            if row is not None:
                units = format_fraction(row["reported_count"], row["expected_count"])
                parts.append(f"{dataset.title} {units}")
    st.caption(
        _("{area} · 上报完整性：{parts}").format(
            area=view.area.title, parts=_("，").join(parts)
        )
    )
