"""Labels of a map, each from the zoom at which it can be read."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import ceil, cos, log2, radians
from typing import Any
from urllib.parse import quote

import pydeck as pdk

from dashboard.charts.geometry import Shape
from dashboard.charts.text import measure_text
from dashboard.charts.theme import FONT

Feature = dict[str, Any]

_LEGIBLE_PIXELS = 9.5
_LARGEST_PIXELS = 16
_STEP = 0.5  # of zoom, between two layers
_EARTH_METRES = 40_075_017  # round the equator
_TILE_PIXELS = 512  # of the whole world at zoom 0
_HIDDEN_BELOW = 3  # the tile level that stands for the zoom of a layer


def label_layers(
    features: Iterable[Feature], shapes: Iterable[Shape]
) -> list[pdk.Layer]:
    """Name and value in every area, as large as its room allows; one layer a zoom.

    Sizes are in metres and grow with the map, up to a limit. A label that would be too
    small to read is not drawn: the old town's come up on zooming in.
    """
    groups: dict[float, list[Feature]] = defaultdict(list)
    for feature, shape in zip(features, shapes, strict=True):
        size = fit_label(feature["properties"]["label"], shape.room_m)
        zoom = legible_zoom(size, shape.label_point[1])
        groups[zoom].append(_build_label(feature["properties"], shape, size))
    return [_build_layer(zoom, groups[zoom]) for zoom in sorted(groups)]


def legible_zoom(size_m: float, latitude: float) -> float:
    """The lowest zoom, in half steps, at which letters of `size_m` can be read.

    Web Mercator: the world's 40,075 km at the equator are 512 px at zoom 0.
    """
    metres_a_pixel = _EARTH_METRES * cos(radians(latitude)) / _TILE_PIXELS
    return ceil(log2(_LEGIBLE_PIXELS * metres_a_pixel / size_m) / _STEP) * _STEP


def fit_label(label: str, room_m: tuple[float, float]) -> int:
    """The letter height in metres at which `label` fills its room, with some air."""
    lines = label.split("\n")
    longest = max(measure_text(line) for line in lines)
    size = 0.9 * min(room_m[0] / max(longest, 3.0), room_m[1] / len(lines) / 1.2)
    return max(round(size), 1)


def _build_label(properties: Mapping[str, Any], shape: Shape, size: int) -> Feature:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": list(shape.label_point)},
        "properties": {
            "label": properties["label"],
            "ink": properties["ink"],
            "size": size,
        },
    }


def _build_layer(zoom: float, labels: list[Feature]) -> pdk.Layer:
    """A layer that shows nothing below `zoom`.

    deck.gl has no such property but on tiles. The whole map is one tile that comes with
    the page: levels are shifted so that `zoom` is the first of level 3, whose tiles are
    45 degrees wide, and below that level there are none. deck.gl rounds levels, hence
    the half.
    """
    collection = {"type": "FeatureCollection", "features": labels}
    shift = zoom - _HIDDEN_BELOW + 0.5
    return pdk.Layer(
        "TileLayer",
        data="data:application/json," + quote(json.dumps(collection)),
        id=f"labels-{zoom:g}",
        pickable=False,
        tile_size=round(_TILE_PIXELS * 2 ** (shift - int(shift))),
        zoom_offset=-int(shift),
        min_zoom=_HIDDEN_BELOW,
        max_zoom=_HIDDEN_BELOW,
        point_type=pdk.types.String("text"),
        get_text="properties.label",
        get_text_color="properties.ink",
        get_text_size="properties.size",
        text_size_units=pdk.types.String("meters"),
        text_size_max_pixels=_LARGEST_PIXELS,
        text_line_height=1.15,
        text_font_family=pdk.types.String(FONT),
        text_character_set=pdk.types.String("auto"),
    )
