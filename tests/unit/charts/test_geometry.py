import pandas as pd
import pytest

from dashboard.charts.geometry import (
    CENTRE,
    build_tiles,
    measure_room,
    read_geometry,
    read_tiles,
)
from dashboard.reference import areas, read_reference


def test_every_known_unit_has_a_cell_and_every_monitored_one_a_tile() -> None:
    geometry = read_geometry()
    units = {a.code for a in areas().values() if a.area_level == "subdistrict"}
    assert {cell.code for cell in geometry.cells} == units
    monitored = {row["code"] for row in read_reference("roster")}
    assert {tile.code for tile in geometry.tiles} == monitored
    assert len(geometry.districts) == 4


def test_no_two_units_share_a_tile() -> None:
    assert not read_tiles().duplicated(["column", "row"]).any()


def test_tiles_are_squares_on_the_ground_around_the_centre() -> None:
    tiles = pd.DataFrame({"code": ["a", "b"], "column": [0, 2], "row": [0, 0]})
    left, right = build_tiles(tiles)
    assert left.label_point == pytest.approx((CENTRE[0] - 0.045, CENTRE[1]))
    assert right.label_point == pytest.approx((CENTRE[0] + 0.045, CENTRE[1]))
    assert left.room_m == pytest.approx((3892.18, 3892.18), abs=0.01)


def test_lower_rows_lie_further_south() -> None:
    tiles = pd.DataFrame({"code": ["a", "b"], "column": [0, 0], "row": [0, 1]})
    upper, lower = build_tiles(tiles)
    assert upper.label_point[1] - lower.label_point[1] == pytest.approx(0.037196, 1e-4)


def test_room_is_what_stays_inside_centred_on_the_point() -> None:
    ring = [[0.0, 0.0], [10.0, 0.0], [10.0, 4.0], [0.0, 4.0], [0.0, 0.0]]
    assert measure_room(ring, (5.0, 2.0)) == (10.0, 4.0)
    assert measure_room(ring, (3.0, 1.0)) == (6.0, 2.0)
