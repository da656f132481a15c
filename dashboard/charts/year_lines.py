"""The same months of several years, laid over each other."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.theme import MUTED, PALETTE, empty_chart, finish
from dashboard.formats import axis_format, describe_row
from dashboard.i18n import _, language
from dashboard.metrics import Kind, Metric
from dashboard.rows import list_rows

_HEIGHT = 320
_LOOKS = ((PALETTE[0], 3.0), (PALETTE[1], 2.0), (PALETTE[2], 1.5), (MUTED, 1.25))
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun",
           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")  # fmt: skip


def month_name(month: int) -> str:
    """A month without its year: 9月, Sep."""
    return _MONTHS[month - 1] if language() == "en" else f"{month}月"


def year_chart(frame: pd.DataFrame, metric: Metric, *, title: str) -> go.Figure:
    """A line a year over January to December, the latest boldest and on top.

    `frame`: metric values of one area (period, numerator, denominator, value); at most
    the four latest years with a value are drawn. Missing months are gaps.
    """
    known = frame[frame["value"].notna()]
    years = sorted({period.year for period in known["period"]}, reverse=True)
    if not years:
        return empty_chart(title, _HEIGHT)
    figure = go.Figure()
    for rank, year in enumerate(years[: len(_LOOKS)]):
        _add_year(figure, frame, metric, year, rank)
    finish(figure, title, _HEIGHT)
    figure.update_xaxes(
        tickvals=list(range(1, 13, 2)),
        ticktext=[month_name(month) for month in range(1, 13, 2)],
        range=[0.7, 12.3],
        showgrid=False,
    )
    figure.update_yaxes(
        tickformat=axis_format(metric),
        nticks=6,
        rangemode="tozero" if metric.kind is Kind.COUNT else "normal",
        title={"text": "" if metric.kind is Kind.SHARE
               else _("单位：{unit}").format(unit=metric.unit_title),
               "font": {"size": 11, "color": MUTED}},
    )  # fmt: skip
    return figure.update_layout(
        showlegend=True,
        hovermode="x unified",
        legend={"y": -0.12, "yanchor": "top", "itemclick": False,
                "itemdoubleclick": False},
    )  # fmt: skip


def _add_year(
    figure: go.Figure, frame: pd.DataFrame, metric: Metric, year: int, rank: int
) -> None:
    rows = {r["period"].month: r for r in list_rows(frame) if r["period"].year == year}
    months = range(1, 13)
    color, width = _LOOKS[rank]
    figure.add_scatter(
        x=list(months),
        y=[rows[m]["value"] if m in rows else None for m in months],
        customdata=[
            f"{year}  {describe_row(rows[m], metric)}" if m in rows else ""
            for m in months
        ],
        name=str(year),
        mode="lines+markers",
        connectgaps=False,
        zorder=-rank,
        line={"color": color, "width": width, "dash": "solid" if rank < 2 else "dot"},
        marker={"color": color, "size": 6 if rank == 0 else 4},
        hovertemplate="%{customdata}<extra></extra>",
    )
