"""From where a map is looked at, so that given shapes fill it."""

from collections.abc import Iterable
from math import cos, log2, radians

import pydeck as pdk

from dashboard.charts.geometry import Shape

_WIDE = (600, 500)  # pixels that the shapes shall fit in, with air around them
_NARROW = (345, 320)
_TILE_PIXELS = 512  # of the whole world at zoom 0
_ZOOM_RANGE = (8.0, 12.0)
_CITY = (117.0, 34.1, 117.5, 34.4)


def fit_view(shapes: Iterable[Shape], *, is_narrow: bool = False) -> pdk.ViewState:
    """The view that holds all `shapes`; without any, the city from afar.

    Web Mercator: the world is 512 px wide at zoom 0 and doubles with each step; a
    degree of latitude is longer by 1/cos(latitude).
    """
    west, south, east, north = _bounds(shapes) or _CITY
    width, height = _NARROW if is_narrow else _WIDE
    latitude = (south + north) / 2
    zoom = min(
        log2(width * 360 / _TILE_PIXELS / (east - west)),
        log2(height * 360 / _TILE_PIXELS * cos(radians(latitude)) / (north - south)),
    )
    return pdk.ViewState(
        longitude=round((west + east) / 2, 4),
        latitude=round(latitude, 4),
        zoom=round(min(max(zoom, _ZOOM_RANGE[0]), _ZOOM_RANGE[1]), 2),
        min_zoom=8,
        max_zoom=15,
    )


def _bounds(shapes: Iterable[Shape]) -> tuple[float, float, float, float] | None:
    """West, south, east and north of all outer rings, if there are any."""
    points = [p for s in shapes for ring in s.outer_rings for p in ring]
    if not points:
        return None
    longitudes, latitudes = zip(*(point[:2] for point in points), strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)
