"""The shapes a map is drawn from: schematic cells, or equal tiles."""

import json
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from math import cos, radians
from typing import Any

import pandas as pd

from dashboard.reference import read_reference
from dashboard.settings import REFERENCE_DIR

CENTRE = (117.235, 34.252)  # of the monitored cells, longitude and latitude, WGS-84
_TILE_DEGREES = 0.045  # of longitude; eight columns are about as wide as the cells
_TILE_FILL = 0.94
METRES_PER_DEGREE = 111_320.0

Feature = dict[str, Any]


@dataclass(frozen=True)
class Shape:
    """One area: GeoJSON geometry, and where and in how much room its label goes."""

    code: str
    geometry: Feature
    label_point: tuple[float, float]
    room_m: tuple[float, float]  # width and height free around the label point

    @property
    def outer_rings(self) -> list[list[list[float]]]:
        """The outer ring of each part, as longitude and latitude."""
        parts = self.geometry["coordinates"]
        if self.geometry["type"] == "Polygon":
            parts = [parts]
        return [part[0] for part in parts]


@dataclass(frozen=True)
class MapGeometry:
    """Everything a map needs; read-only, so it may be shared by all sessions."""

    cells: tuple[Shape, ...]
    tiles: tuple[Shape, ...]
    districts: tuple[Feature, ...]


@cache
def read_geometry() -> MapGeometry:
    """The cells, tiles and district outlines of the committed reference data."""
    return MapGeometry(
        cells=tuple(_build_cell(f) for f in _read_features("subdistricts_schematic")),
        tiles=build_tiles(read_tiles()),
        districts=tuple(_read_features("districts_managed_schematic")),
    )


@cache
def read_tiles() -> pd.DataFrame:
    """The tile grid: code, column, row (counted from the top left)."""
    tiles = pd.DataFrame(read_reference("tile_grid"))
    return tiles.astype({"column": int, "row": int})


def build_tiles(tiles: pd.DataFrame) -> tuple[Shape, ...]:
    """Squares in place of `tiles` (code, column, row), laid around the map's centre."""
    middle = tiles[["column", "row"]].agg(["min", "max"]).mean()
    high = _TILE_DEGREES * cos(radians(CENTRE[1]))
    return tuple(
        _build_tile(
            code,
            CENTRE[0] + (column - middle["column"]) * _TILE_DEGREES,
            CENTRE[1] - (row - middle["row"]) * high,
        )
        for code, column, row in tiles[["code", "column", "row"]].itertuples(
            index=False
        )
    )


def _build_tile(code: str, longitude: float, latitude: float) -> Shape:
    """A square on the ground: a degree of latitude is longer than one of longitude."""
    shrink = cos(radians(CENTRE[1]))
    east = _TILE_DEGREES * _TILE_FILL / 2
    north = east * shrink
    corners = [(-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1)]
    ring = [
        [round(longitude + x * east, 6), round(latitude + y * north, 6)]
        for x, y in corners
    ]
    side = 2 * east * shrink * METRES_PER_DEGREE
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return Shape(code, geometry, (longitude, latitude), (side, side))


def _build_cell(feature: Feature) -> Shape:
    properties = feature["properties"]
    point = (properties["label_lon"], properties["label_lat"])
    ring = feature["geometry"]["coordinates"][0]
    free = measure_room(ring, point)
    metres = (METRES_PER_DEGREE * cos(radians(point[1])), METRES_PER_DEGREE)
    room = (free[0] * metres[0], free[1] * metres[1])
    return Shape(properties["code"], feature["geometry"], point, room)


def measure_room(
    ring: list[list[float]], point: tuple[float, float]
) -> tuple[float, float]:
    """Width and height, in the ring's units, that stay inside it centred on `point`.

    Twice the distance to the nearest crossing of the ring with the level and with the
    upright line through `point`.
    """
    return _free_length(ring, point, 0), _free_length(ring, point, 1)


def _free_length(
    ring: list[list[float]], point: tuple[float, float], along: int
) -> float:
    across = 1 - along
    level = point[across]
    crossings = [
        a[along] + (b[along] - a[along]) * (level - a[across]) / (b[across] - a[across])
        for a, b in pairwise(ring)
        if (a[across] > level) != (b[across] > level)
    ]
    return 2 * min(abs(crossing - point[along]) for crossing in crossings)


def _read_features(name: str) -> list[Feature]:
    path = REFERENCE_DIR / f"{name}.geojson"
    features: list[Feature] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return features
