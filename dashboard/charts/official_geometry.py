"""Official boundaries as a map draws them: thinned, with label points and districts."""

from collections import defaultdict
from collections.abc import Sequence
from math import cos, radians
from typing import Any

import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from dashboard.charts.geometry import (
    METRES_PER_DEGREE,
    Feature,
    MapGeometry,
    Shape,
    build_tiles,
    measure_room,
    read_tiles,
)
from dashboard.reference import areas

_TOLERANCE = 1e-4  # degrees, about 10 m: less than a pixel at the largest zoom in use


def build_official(features: Sequence[Feature]) -> MapGeometry:
    """The geometry of checked `features` (WGS-84, property "code").

    Neighbours are thinned together, so that their common edges stay common. Districts
    are the union of their units.
    """
    codes = [feature["properties"]["code"] for feature in features]
    full = [shape(feature["geometry"]) for feature in features]
    thin = list(shapely.coverage_simplify(full, _TOLERANCE))
    members: dict[str, list[BaseGeometry]] = defaultdict(list)
    for code, geometry in zip(codes, thin, strict=True):
        members[areas()[code].parent_code].append(geometry)
    return MapGeometry(
        cells=tuple(map(_build_cell, codes, thin)),
        tiles=build_tiles(read_tiles()),
        districts=tuple(
            {
                "type": "Feature",
                "properties": {"code": code},
                "geometry": _as_geojson(shapely.union_all(members[code])),
            }
            for code in sorted(members)
        ),
    )


def _build_cell(code: str, geometry: BaseGeometry) -> Shape:
    """The label stands in the middle of the largest circle inside the largest part."""
    largest = max(shapely.get_parts(geometry), key=lambda part: part.area)
    circle = shapely.maximum_inscribed_circle(largest, _TOLERANCE)
    point = tuple(round(value, 6) for value in circle.coords[0])
    free = measure_room([list(xy) for xy in largest.exterior.coords], point)
    metres = METRES_PER_DEGREE
    room = (free[0] * metres * cos(radians(point[1])), free[1] * metres)
    return Shape(code, _as_geojson(geometry), point, room)


def _as_geojson(geometry: BaseGeometry) -> dict[str, Any]:
    plain: dict[str, Any] = mapping(shapely.set_precision(geometry, 1e-6))
    return plain
