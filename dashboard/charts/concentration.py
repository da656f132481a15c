"""How much of a whole its largest parts account for: a Pareto bar."""

from html import escape

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.ranking import finish_bars, write_column
from dashboard.charts.text import wrap_text
from dashboard.charts.theme import INK, MUTED, NEUTRAL_RAMP
from dashboard.formats import format_count
from dashboard.i18n import _
from dashboard.rows import list_rows

SHOWN = 12
_NAME_EMS = 13.0
_SMALL = f"<span style='color:{MUTED};font-size:11px'>  {{}}</span>"


def concentration_chart(frame: pd.DataFrame, *, title: str) -> go.Figure:
    """Bars of the first `SHOWN` parts' shares, a dot for the share of all up to each.

    `frame`: name, exercise_count, exercise_share, cumulative_share (shares 0..1), the
    largest first. Grey: how often a power is used is context.
    """
    rows = list_rows(frame.head(SHOWN))
    labels = [wrap_text(escape(row["name"], quote=False), _NAME_EMS) for row in rows]
    counts = [format_count(row["exercise_count"]) for row in rows]
    figure = go.Figure()
    figure.add_bar(
        orientation="h",
        y=labels,
        x=[row["exercise_share"] for row in rows],
        customdata=counts,
        marker_color=NEUTRAL_RAMP[2],
        name=_("本项占比"),
        hovertemplate="%{y}<br>%{x:.1%}（%{customdata}）<extra></extra>",
    )
    figure.add_scatter(
        y=labels,
        x=[row["cumulative_share"] for row in rows],
        mode="markers",
        marker={"symbol": "circle", "size": 8, "color": INK},
        name=_("累计占比"),
        hovertemplate="%{fullData.name} %{x:.1%}<extra></extra>",
        cliponaxis=False,
    )
    texts = [
        f"{row['exercise_share']:.1%}{_SMALL.format(count)}"
        for row, count in zip(rows, counts, strict=True)
    ]
    write_column(figure, labels, texts)
    figure.update_layout(showlegend=True, legend={"y": 1, "yanchor": "bottom"})
    return finish_bars(figure, title, len(rows), above=24)
