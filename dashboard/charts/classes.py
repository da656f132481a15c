"""Colour classes: at most five, of similar size, with edges a reader can repeat."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import ceil, floor, log10
from typing import Any

import pandas as pd

from dashboard.charts.theme import EMPTY_FILL, SMALL_FILL, ramp
from dashboard.formats import State, append_unit, format_value, read_state, state_title
from dashboard.i18n import _
from dashboard.metrics import Direction, Kind, Metric
from dashboard.rows import list_rows

MAX_CLASSES = 5
_PICKS = {1: (3,), 2: (1, 4), 3: (0, 2, 4), 4: (0, 1, 3, 4), 5: (0, 1, 2, 3, 4)}


@dataclass(frozen=True)
class ColorScale:
    """Upper edges (inclusive, rising), and a colour and a label for each class."""

    edges: tuple[float, ...]
    colors: tuple[str, ...]
    labels: tuple[str, ...]

    def find_class(self, value: float) -> int:
        """The number of the class that `value` is in, from 0."""
        return min(bisect_left(self.edges, value), len(self.edges) - 1)

    def label(self, row: Mapping[str, Any]) -> str:
        """The class of one row of metric values, or the word for its state."""
        state = read_state(row)
        if state is not State.VALUE:
            return state_title(state)
        if row.get("is_small"):
            return small_title()
        return self.labels[self.find_class(read_shade(row))]

    def color(self, row: Mapping[str, Any]) -> str:
        """The fill of one row of metric values; rows without a value stay empty."""
        if read_state(row) is not State.VALUE:
            return EMPTY_FILL
        if row.get("is_small"):
            return SMALL_FILL
        return self.colors[self.find_class(read_shade(row))]


def read_shade(row: Mapping[str, Any]) -> float:
    """What decides a row's class: `shade` where there is one, else its value."""
    return float(row.get("shade", row["value"]))


def small_title() -> str:
    """The word for a unit with too few cases to be coloured."""
    return _("样本不足")


@dataclass(frozen=True)
class LegendStep:
    """One line of a legend: a word, its colour, and how many areas it stands for."""

    label: str
    color: str
    area_count: int


def build_scale(frame: pd.DataFrame, metric: Metric) -> ColorScale:
    """Quantile classes of `shade`, or else `value`; edges rounded up to a plain number.

    No class is empty: equal edges fall together, so that few distinct values give
    few classes. Without any value the scale is empty.
    """
    if "is_small" in frame:
        frame = frame[~frame["is_small"].astype(bool)]
    column = "shade" if "shade" in frame else "value"
    values = frame[column].dropna().astype(float).sort_values().tolist()
    edges = _find_edges(values, metric)
    shades = ramp(metric)
    colors = tuple(shades[i] for i in _PICKS[len(edges)]) if edges else ()
    if metric.direction is Direction.UP:  # the worse the darker
        colors = colors[::-1]
    return ColorScale(edges, colors, _label_classes(edges, values, metric))


def legend_steps(
    frame: pd.DataFrame, metric: Metric, scale: ColorScale | None = None
) -> list[LegendStep]:
    """The legend of a map or tile grid, classes first, then the states in use.

    `scale`: the classes, where they were built from more than `frame`.
    """
    scale = scale or build_scale(frame, metric)
    rows = list_rows(frame)
    found = [scale.label(row) for row in rows]
    steps = [
        LegendStep(label, color, found.count(label))
        for label, color in zip(scale.labels, scale.colors, strict=True)
    ]
    if small := found.count(small_title()):
        steps.append(LegendStep(small_title(), SMALL_FILL, small))
    states = [read_state(row) for row in rows]
    return steps + [
        LegendStep(state_title(state), EMPTY_FILL, states.count(state))
        for state in (State.NOT_APPLICABLE, State.NOT_REPORTED)
        if state in states
    ]


def _find_edges(values: list[float], metric: Metric) -> tuple[float, ...]:
    """The rounded upper quantiles, without repetition."""
    if not values:
        return ()
    step = _edge_step(values[-1] - values[0], metric)
    count = min(MAX_CLASSES, len(set(values)))
    quantiles = [values[ceil(len(values) * (i + 1) / count) - 1] for i in range(count)]
    edges = sorted({_round_up(value, step) for value in quantiles})
    held = {bisect_left(edges, value) for value in values}
    return tuple(edge for i, edge in enumerate(edges) if i in held)


def _edge_step(span: float, metric: Metric) -> float:
    """What edges are rounded to; finer where all values lie close together."""
    if metric.kind is Kind.COUNT:
        return 10.0 ** max(floor(log10(span)) - 1, 0) if span else 1.0
    coarse = 0.01 if metric.kind is Kind.SHARE else 0.1
    return coarse if span >= 10 * coarse else coarse / 10


def _round_up(value: float, step: float) -> float:
    """The next multiple of `step`; the small shift forgives binary fractions."""
    return round(ceil(value / step - 1e-9) * step, 6)


def _label_classes(
    edges: tuple[float, ...], values: list[float], metric: Metric
) -> tuple[str, ...]:
    """≤10%, 10–25%, >25%; whole numbers as 0, 1–3, 4–9; one class as its range."""
    if not edges:
        return ()
    if len(edges) == 1:
        low, high = (format_value(v, metric) for v in (values[0], values[-1]))
        labels = [low if low == high else f"{low}–{high}"]
    elif metric.kind is Kind.COUNT and values[-1] < 100:
        classes = groupby(values, lambda value: bisect_left(edges, value))
        members = [list(group) for _place, group in classes]
        labels = [_join_range(int(own[0]), int(own[-1])) for own in members]
    else:
        texts = [_write_edge(edge, metric) for edge in edges[:-1]]
        middle = [f"{low}–{high}" for low, high in pairwise(texts)]
        lowest = texts[0] if values[0] == edges[0] else f"≤{texts[0]}"
        labels = [lowest, *middle, f">{texts[-1]}"]
    return tuple(append_unit(label, metric) for label in labels)


def _join_range(low: int, high: int) -> str:
    return str(high) if low == high else f"{low}–{high}"


def _write_edge(edge: float, metric: Metric) -> str:
    """An edge with the decimals it was rounded to, and no more."""
    if metric.kind is Kind.SHARE:
        return f"{round(edge * 100, 1):g}%"
    return f"{edge:,.2f}".rstrip("0").rstrip(".")
