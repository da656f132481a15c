"""Which months of which units are out of their own history."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.month_matrix import Mark, month_matrix
from dashboard.charts.theme import EMPTY_LINE, NEUTRAL_RAMP, PALETTE
from dashboard.i18n import _


def month_state_title(state: str) -> str:
    """The word for how a unit's month stands to its history."""
    return {
        "usual": _("与往常相当"),
        "high": _("明显高于往常"),
        "low": _("明显低于往常"),
        "short": _("历史不足"),
        "missing": _("未上报"),
    }[state]


def unusual_months_chart(
    frame: pd.DataFrame, names: Mapping[str, str], *, title: str, small: bool = False
) -> go.Figure:
    """A row a unit in the roster's order, a column a month; see `month_matrix`.

    `frame`: period, district_code, subdistrict_code, state, text. High and low are
    neither good nor bad: they share a colour and differ in shape.
    """
    looks = {
        "usual": ("square", NEUTRAL_RAMP[1], 0.0),
        "high": ("triangle-up", PALETTE[3], 1.0),
        "low": ("triangle-down", PALETTE[3], 1.0),
        "short": ("square-open", NEUTRAL_RAMP[1], 1.5),
        "missing": ("square-x-open", EMPTY_LINE, 1.5),
    }
    marks = {
        state: Mark(month_state_title(state), *look) for state, look in looks.items()
    }
    return month_matrix(frame, names, marks, title=title, small=small)
