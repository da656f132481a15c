"""The shapes of a boundary file: usable, in place, apart from each other."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import cos, radians
from typing import Any

import numpy as np
import shapely
from shapely.geometry import mapping, shape
from shapely.geometry.base import BaseGeometry

from dashboard.i18n import _
from dashboard.ingest.gcj02 import to_wgs84
from dashboard.reference import areas, read_reference

#: Neighbours drawn apart from each other overlap by slivers: 1 ha is let pass.
OVERLAP_TOLERANCE_M2 = 10_000
#: The reference points are good to 1-2 km; a unit this far from its own is another.
FARTHEST_KM = 15
#: What shapely raises at a geometry that is none.
_UNREADABLE = (
    KeyError,
    TypeError,
    ValueError,
    AttributeError,
    OverflowError,
    shapely.errors.ShapelyError,
)
_METRES_PER_DEGREE = 111_320.0


class Crs(StrEnum):
    """What the coordinates of a file are in, as the client declares it."""

    WGS84 = "wgs84"  # CGCS2000 too
    GCJ02 = "gcj02"


@dataclass(frozen=True)
class BoundaryProblem:
    """One thing wrong with a file; `is_blocking` ones forbid its use."""

    kind: str
    subject: str
    message: str
    remedy: str
    is_blocking: bool = True


@dataclass(frozen=True)
class UnitShape:
    """A sub-district's code and its shape in WGS-84."""

    code: str
    geometry: BaseGeometry

    @property
    def title(self) -> str:
        """The unit's name in the language at hand."""
        return areas()[self.code].title


def read_geometry(
    feature: Mapping[str, Any], subject: str, crs: Crs
) -> tuple[BaseGeometry | None, list[BoundaryProblem]]:
    """The shape in WGS-84; None, and why, where it cannot be used."""
    try:
        geometry = shapely.force_2d(shape(feature["geometry"]))
    except _UNREADABLE:
        return None, [_unusable(subject, _("图形读不出来"))]
    if geometry.geom_type not in ("Polygon", "MultiPolygon") or geometry.is_empty:
        return None, [_unusable(subject, _("图形不是面"))]
    west, south, east, north = geometry.bounds
    if not (73 <= west <= east <= 136 and 3 <= south <= north <= 54):
        return None, [_unusable(subject, _("坐标不在中国的经纬度范围内"))]
    if not geometry.is_valid:
        return None, [_unusable(subject, _explain(geometry))]
    if crs is Crs.GCJ02:
        geometry = shapely.transform(geometry, to_wgs84)
    return geometry, []


def _explain(geometry: BaseGeometry) -> str:
    """Why a shape is invalid, and where, in words."""
    reason, _bracket, place = shapely.is_valid_reason(geometry).partition("[")
    words = {
        "Self-intersection": _("边界自相交"),
        "Ring Self-intersection": _("边界自相交"),
        "Hole lies outside shell": _("洞在外环之外"),
        "Nested holes": _("洞套着洞"),
        "Nested shells": _("面套着面"),
        "Interior is disconnected": _("内部不连通"),
        "Too few points in geometry component": _("点太少"),
    }
    text = words.get(reason, _("图形无效"))
    if not place:
        return text
    return _("{reason}，在 {place}").format(reason=text, place=place.rstrip("]"))


def check_place(item: UnitShape) -> list[BoundaryProblem]:
    """Whether the shape lies where the unit is."""
    row = _points()[item.code]
    point = shapely.Point(float(row["lon"]), float(row["lat"]))
    kilometres = _to_metres(item.geometry).distance(_to_metres(point)) / 1000
    if kilometres <= FARTHEST_KM:
        return []
    message = _("图形离该镇街的参考点 {distance} 公里").format(
        distance=f"{kilometres:.0f}"
    )
    remedy = _("请检查代码、名称或坐标系。")
    return [BoundaryProblem("misplaced", item.title, message, remedy)]


def _points() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_reference("subdistricts")}


def check_overlaps(shapes: Sequence[UnitShape]) -> list[BoundaryProblem]:
    """The pairs of shapes that share more than the tolerance."""
    problems = []
    flat = [_to_metres(item.geometry) for item in shapes]
    for first, second in combinations(range(len(shapes)), 2):
        if not flat[first].intersects(flat[second]):
            continue
        area = flat[first].intersection(flat[second]).area
        if area > OVERLAP_TOLERANCE_M2:
            subject = _("、").join((shapes[first].title, shapes[second].title))
            message = _("两个图形重叠 {area} 公顷").format(area=f"{area / 1e4:,.1f}")
            remedy = _("请改正其中一个的边界。")
            problems.append(BoundaryProblem("overlap", subject, message, remedy))
    return problems


def _to_metres(geometry: BaseGeometry) -> BaseGeometry:
    """Degrees as metres near Xuzhou: areas and distances good to 1 %."""
    return shapely.transform(geometry, _SCALE)


_FACTORS = np.array([_METRES_PER_DEGREE * cos(radians(34.25)), _METRES_PER_DEGREE])
_SCALE: Callable[[Any], Any] = _FACTORS.__mul__


def write_feature(item: UnitShape) -> dict[str, Any]:
    """GeoJSON with coordinates to a ten-millionth of a degree, about a centimetre."""
    geometry = mapping(shapely.set_precision(item.geometry, 1e-7))
    return {
        "type": "Feature",
        "properties": {"code": item.code, "name_zh": areas()[item.code].name_zh},
        "geometry": geometry,
    }


def _unusable(subject: str, reason: str) -> BoundaryProblem:
    remedy = _("请在制图软件中修复几何后重新导出。")
    return BoundaryProblem("invalid", subject, reason, remedy)
