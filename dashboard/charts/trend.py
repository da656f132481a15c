"""How a metric moved: monthly lines of up to four areas, with what happened."""

from collections.abc import Mapping
from statistics import fmean

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.events import add_events, place_events
from dashboard.charts.text import measure_text
from dashboard.charts.theme import (
    EMPTY_PATTERN,
    MUTED,
    area_colors,
    date_formats,
    empty_chart,
    finish,
)
from dashboard.formats import State, axis_format, describe_row, state_title
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.names import shorten_name
from dashboard.rows import list_rows

HEIGHT = 320
_LABEL_SIZE = 12
_PLOT_HEIGHT = 190  # pixels, about: labels are kept apart by it
EVENT_STRIP = 0.8  # where the plot ends and the strip of event labels begins


def trend_chart(
    frame: pd.DataFrame,
    metric: Metric,
    *,
    title: str,
    area_titles: Mapping[str, str],
    events: pd.DataFrame | None = None,
    background: Mapping[str, str] | None = None,
    height: int = HEIGHT,
) -> go.Figure:
    """Monthly lines, one an area, each named at its end; a gap where nothing stands.

    `frame`: metric values (period, area_code, numerator, denominator, value) of one
    breakdown; months before the first value are left out. `area_titles`: code -> name
    of at most four areas; the first is the one looked at and drawn boldest.
    `events`: occurred_on, kind, title. `background`: further areas, drawn in grey below
    the others; the names of those that shall stand in the tooltip, '' for the rest.
    """
    background = background or {}
    shown = frame[frame["area_code"].isin([*area_titles, *background])]
    if shown.empty:
        return empty_chart(title, height)
    months = _list_months(shown)
    lines = {code: _pick_line(shown, code, months) for code in area_titles}
    behind = {code: _pick_line(shown, code, months) for code in background}
    colors = area_colors(list(area_titles))
    figure = go.Figure()
    for code, name in background.items():
        _add_background(figure, behind[code], metric, name)
    for rank, (code, name) in enumerate(area_titles.items()):
        _add_line(figure, lines[code], metric, name, colors[code], rank)
    drawn = pd.concat([*lines.values(), *behind.values()])
    low, high = _value_range(drawn["value"], metric)
    _style_axes(figure, months, metric, (low, high), has_events=events is not None)
    _label_ends(figure, lines, area_titles, colors, (low, high))
    if events is not None and len(events):
        marks = place_events(events, months[0], months[-1])
        add_events(figure, marks, EVENT_STRIP)
    finish(figure, title, height)
    return figure


def _list_months(frame: pd.DataFrame) -> pd.DatetimeIndex:
    """Every month from the first with a value to the last: absent ones become gaps."""
    periods = pd.to_datetime(frame["period"])
    valued = periods[frame["value"].notna()]
    first = periods.min() if valued.empty else valued.min()
    return pd.date_range(first, periods.max(), freq="MS")


def _pick_line(
    frame: pd.DataFrame, code: str, months: pd.DatetimeIndex
) -> pd.DataFrame:
    """The rows of one area, one a month, empty where there is none."""
    rows = frame.loc[frame["area_code"] == code]
    rows = rows.assign(period=pd.to_datetime(rows["period"])).set_index("period")
    return rows[["numerator", "denominator", "value"]].astype(float).reindex(months)


def _add_line(
    figure: go.Figure,
    line: pd.DataFrame,
    metric: Metric,
    name: str,
    color: str,
    rank: int,
) -> None:
    """The first (rank 0) is boldest and lies on top; tooltips keep the order."""
    is_first = rank == 0
    texts = [f"{name}  {describe_row(row, metric)}" for row in list_rows(line)]
    figure.add_scatter(
        x=line.index,
        y=line["value"],
        customdata=texts,
        name=name,
        zorder=-rank,
        mode="lines+markers",
        connectgaps=False,
        line={"color": color, "width": 3 if is_first else 1.75},
        marker={"color": color, "size": 6 if is_first else 4},
        hovertemplate="%{customdata}<extra></extra>",
        cliponaxis=False,
        showlegend=False,
    )


def _add_background(
    figure: go.Figure, line: pd.DataFrame, metric: Metric, name: str
) -> None:
    """A grey line, darker if it has a name; without one it says nothing."""
    texts = [f"{name}  {describe_row(row, metric)}" for row in list_rows(line)]
    figure.add_scatter(
        x=line.index,
        y=line["value"],
        customdata=texts if name else None,
        mode="lines",
        zorder=-100,
        connectgaps=False,
        line={"color": MUTED if name else EMPTY_PATTERN, "width": 1.25 if name else 1},
        hovertemplate="%{customdata}<extra></extra>" if name else None,
        hoverinfo=None if name else "skip",
        showlegend=False,
    )


def _value_range(values: pd.Series, metric: Metric) -> tuple[float, float]:
    """The y axis: from 0 for counts and wherever 0 is near, else around the values."""
    top = 1.0 if metric.kind is Kind.SHARE else 4.0
    if values.notna().sum() == 0:
        return 0.0, top
    low, high = float(values.min()), float(values.max())
    pad = max((high - low) * 0.12, abs(high) * 0.05, top / 100)
    is_from_zero = metric.kind is Kind.COUNT or low - pad < 0.3 * high
    ceiling = high + pad if metric.kind is not Kind.SHARE else min(high + pad, 1.03)
    return (0.0 if is_from_zero else low - pad), ceiling


def _style_axes(
    figure: go.Figure,
    months: pd.DatetimeIndex,
    metric: Metric,
    value_range: tuple[float, float],
    *,
    has_events: bool,
) -> None:
    tick, hover = date_formats()
    half = pd.Timedelta(days=16)
    figure.update_xaxes(
        range=[months[0] - half, months[-1] + half],
        dtick=f"M{_month_step(len(months))}",
        tick0="2020-01-01",
        tickformat=tick,
        hoverformat=hover,
        showgrid=False,
        showline=True,
        ticks="outside",
    )
    few = metric.kind is Kind.COUNT and value_range[1] < 5
    figure.update_layout(
        yaxis={
            "range": list(value_range),
            "tickformat": axis_format(metric),
            "nticks": 6,
            "dtick": 1 if few else None,
            "domain": [0, EVENT_STRIP - 0.02] if has_events else [0, 1],
        },
        hovermode="x unified",
        hoversubplots="axis",
    )
    if metric.kind is not Kind.SHARE:
        _note_unit(figure, metric)


def _month_step(count: int) -> int:
    """Months between two ticks, so that at most about seven stand on a phone."""
    limits = ((7, 1), (14, 2), (21, 3), (42, 6))
    return next((step for limit, step in limits if count <= limit), 12)


def _note_unit(figure: go.Figure, metric: Metric) -> None:
    figure.update_layout(
        yaxis_title={
            "text": _("单位：{unit}").format(unit=metric.unit_title),
            "font": {"size": 11, "color": MUTED},
        }
    )


def _label_ends(
    figure: go.Figure,
    lines: Mapping[str, pd.DataFrame],
    area_titles: Mapping[str, str],
    colors: Mapping[str, str],
    value_range: tuple[float, float],
) -> None:
    """Write each area's name right of the plot at its line's end."""
    low, high = value_range
    ends = {code: line["value"].dropna() for code, line in lines.items()}
    places = {code: float(e.iloc[-1]) if len(e) else low for code, e in ends.items()}
    gap = (high - low) * (_LABEL_SIZE + 4) / _PLOT_HEIGHT
    texts = {
        code: _label_area(name, is_empty=ends[code].empty)
        for code, name in area_titles.items()
    }
    for code, place in spread_places(places, gap, low).items():
        figure.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=6,
            y=place,
            yanchor="middle",
            text=texts[code],
            showarrow=False,
            font={"size": _LABEL_SIZE, "color": colors[code]},
        )
    widest = max(measure_text(text) for text in texts.values())
    figure.update_layout(margin_r=int(widest * _LABEL_SIZE) + 14)


def _label_area(name: str, *, is_empty: bool) -> str:
    short = name if measure_text(name) <= 5 else shorten_name(name)
    return f"{short} {state_title(State.NOT_REPORTED)}" if is_empty else short


def spread_places(
    places: Mapping[str, float], gap: float, floor: float
) -> dict[str, float]:
    """`places` moved as little as possible so that any two are at least `gap` apart.

    Each place less its share of gaps has to rise along the order: where it does not,
    neighbours are pooled at their mean (isotonic regression by pooling adjacent
    violators; Barlow et al. 1972). Nothing goes below `floor`.
    """
    order = sorted(places, key=lambda code: places[code])
    pools: list[list[float]] = []
    for i, code in enumerate(order):
        pools.append([places[code] - i * gap])
        while len(pools) > 1 and fmean(pools[-2]) > fmean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    levels = [max(fmean(pool), floor) for pool in pools for _member in pool]
    return {code: levels[i] + i * gap for i, code in enumerate(order)}
