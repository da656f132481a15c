import pytest

from dashboard.charts.official_geometry import build_official
from tests.tiny import G1, G2


def build_box(code: str, west: float, east: float) -> dict:
    ring = [[west, 34.0], [east, 34.0], [east, 34.02], [west, 34.02], [west, 34.0]]
    ring.insert(1, [(west + east) / 2, 34.0])  # lies on the edge: says nothing
    return {
        "type": "Feature",
        "properties": {"code": code},
        "geometry": {"type": "Polygon", "coordinates": [ring]},
    }


def test_cells_are_thinned_and_labelled_and_make_their_district() -> None:
    geometry = build_official(
        [build_box(G1, 117, 117.02), build_box(G2, 117.02, 117.04)]
    )
    left = geometry.cells[0]
    assert (left.code, len(left.outer_rings[0])) == (G1, 5)
    assert left.label_point == pytest.approx((117.01, 34.01), abs=2e-4)
    # 0.02 degrees of latitude; of longitude times cos(34.01°)
    assert left.room_m == pytest.approx((1845.6, 2226.4), rel=0.03)
    (district,) = geometry.districts
    assert district["properties"]["code"] == "320302"
    longitudes = [x for x, _y in district["geometry"]["coordinates"][0]]
    assert (min(longitudes), max(longitudes)) == (117.0, 117.04)
