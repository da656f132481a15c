"""A line the size of a word, with its limits: a picture that needs no script."""

import math
from base64 import b64encode
from collections.abc import Sequence
from html import escape
from xml.etree.ElementTree import Element, SubElement, tostring

from dashboard.charts.theme import EMPTY_LINE, GRID, INK, PALETTE

_WIDTH, _HEIGHT, _PAD = 160.0, 40.0, 4.0


def sparkline(
    values: Sequence[float],
    *,
    limits: tuple[float, float] | None = None,
    is_trial: bool = False,
    target: float | None = None,
    is_signal: bool = False,
    title: str,
) -> str:
    """An HTML image of `values` in order, NaN a gap; '' under two values.

    A grey band between `limits`, with broken edges for trial limits; a dotted line at
    `target`; the last value as a dot, a large ring where it is a signal. `title` is
    read aloud and shown on hover. An image with its data inside, since Streamlit takes
    bare SVG out of a page.
    """
    known = [value for value in values if not math.isnan(value)]
    if len(known) < 2:
        return ""
    around = [*known, *(limits or ()), *([] if target is None else [target])]
    low, high = min(around), max(around)

    def place(value: float) -> float:
        share = (value - low) / (high - low) if high > low else 0.5
        return round(_HEIGHT - _PAD - share * (_HEIGHT - 2 * _PAD), 2)

    svg = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH:.0f} {_HEIGHT:.0f}",
            "preserveAspectRatio": "none",
        },
    )
    if limits is not None:
        _add_band(svg, place(limits[1]), place(limits[0]), is_trial=is_trial)
    if target is not None:
        _add_path(svg, f"M0 {place(target)}H{_WIDTH}", PALETTE[1], 1.5, "1 4")
    _add_values(svg, [None if math.isnan(v) else place(v) for v in values], is_signal)
    data = b64encode(tostring(svg)).decode()
    text = escape(title)
    return (
        f'<img class="sparkline" src="data:image/svg+xml;base64,{data}"'
        f' alt="{text}" title="{text}">'
    )


def _add_band(svg: Element, top: float, bottom: float, *, is_trial: bool) -> None:
    box = {"y": f"{top}", "height": f"{max(bottom - top, 1)}"}
    SubElement(svg, "rect", {"x": "0", "width": f"{_WIDTH}", "fill": GRID, **box})
    for edge in (top, bottom):
        dash = "3 3" if is_trial else ""
        _add_path(svg, f"M0 {edge}H{_WIDTH}", EMPTY_LINE, 1, dash)


def _add_values(svg: Element, places: list[float | None], is_signal: bool) -> None:
    step = (_WIDTH - 2 * _PAD) / max(len(places) - 1, 1)
    parts: list[str] = []
    for number, place in enumerate(places):
        if place is not None:
            is_joined = number > 0 and places[number - 1] is not None
            letter = "L" if is_joined else "M"
            parts.append(f"{letter}{round(_PAD + number * step, 2)} {place}")
    _add_path(svg, "".join(parts), PALETTE[0], 1.75, "")
    last = f"M{parts[-1][1:]}h0"  # a line of no length: its round cap is a dot
    if is_signal:
        _add_path(svg, last, PALETTE[3], 9, "")
        _add_path(svg, last, "#FFFFFF", 5, "")
    else:
        _add_path(svg, last, INK, 5, "")


def _add_path(svg: Element, d: str, color: str, width: float, dash: str) -> None:
    look = {"stroke": color, "stroke-width": f"{width}", "fill": "none"}
    if dash:
        look["stroke-dasharray"] = dash
    shape = {"stroke-linecap": "round", "vector-effect": "non-scaling-stroke"}
    SubElement(svg, "path", {"d": d, **look, **shape})
