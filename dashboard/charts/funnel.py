"""A funnel: each unit's value over its size, between the limits of chance."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.classes import small_title
from dashboard.charts.text import label_name
from dashboard.charts.theme import EMPTY_LINE, INK, MUTED, PALETTE, finish
from dashboard.formats import axis_format, describe_row, format_value
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.rows import list_rows
from dashboard.statistics import counts
from dashboard.statistics.funnel import ALARM, WARNING, funnel_limits

_HEIGHT = 460
_GRID_POINTS = 240
#: Points on one spot stand beside each other: this share of the axis apart.
_STEP = 0.012
#: Sizes over a shorter range than this each have their tick.
_FEW = 12
_LIMITS = ((ALARM, "solid"), (WARNING, "dash"))


def funnel_chart(
    units: pd.DataFrame,
    metric: Metric,
    *,
    kind: counts.Kind,
    target: float,
    tau2: float,
    names: Mapping[str, str],
    title: str,
    size_title: str,
) -> go.Figure:
    """Points by size (x: denominator) and value, 95 % and 99.8 % limits, `target`.

    `units`: area_code, numerator, denominator, value, zone, is_small, is_named (see
    reports.comparison.judge). `names`: code -> name. `size_title`: what the denominator
    counts. Units that the judge names have theirs beside them; small ones are grey.
    Points carry the code as ``customdata[0]``.
    """
    figure = go.Figure()
    span = _size_range(units["denominator"])
    steps = np.linspace(max(1.0, np.floor(span[0])), np.ceil(span[1]), _GRID_POINTS)
    sizes = np.unique(steps.round())
    _add_limits(figure, sizes, kind, target, tau2)
    placed = _separate(units, span)
    for label, color, symbol, rows in _groups(placed):
        _add_points(figure, rows, metric, names, label, color, symbol)
    _add_target(figure, metric, target)
    finish(figure, title, _HEIGHT)
    figure.update_xaxes(
        range=span, title_text=size_title, title_font_size=12, tickformat=",.0f"
    )
    if span[1] - span[0] < _FEW:
        figure.update_xaxes(dtick=1)
    figure.update_yaxes(
        range=_value_range(units, metric), tickformat=axis_format(metric)
    )
    return figure.update_layout(
        hovermode="closest",
        clickmode="event+select",
        legend={"y": -0.16, "yanchor": "top", "itemclick": False},
    )


def _add_limits(
    figure: go.Figure,
    sizes: np.ndarray,
    kind: counts.Kind,
    target: float,
    tau2: float,
) -> None:
    for level, dash in _LIMITS:
        limits = funnel_limits(sizes, target, kind, level, tau2)
        for number, bound in enumerate((limits.lower, limits.upper)):
            figure.add_scatter(
                x=sizes,
                y=bound,
                mode="lines",
                line={"color": MUTED, "width": 1.2, "dash": dash},
                name=_("{level} 控制限").format(level=f"{level * 100:g}%"),
                showlegend=number == 0,
                hoverinfo="skip",
            )


def _add_target(figure: go.Figure, metric: Metric, target: float) -> None:
    figure.add_hline(
        y=target,
        line={"color": PALETTE[1], "width": 1.5},
        annotation={
            "text": _("全市 {value}").format(value=format_value(target, metric)),
            "font": {"size": 11, "color": MUTED},
            "xanchor": "right",
            "yanchor": "bottom",
            "x": 1,
        },
    )


def _groups(placed: pd.DataFrame) -> list[tuple[str, str, str, pd.DataFrame]]:
    """Legend line, colour and symbol of each kind of point, and its units."""
    far, near = placed["zone"].abs().eq(2), placed["zone"].abs().eq(1)
    small = placed["is_small"].astype(bool)
    groups = [
        (small_title(), EMPTY_LINE, "circle-open", placed[small]),
        (_("限内"), PALETTE[0], "circle", placed[~far & ~near & ~small]),
        (_("超出 95%"), PALETTE[3], "diamond", placed[near]),
        (_("超出 99.8%"), PALETTE[2], "square", placed[far]),
    ]
    return [group for group in groups if len(group[3])]


def _add_points(
    figure: go.Figure,
    units: pd.DataFrame,
    metric: Metric,
    names: Mapping[str, str],
    label: str,
    color: str,
    symbol: str,
) -> None:
    rows = list_rows(units)
    titles = [names.get(row["area_code"], row["area_code"]) for row in rows]
    figure.add_scatter(
        x=[row["x"] for row in rows],
        y=[row["value"] for row in rows],
        mode="markers+text",
        text=[
            label_name(title).replace("\n", "") if row["is_named"] else ""
            for title, row in zip(titles, rows, strict=True)
        ],
        textposition=[_beside(row) for row in rows],
        textfont={"size": 12, "color": INK},
        cliponaxis=False,
        customdata=[
            [row["area_code"], f"<b>{title}</b><br>{describe_row(row, metric)}"]
            for title, row in zip(titles, rows, strict=True)
        ],
        hovertemplate="%{customdata[1]}<extra></extra>",
        marker={"color": color, "symbol": symbol, "size": 10},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}, "textfont": {"color": INK}},
        name=_("{label}（{count}）").format(label=label, count=len(rows)),
    )


def _beside(row: dict[str, Any]) -> str:
    """A name stands away from the limits, and inside the plot."""
    height = "top" if row["zone"] > 0 else "bottom"
    return f"{height} {'left' if row['is_right'] else 'center'}"


def _separate(units: pd.DataFrame, span: tuple[float, float]) -> pd.DataFrame:
    """`units` with `x`, in which equal points stand side by side, and `is_right`."""
    spot = units.groupby(["denominator", "value"])
    place = spot.cumcount() - (spot["value"].transform("size") - 1) / 2
    x = units["denominator"] + place * _STEP * (span[1] - span[0])
    return units.assign(x=x, is_right=x > span[0] + 0.85 * (span[1] - span[0]))


def _size_range(sizes: pd.Series) -> tuple[float, float]:
    """From 0, or, where all units are large, from somewhat below the smallest."""
    low, high = float(sizes.min()), float(sizes.max())
    start = 0.0 if low < 0.4 * high or low == high else max(0.0, low - (high - low) / 2)
    return start, high + (high - start) * 0.06


def _value_range(units: pd.DataFrame, metric: Metric) -> tuple[float, float]:
    """Holds every point and the limits of every unit that is no small one."""
    large = units[~units["is_small"].astype(bool)]
    seen = pd.concat([units["value"], large["lower"], large["upper"]])
    low, high = float(seen.min()), float(seen.max())
    air = max(0.08 * (high - low), 0.01)
    low = max(low - air, -0.04) if metric.kind is Kind.SHARE else low - air
    high = min(high + air, 1.04) if metric.kind is Kind.SHARE else high + air
    return low, high
