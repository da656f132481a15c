"""A small line for every unit, each in its place of the tile grid."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts.text import label_name
from dashboard.charts.theme import (
    EMPTY_FILL,
    EMPTY_LINE,
    GRID,
    INK,
    MUTED,
    PALETTE,
    finish,
)
from dashboard.formats import describe_row, format_period
from dashboard.metrics import Metric
from dashboard.rows import list_rows

_TILE_HEIGHT = 92
_FILL = 0.92  # of a tile's place
_NAME_SHARE = 0.46  # of a tile, above its line: two lines of a long name


def small_multiples(
    frame: pd.DataFrame,
    whole: pd.DataFrame,
    metric: Metric,
    tiles: pd.DataFrame,
    names: Mapping[str, str],
    *,
    title: str,
    unit_title: str,
    whole_title: str,
) -> go.Figure:
    """Lines of all units over the same months and on one scale, the whole's in grey.

    `frame`: metric values of the units (area_code, period, value); `whole`: those of
    the city. `tiles`: code, column, row. A month without a value breaks the line; a
    unit without a row is left out. Points carry the code as ``customdata[0]``.

    All stand on one pair of axes: 35 pairs of their own take a browser seconds.
    """
    shown = tiles[tiles["code"].isin(frame["area_code"])]
    scale = _Scale(pd.concat([frame, whole]))
    figure = go.Figure()
    for row in list_rows(shown):
        _frame_tile(figure, row, names.get(row["code"], row["code"]))
    _add_lines(figure, scale, shown, whole, whole_title, EMPTY_LINE)
    _add_lines(figure, scale, shown, frame, unit_title, PALETTE[0])
    _add_points(figure, scale, shown, frame, metric, names)
    return _finish(figure, shown, title)


class _Scale:
    """From months and values to places within a tile, the same in every tile."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.months = sorted(rows["period"].unique())
        values = rows["value"].dropna()
        self.low = float(values.min()) if len(values) else 0.0
        self.span = (float(values.max()) - self.low if len(values) else 0.0) or 1.0

    def place(self, tile: dict[str, Any], period: Any, value: float) -> Any:
        """x and y of a value in the tile; y is missing where the value is."""
        steps = max(len(self.months) - 1, 1)
        across = (self.months.index(period) / steps - 0.5) * _FILL * 0.86
        room = _FILL * (1 - _NAME_SHARE) * 0.84
        bottom = tile["row"] + _FILL / 2 - 0.05
        up = (value - self.low) / self.span * room
        return tile["column"] + across, bottom - up


def _frame_tile(figure: go.Figure, tile: dict[str, Any], title: str) -> None:
    figure.add_shape(
        type="rect",
        x0=tile["column"] - _FILL / 2,
        x1=tile["column"] + _FILL / 2,
        y0=tile["row"] - _FILL / 2,
        y1=tile["row"] + _FILL / 2,
        line={"color": GRID, "width": 1},
        fillcolor=EMPTY_FILL,
        layer="below",
    )
    name = label_name(title)
    figure.add_annotation(
        x=tile["column"],
        y=tile["row"] - _FILL / 2,
        yanchor="top",
        text=name.replace("\n", "<br>"),
        showarrow=False,
        font={"size": 10 if "\n" in name else 11, "color": INK},
    )


def _add_lines(
    figure: go.Figure,
    scale: _Scale,
    tiles: pd.DataFrame,
    rows: pd.DataFrame,
    name: str,
    color: str,
) -> None:
    """All tiles' lines as one trace with breaks; `rows` of one area go everywhere."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    is_everywhere = rows["area_code"].nunique() == 1 and len(tiles) > 1
    by_unit = {code: list_rows(own) for code, own in rows.groupby("area_code")}
    for tile in list_rows(tiles):
        key = next(iter(by_unit)) if is_everywhere else tile["code"]
        for row in by_unit.get(key, []):
            x, y = scale.place(tile, row["period"], row["value"])
            xs.append(x)
            ys.append(y)
        xs.append(None)
        ys.append(None)
    figure.add_scatter(
        x=xs,
        y=ys,
        mode="lines",
        line={"color": color, "width": 1.6},
        name=name,
        hoverinfo="skip",
    )


def _add_points(
    figure: go.Figure,
    scale: _Scale,
    tiles: pd.DataFrame,
    rows: pd.DataFrame,
    metric: Metric,
    names: Mapping[str, str],
) -> None:
    """Unseen marks to hover over and click, the last of each unit a dot."""
    place = {tile["code"]: tile for tile in list_rows(tiles)}
    known = list_rows(rows[rows["value"].notna()])
    last = {row["area_code"]: row["period"] for row in known}
    spots = [scale.place(place[r["area_code"]], r["period"], r["value"]) for r in known]
    figure.add_scatter(
        x=[x for x, _y in spots],
        y=[y for _x, y in spots],
        mode="markers",
        marker={
            "size": [6 if r["period"] == last[r["area_code"]] else 9 for r in known],
            "opacity": [
                1.0 if r["period"] == last[r["area_code"]] else 0.0 for r in known
            ],
            "color": PALETTE[0],
        },
        customdata=[[r["area_code"], _describe(r, metric, names)] for r in known],
        hovertemplate="%{customdata[1]}<extra></extra>",
        unselected={"marker": {}},
        showlegend=False,
    )


def _describe(row: dict[str, Any], metric: Metric, names: Mapping[str, str]) -> str:
    title = names.get(row["area_code"], row["area_code"])
    month = format_period(row["period"])
    return f"<b>{title}</b><br>{month} {describe_row(row, metric)}"


def _finish(figure: go.Figure, tiles: pd.DataFrame, title: str) -> go.Figure:
    first, last = tiles[["column", "row"]].min(), tiles[["column", "row"]].max()
    hidden = {"visible": False, "fixedrange": True}
    figure.update_xaxes(range=[first["column"] - 0.5, last["column"] + 0.5], **hidden)
    figure.update_yaxes(range=[last["row"] + 0.5, first["row"] - 0.5], **hidden)
    lines = int(last["row"] - first["row"]) + 1
    finish(figure, title, _TILE_HEIGHT * lines + 64)
    return figure.update_layout(
        hovermode="closest",
        clickmode="event+select",
        margin={"l": 0, "r": 0, "b": 4},
        legend={
            "y": -0.01,
            "yanchor": "top",
            "itemclick": False,
            "font": {"color": MUTED},
        },
    )
