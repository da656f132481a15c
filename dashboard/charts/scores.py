"""The scores of one sub-district's visits, round by round, beside the city's."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import MUTED, PALETTE, finish
from dashboard.formats import format_day
from dashboard.i18n import _
from dashboard.rows import list_rows

HEIGHT = 300


def score_chart(frame: pd.DataFrame, *, title: str, area_title: str) -> go.Figure:
    """A point a visit, its score written above; a tick at the city's mean of the round.

    `frame`: round, visited_on, score, city_mean, in the order of time. A click gives
    the round (customdata[0]).
    """
    rows = list_rows(frame)
    rounds = [str(row["round"]) for row in rows]
    figure = go.Figure()
    figure.add_scatter(
        x=rounds,
        y=[row["city_mean"] for row in rows],
        mode="markers",
        name=_("全市该轮平均"),
        marker={"symbol": "line-ew-open", "size": 22, "color": MUTED},
        marker_line_width=3,
        customdata=[[number] for number in rounds],
        hovertemplate="%{fullData.name} %{y:.1f}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
    )
    figure.add_scatter(
        x=rounds,
        y=[row["score"] for row in rows],
        mode="lines+markers+text",
        name=area_title,
        text=[f"{row['score']:.1f}" for row in rows],
        # away from the city's tick
        textposition=[
            "top center" if row["score"] >= row["city_mean"] else "bottom center"
            for row in rows
        ],
        line={"color": PALETTE[0], "width": 1.5},
        marker={"color": PALETTE[0], "size": 10},
        customdata=[
            [number, format_day(row["visited_on"])]
            for number, row in zip(rounds, rows, strict=True)
        ],
        hovertemplate="%{customdata[1]}<br>%{fullData.name} %{y:.1f}<extra></extra>",
        unselected={"marker": {"opacity": 1}},
        cliponaxis=False,
    )
    finish(figure, title, HEIGHT)
    caption = {"text": _("轮次"), "font": {"size": 11, "color": MUTED}}
    figure.update_xaxes(type="category", title=caption, showgrid=False)
    low = min(*(row["score"] for row in rows), *(row["city_mean"] for row in rows))
    figure.update_yaxes(range=[max(low - 8, 0), 104], nticks=5)
    return figure.update_layout(
        hovermode="closest",
        showlegend=True,
        legend={"y": 1, "yanchor": "bottom"},
        margin_t=figure.layout.margin.t + 24,
    )
