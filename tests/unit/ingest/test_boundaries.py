"""Every way in which a file of boundaries can be wrong is named."""

import json
from typing import Any

import numpy as np
import pytest
from shapely.geometry import shape

from dashboard.aliases import subdistrict_aliases
from dashboard.errors import DashboardError
from dashboard.ingest.boundaries import (
    BoundaryReview,
    inspect_boundaries,
    monitored_units,
)
from dashboard.ingest.boundary_shapes import Crs
from dashboard.ingest.gcj02 import _shift
from dashboard.settings import REFERENCE_DIR
from tests.tiny import G1, G2

SQUARE = [[117.18, 34.27], [117.19, 34.27], [117.19, 34.28], [117.18, 34.28],
          [117.18, 34.27]]  # fmt: skip
EAST = [[x + 0.01, y] for x, y in SQUARE]
BOW = [[117.18, 34.27], [117.19, 34.28], [117.19, 34.27], [117.18, 34.28],
       [117.18, 34.27]]  # fmt: skip


def feature(ring: list[list[float]], **properties: str) -> dict[str, Any]:
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def inspect(*features: Any, crs: Crs = Crs.WGS84, **extra: Any) -> BoundaryReview:
    collection = {"type": "FeatureCollection", "features": list(features), **extra}
    data = json.dumps(collection).encode()
    return inspect_boundaries(data, crs, subdistrict_aliases(), [G1, G2])


def tell(review: BoundaryReview) -> list[tuple[str, str, str]]:
    return [(p.kind, p.subject, p.message) for p in review.problems]


def test_code_or_a_known_name_makes_a_unit() -> None:
    review = inspect(feature(SQUARE, code=G1 + "000"), feature(EAST, 名称="丰财街道"))
    assert tell(review) == []
    assert [f["properties"]["code"] for f in review.features] == [G1, G2]


GOOD = feature(EAST, code=G2)


@pytest.mark.parametrize(
    ("features", "problem"),
    [
        ([GOOD], ("missing", "黄楼街道", "监管名单里有，文件里没有")),
        (
            [GOOD, feature(SQUARE, code=G1), feature(SQUARE, name="黄搂街道")],
            ("unknown", "第 3 个要素“黄搂街道”", "代码和名称都不是已知镇街"),
        ),
        (
            [GOOD, feature(SQUARE, code=G1), feature(SQUARE, name="黄楼街道")],
            ("twice", "第 3 个要素“黄楼街道”", "同一镇街出现了两次"),
        ),
        (
            [GOOD, feature(BOW, code=G1)],
            ("invalid", f"第 2 个要素“{G1}”", "边界自相交，在 117.185 34.275"),
        ),
        (
            [GOOD, feature([[y, x] for x, y in SQUARE], code=G1)],
            ("invalid", f"第 2 个要素“{G1}”", "坐标不在中国的经纬度范围内"),
        ),
        (
            [GOOD, {**feature([], code=G1), "geometry": None}],
            ("invalid", f"第 2 个要素“{G1}”", "图形读不出来"),
        ),
        (  # a hundredth of a degree is 920.2 m by 1,113.2 m; a tenth of it is shared
            [GOOD, feature([[x + 0.001, y] for x, y in SQUARE], code=G1)],
            ("overlap", "丰财街道、黄楼街道", "两个图形重叠 10.2 公顷"),
        ),
        (  # two degrees of latitude further south
            [GOOD, feature([[x, y - 2] for x, y in SQUARE], code=G1)],
            ("misplaced", "黄楼街道", "图形离该镇街的参考点 222 公里"),
        ),
    ],
)
def test_what_is_wrong_is_named(features: Any, problem: tuple[str, str, str]) -> None:
    review = inspect(*features)
    assert tell(review) == [problem]
    assert review.is_usable is (problem[0] == "unknown")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04", "文件不是 GeoJSON。"),
        (b'{"features": []}', "文件里没有要素。"),
        (
            b'{"crs": {"name": "EPSG:4527"}, "features": [{}]}',
            '文件声明的坐标系不是经纬度：{"name": "EPSG:4527"}。',
        ),
    ],
)
def test_no_geojson_in_degrees_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(DashboardError, match="文件") as caught:
        inspect_boundaries(data, Crs.WGS84, {}, [])
    assert caught.value.message == message


def test_declared_gcj02_is_moved_back() -> None:
    rings = [np.array(ring) for ring in (SQUARE, EAST)]
    moved = [(ring + _shift(ring)).tolist() for ring in rings]
    review = inspect(
        feature(moved[0], code=G1), feature(moved[1], code=G2), crs=Crs.GCJ02
    )
    assert tell(review) == []
    found = shape(review.features[0]["geometry"])
    assert found.bounds == pytest.approx((117.18, 34.27, 117.19, 34.28), abs=1e-7)


def test_the_schematic_cells_would_pass() -> None:
    data = (REFERENCE_DIR / "subdistricts_schematic.geojson").read_bytes()
    review = inspect_boundaries(data, Crs.WGS84, {}, monitored_units())
    assert (tell(review), len(review.features)) == ([], 37)


@pytest.mark.parametrize(
    ("shape_", "properties", "kind"),
    [
        ({"type": "Foo", "coordinates": [SQUARE]}, {"code": G1}, "invalid"),
        ({"type": "Polygon", "coordinates": [[[10**400, 34]] * 4]}, {"code": G1},
         "invalid"),
        ({"type": "Polygon", "coordinates": [SQUARE]}, ["甲"], "unknown"),
    ],
)  # fmt: skip
def test_what_no_map_would_hold_is_named(
    shape_: Any, properties: Any, kind: str
) -> None:
    wrong = {"type": "Feature", "properties": properties, "geometry": shape_}
    assert kind in {problem.kind for problem in inspect(wrong).problems}


def test_names_from_a_file_are_fit_to_be_shown_and_bounded() -> None:
    review = inspect(feature(SQUARE, name="\ud800甲" + "乙" * 50))
    assert review.problems[0].subject == f"第 1 个要素“甲{'乙' * 39}”"


def test_file_in_gb18030_is_read() -> None:
    collection = {"features": [feature(SQUARE, name="黄楼街道")]}
    data = json.dumps(collection, ensure_ascii=False).encode("gb18030")
    review = inspect_boundaries(data, Crs.WGS84, subdistrict_aliases(), [])
    assert [f["properties"]["code"] for f in review.features] == [G1]


def test_file_of_another_layer_is_refused() -> None:
    with pytest.raises(DashboardError, match="2001 个要素，最多 2000 个"):
        inspect(*[{}] * 2001)
