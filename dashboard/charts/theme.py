"""One look for every figure: palette, ramps, fonts, the Plotly template."""

from typing import Any

import plotly.graph_objects as go

from dashboard.charts.text import wrap_text
from dashboard.i18n import _, language
from dashboard.metrics import Metric

PALETTE = ("#12436D", "#28A197", "#801650", "#F46A25")
RAMP = ("#DFEAF4", "#A9C8E2", "#6C9FC8", "#2F6FA3", "#12436D")
NEUTRAL_RAMP = ("#E8E6E1", "#C9C5BC", "#A19C91", "#6E6A60", "#403D37")

INK = "#1F2933"
MUTED = "#5B6573"
GRID = "#E3E8EE"
OUTLINE = "#FFFFFF"
EMPTY_FILL = "#FFFFFF"
EMPTY_LINE = "#9AA3AF"
MARKED_FILL = "#FFF1CC"  # the row of a table that a link speaks of
SMALL_FILL = "#C5CCD6"  # too few cases: a grey of no ramp
EMPTY_PATTERN = "#D5DBE3"  # pale: words stand on it

_LINE_HEIGHT = 20  # pixels, of a title
_WEIGHTS = (0.2126, 0.7152, 0.0722)  # of red, green and blue in luminance

FONT = (
    "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Microsoft YaHei', "
    "'WenQuanYi Micro Hei', sans-serif"
)

# Plotly speaks English in its mode bar and tips, and its Chinese comes from a script
# that would have to be fetched: both are switched off instead.
CHART_CONFIG: dict[str, Any] = {
    "displayModeBar": False,
    "displaylogo": False,
    "showTips": False,
    "scrollZoom": False,
    "doubleClick": False,
    "responsive": True,
}


def build_template() -> go.layout.Template:
    """The Plotly template of every figure; needs ``theme=None`` in Streamlit."""
    axis = {
        "gridcolor": GRID,
        "linecolor": GRID,
        "zeroline": False,
        "fixedrange": True,
        "tickfont": {"size": 12, "color": MUTED},
        "automargin": True,
        "title": {"standoff": 8, "font": {"size": 12, "color": MUTED}},
    }
    layout = go.Layout(
        font={"family": FONT, "size": 13, "color": INK},
        title={
            "font": {"size": 15, "weight": 600},
            "x": 0,
            "xref": "container",
            "xanchor": "left",
        },
        colorway=PALETTE,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        margin={"l": 8, "r": 12, "t": 44, "b": 8},
        hoverlabel={
            "bgcolor": "#FFFFFF",
            "bordercolor": GRID,
            "font": {"family": FONT, "size": 13, "color": INK},
            "align": "left",
        },
        legend={"orientation": "h", "x": 0, "xanchor": "left", "title": {"text": ""}},
        xaxis=axis,
        yaxis=axis,
        separators=".,",
        dragmode=False,
    )
    return go.layout.Template(layout=layout)


TEMPLATE = build_template()


def ramp(metric: Metric) -> tuple[str, ...]:
    """Five colours from light to dark: one hue, or grey where no side is better."""
    return RAMP if metric.has_better_side else NEUTRAL_RAMP


def area_colors(codes: list[str]) -> dict[str, str]:
    """A colour per area in the order given; more than four areas repeat the last."""
    last = len(PALETTE) - 1
    return {code: PALETTE[min(i, last)] for i, code in enumerate(codes)}


def text_color(fill: str) -> str:
    """Ink or white, whichever stands out more on `fill` (WCAG relative luminance)."""
    channels = (_linear(value / 255) for value in parse_color(fill))
    luminance = sum(w * c for w, c in zip(_WEIGHTS, channels, strict=True))
    return INK if luminance > 0.22 else "#FFFFFF"


def parse_color(color: str) -> tuple[int, int, int]:
    """#RRGGBB as three numbers 0..255."""
    return int(color[1:3], 16), int(color[3:5], 16), int(color[5:7], 16)


def date_formats() -> tuple[str, str]:
    """The d3 formats of a month on an axis (two lines) and in a tooltip."""
    if language() == "en":
        return "%b\n%Y", "%b %Y"
    return "%-m月\n%Y年", "%Y年%-m月"


def title_margin(title: str) -> int:
    """The pixels above a plot that its wrapped title takes."""
    return 14 + _LINE_HEIGHT * (wrap_text(title).count("<br>") + 1) if title else 8


def finish(figure: go.Figure, title: str, height: int) -> go.Figure:
    """Give `figure` its template, title (wrapped for narrow screens) and height.

    The margin makes room for the title's lines. Plotly draws a title of several lines a
    line above its place, however many they are, so the place moves down by one.
    """
    text = wrap_text(title)
    top = 1 - (_LINE_HEIGHT * ("<br>" in text) + 4) / height
    figure.update_layout(
        template=TEMPLATE,
        title={"text": text, "y": top, "yref": "container", "yanchor": "top"},
        margin_t=title_margin(title),
        height=height,
    )
    return figure


def empty_chart(title: str, height: int) -> go.Figure:
    """A frame that says there is nothing to draw."""
    figure = go.Figure()
    figure.add_annotation(
        text=_("暂无数据"),
        x=0.5,
        y=0.5,
        xref="paper",
        yref="paper",
        showarrow=False,
        font={"color": MUTED},
    )
    figure.update_xaxes(visible=False)
    figure.update_yaxes(visible=False)
    return finish(figure, title, height)


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
