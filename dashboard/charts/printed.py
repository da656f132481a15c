"""Charts for paper: PNG drawn on the server, without a browser.

Matplotlib is loaded when something is drawn: every command would wait 0.3 s for it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from babel.dates import format_date

from dashboard.charts.theme import GRID, INK, MUTED, PALETTE
from dashboard.i18n import language

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

#: Families with Chinese glyphs, the first one that is installed is taken.
CHINESE_FAMILIES = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Source Han Sans CN", "PingFang SC",
    "Microsoft YaHei", "SimHei", "WenQuanYi Micro Hei", "WenQuanYi Zen Hei",
)  # fmt: skip

_INCHES = 5.9  # the width of an official document's text, 156 mm, less a margin
_DPI = 200
_SIZE = 9.0  # points


@cache
def find_chinese_font() -> str | None:
    """The family that Chinese is drawn in, None where none is installed."""
    from matplotlib.font_manager import fontManager

    installed = {entry.name for entry in fontManager.ttflist}
    return next((name for name in CHINESE_FAMILIES if name in installed), None)


def month_bars(
    months: Sequence[dt.date], series: Mapping[str, Sequence[float]]
) -> bytes:
    """Bars side by side for every month, as PNG.

    `series`: name -> a value a month, NaN where there is none (no bar, no label).
    """
    figure, axes = _start(2.3)
    width = 0.8 / len(series)
    for place, (name, values) in enumerate(series.items()):
        offset = (place - (len(series) - 1) / 2) * width
        bars = axes.bar(
            [position + offset for position in range(len(months))],
            values,
            width * 0.92,
            label=name,
            color=PALETTE[place],
        )
        labels = [f"{v:,.0f}" if v == v else "" for v in values]
        axes.bar_label(bars, labels, padding=1, font=_font(_SIZE - 1), color=INK)
    axes.set_xlim(-0.6, len(months) - 0.4)
    axes.set_xticks(range(len(months)), _label_months(months))
    axes.locator_params(axis="y", integer=True)
    axes.grid(axis="y", color=GRID, linewidth=0.6)
    axes.legend(
        loc="lower left", bbox_to_anchor=(0, 1), ncols=len(series), frameon=False,
        prop=_font(_SIZE), borderaxespad=0.2, handlelength=1,
    )  # fmt: skip
    return _finish(figure, axes)


def ranked_bars(names: Sequence[str], values: Sequence[float]) -> bytes:
    """One bar across for each name, the first on top, as PNG."""
    figure, axes = _start(0.5 + 0.2 * len(names))
    bars = axes.barh(names, values, 0.72, color=PALETTE[0])
    axes.bar_label(bars, fmt="{:,.0f}", padding=2, font=_font(_SIZE), color=INK)
    axes.invert_yaxis()
    axes.xaxis.set_visible(False)
    axes.spines["bottom"].set_visible(False)
    return _finish(figure, axes)


def _label_months(months: Sequence[dt.date]) -> list[str]:
    """The months' names, the year below the first and each January."""
    pattern, year = ("MMM", "{:%Y}") if language() == "en" else ("M月", "{:%Y}年")
    return [
        format_date(month, pattern, locale=language())
        + ("\n" + year.format(month) if place == 0 or month.month == 1 else "")
        for place, month in enumerate(months)
    ]


def _start(height: float) -> tuple[Figure, Axes]:
    """An empty figure of the text's width, `height` in inches.

    Not through pyplot, whose state is shared by the threads of the server.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_INCHES, height), layout="constrained")
    FigureCanvasAgg(figure)
    return figure, figure.add_subplot()


def _finish(figure: Figure, axes: Axes) -> bytes:
    axes.set_axisbelow(True)
    axes.tick_params(length=0, colors=MUTED)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(GRID)
    for label in (*axes.get_xticklabels(), *axes.get_yticklabels()):
        label.set_fontproperties(_font(_SIZE))
    target = BytesIO()
    # The program's version would make files differ that look the same.
    figure.savefig(target, format="png", dpi=_DPI, metadata={"Software": None})
    return target.getvalue()


def _font(size: float) -> FontProperties:
    from matplotlib.font_manager import FontProperties

    return FontProperties(family=find_chinese_font() or "DejaVu Sans", size=size)
