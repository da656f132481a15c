"""What a change is made of: steps of parts and of their mix, from nothing to all."""

from collections.abc import Sequence

import plotly.graph_objects as go

from dashboard.charts.text import wrap_text
from dashboard.charts.theme import GRID, INK, MUTED, PALETTE, finish, title_margin
from dashboard.formats import format_effect
from dashboard.i18n import _
from dashboard.metrics import Kind, Metric
from dashboard.names import shorten_name

_ROW_HEIGHT, _AXIS_HEIGHT = 30, 50
_NAME_EMS = 9.0


def change_bars(
    steps: Sequence[tuple[str, float]], metric: Metric, *, title: str, total: str
) -> go.Figure:
    """A horizontal waterfall: a step a part, from 0 to the whole change.

    `steps`: name and effect in the metric's scale, adding up to the change, drawn from
    top to bottom; `total`: the name of the last bar, their sum. Up and down are neither
    good nor bad here: they differ in colour and sign.
    """
    scale = 100 if metric.kind is Kind.SHARE else 1
    names = [wrap_text(shorten_name(name), _NAME_EMS) for name, _effect in steps]
    effects = [effect for _name, effect in steps]
    figure = go.Figure()
    figure.add_waterfall(
        orientation="h",
        y=[*names, wrap_text(total, _NAME_EMS)],
        x=[*(effect * scale for effect in effects), sum(effects) * scale],
        measure=["relative"] * len(effects) + ["total"],
        text=[format_effect(e, metric, unit=False) for e in [*effects, sum(effects)]],
        textposition="outside",
        cliponaxis=False,
        hovertemplate="%{y} %{text}<extra></extra>",
        connector={"line": {"color": GRID, "width": 1}},
        increasing={"marker": {"color": PALETTE[1]}},
        decreasing={"marker": {"color": PALETTE[2]}},
        totals={"marker": {"color": MUTED}},
    )
    height = title_margin(title) + _AXIS_HEIGHT + _ROW_HEIGHT * (len(effects) + 1)
    finish(figure, title, height)
    low, high = _reach([effect * scale for effect in effects])
    pad = (high - low) * 0.32 or 1.0  # the numbers stand outside the bars
    figure.update_xaxes(
        range=[low - pad, high + pad],
        zeroline=True,
        nticks=5,
        title={
            "text": _("个百分点") if metric.kind is Kind.SHARE else metric.unit_title,
            "font": {"size": 11, "color": MUTED},
        },
    )
    figure.update_yaxes(autorange="reversed", tickfont_color=INK, ticklabelstandoff=4)
    return figure


def _reach(effects: Sequence[float]) -> tuple[float, float]:
    """The lowest and the highest place that the steps come by, 0 included."""
    place, places = 0.0, [0.0]
    for effect in effects:
        place += effect
        places.append(place)
    return min(places), max(places)
