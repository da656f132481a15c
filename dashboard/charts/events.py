"""Events on a time chart: marks in a strip above it, labels only where they fit."""

from dataclasses import dataclass
from datetime import date
from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.text import measure_text
from dashboard.charts.theme import MUTED
from dashboard.formats import format_day
from dashboard.i18n import pick

LANES = 2
_PLOT_WIDTH = 250  # pixels of the plot on a 390 px screen, the narrowest it must fit
_FONT_SIZE = 11
_EDGE_DAYS = 16  # that the plot reaches beyond the last month
_SHORT_KINDS = {
    "专项通报": ("通报", "Bulletin"),
    "联合执法": ("联合", "Joint"),
    "案件移送": ("移送", "Transfer"),
    "制度文件": ("文件", "Rules"),
    "事项收回": ("收回", "Recall"),
    "事项失效": ("失效", "Expiry"),
    "赋权": ("赋权", "Grants"),
}


@dataclass(frozen=True)
class EventMark:
    """What stands at one month: label ('' where none fits), its lane, full text."""

    period: pd.Timestamp
    label: str
    lane: int
    text: str
    align: str  # where the label stands from its month: "center", "right", "left"


def place_events(
    events: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp
) -> list[EventMark]:
    """One mark a month between `first` and `last`, in the order of time.

    `events` has `occurred_on`, `kind` and `title`. A label goes to the first lane
    that is free at its place, judged for a narrow screen; else it stays away and the
    text is in the tooltip alone.
    """
    months = events["occurred_on"].dt.to_period("M").dt.to_timestamp()
    days_per_pixel = max((last - first).days, 30) / _PLOT_WIDTH
    busy_until = [float("-inf")] * LANES
    marks = []
    for period, group in events.groupby(months, sort=True):
        month = pd.Timestamp(str(period))
        if not first <= month <= last:
            continue
        label = _label_month(group["kind"].tolist())
        half = (measure_text(label) * _FONT_SIZE / 2 + 3) * days_per_pixel
        place = (month - first).days
        align, start = _align_label(place, half, (last - first).days)
        lane = next((i for i in range(LANES) if start >= busy_until[i]), None)
        if lane is not None:
            busy_until[lane] = start + 2 * half
        text = "<br>".join(_describe(row) for row in group.itertuples())
        shown = label if lane is not None else ""
        marks.append(EventMark(month, shown, lane or 0, text, align))
    return marks


def _align_label(place: float, half: float, length: float) -> tuple[str, float]:
    """Where a label stands from its month, and where it starts, in days.

    Centred unless the plot's edge would cut it; at the last month it ends there.
    """
    if place < half:
        return "right", place
    if length - place + _EDGE_DAYS < half:
        return "left", place - 2 * half
    return "center", place - half


def add_events(figure: go.Figure, marks: list[EventMark], bottom: float) -> None:
    """Draw `marks` in the strip from `bottom` (paper units) to the top of the plot."""
    _add_labels(figure, [mark for mark in marks if mark.label])
    figure.add_scatter(
        x=[mark.period for mark in marks],
        y=[-0.8] * len(marks),
        customdata=[mark.text for mark in marks],
        mode="markers",
        marker={"symbol": "triangle-down", "size": 7, "color": MUTED},
        hovertemplate="%{customdata}<extra></extra>",
        showlegend=False,
        yaxis="y2",
    )
    for mark in marks:
        _add_line(figure, mark.period, bottom)
    figure.update_layout(
        yaxis2={
            "domain": [bottom, 1],
            "range": [-1, LANES - 0.4],
            "visible": False,
            "fixedrange": True,
        }
    )


def _add_labels(figure: go.Figure, marks: list[EventMark]) -> None:
    figure.add_scatter(
        x=[mark.period for mark in marks],
        y=[mark.lane for mark in marks],
        text=[mark.label for mark in marks],
        mode="text",
        textposition=[f"middle {mark.align}" for mark in marks],
        textfont={"size": _FONT_SIZE, "color": MUTED},
        hoverinfo="skip",
        cliponaxis=False,
        showlegend=False,
        yaxis="y2",
    )


def _add_line(figure: go.Figure, period: pd.Timestamp, top: float) -> None:
    figure.add_shape(
        type="line",
        x0=period,
        x1=period,
        y0=0,
        y1=top,
        yref="paper",
        line={"color": MUTED, "width": 1, "dash": "dot"},
        opacity=0.6,
        layer="below",
    )


def _label_month(kinds: list[str]) -> str:
    """通报, 通报×2 or 通报+2 (others of other kinds in the same month)."""
    first = pick(*_SHORT_KINDS.get(kinds[0], (kinds[0][:4], kinds[0][:4])))
    if len(kinds) == 1:
        return first
    same = len(set(kinds)) == 1
    return f"{first}×{len(kinds)}" if same else f"{first}+{len(kinds) - 1}"


def _describe(row: object) -> str:
    day: date = row.occurred_on  # type: ignore[attr-defined]
    title = escape(row.title, quote=False)  # type: ignore[attr-defined]
    return f"{format_day(day)} {title}"
