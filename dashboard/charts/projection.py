"""Figures for a wall: the same drawing with everything that is read made larger."""

from typing import Any, cast

import plotly.graph_objects as go

_FACTOR = 1.6
_SIDES = ("l", "r", "t", "b")


def enlarge(figure: go.Figure) -> go.Figure:
    """A copy with larger fonts, lines, markers and margins, and no height."""
    content = cast(dict[str, Any], figure.to_dict())
    content["layout"].pop("height", None)
    return go.Figure(_grow(content))


def _grow(part: Any, parent: str = "") -> Any:
    if isinstance(part, dict):
        return {name: _scale(name, value, parent) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_grow(item, parent) for item in part]
    return part


def _scale(name: str, value: Any, parent: str) -> Any:
    is_size = name == "size" and (parent.endswith("font") or parent == "marker")
    is_line = name == "width" and parent == "line"
    is_room = name == "xshift" or (parent == "margin" and name in _SIDES)
    if not (is_size or is_line or is_room):
        return _grow(value, name)
    if isinstance(value, list | tuple):
        return [size * _FACTOR for size in value]
    return value * _FACTOR
