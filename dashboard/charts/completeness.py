"""Who has reported when: a square for every sub-district and month."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.month_matrix import Mark, month_matrix
from dashboard.charts.theme import EMPTY_LINE, PALETTE
from dashboard.i18n import _


def report_title(state: str) -> str:
    """The word for the state of a unit's month."""
    return {
        "reported": _("已报"),
        "missing": _("未报"),
        "unpublished": _("未发布"),
    }[state]


def completeness_chart(
    frame: pd.DataFrame, names: Mapping[str, str], *, title: str, small: bool = False
) -> go.Figure:
    """A row a unit, a column a month; each state has a shape, a colour and a word.

    `frame`: period, district_code, subdistrict_code, state; a unit that was not
    monitored in a month has no row and no mark. `names`: code -> name. `small`: marks
    that fit a phone. A click gives the unit's code (customdata[0]).
    """
    marks = {
        "reported": Mark(report_title("reported"), "square", "#6C9FC8"),
        "missing": Mark(report_title("missing"), "square-x-open", PALETTE[2], 2.5),
        "unpublished": Mark(
            report_title("unpublished"), "square-open-dot", EMPTY_LINE, 1
        ),
    }
    return month_matrix(frame, names, marks, title=title, small=small)
