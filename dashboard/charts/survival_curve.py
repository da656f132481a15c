"""How long it takes until it is done: the share still open by days."""

import plotly.graph_objects as go

from dashboard.charts.theme import MUTED, PALETTE, RAMP, finish
from dashboard.i18n import _
from dashboard.statistics.survival import Survival

_HEIGHT = 260


def survival_chart(survival: Survival, *, title: str) -> go.Figure:
    """The Kaplan-Meier curve in steps with its 95 % band, the median as a line down."""
    figure = go.Figure()
    for bound, fill in ((survival.upper, None), (survival.lower, "tonexty")):
        figure.add_scatter(
            x=survival.days,
            y=bound,
            line={"shape": "hv", "width": 0},
            fill=fill,
            fillcolor=RAMP[0],
            mode="lines",
            hoverinfo="skip",
            showlegend=False,
        )
    figure.add_scatter(
        x=survival.days,
        y=survival.open,
        line={"shape": "hv", "width": 2, "color": PALETTE[0]},
        mode="lines",
        hovertemplate=_("%{x} 天后仍未整改 %{y:.1%}") + "<extra></extra>",
        showlegend=False,
    )
    if survival.median is not None:
        figure.add_shape(
            type="line",
            x0=survival.median,
            x1=survival.median,
            y0=0,
            y1=0.5,
            line={"color": MUTED, "dash": "dot"},
        )
    finish(figure, title, _HEIGHT)
    figure.update_xaxes(title_text=_("发现后天数"), rangemode="tozero")
    return figure.update_yaxes(range=[0, 1.02], tickformat=".0%")
