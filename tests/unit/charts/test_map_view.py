from dashboard.charts.geometry import Shape
from dashboard.charts.map_view import fit_view


def build_square(west: float, south: float, side: float) -> Shape:
    ring = [[west, south], [west + side, south], [west + side, south + side],
            [west, south + side], [west, south]]  # fmt: skip
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return Shape("x", geometry, (west, south), (1.0, 1.0))


def test_view_holds_all_shapes() -> None:
    # 0.3 degrees wide: 600 px / 0.3 * 360 / 512 = 1406.25 = 2 ** 10.46
    view = fit_view([build_square(117.0, 34.0, 0.1), build_square(117.2, 34.0, 0.1)])
    assert (view.longitude, view.latitude, view.zoom) == (117.15, 34.05, 10.46)


def test_a_phone_looks_from_further_away() -> None:
    # the height decides: 320 / 0.3 * 360 / 512 * cos(34.15) = 620.6 = 2 ** 9.28
    view = fit_view([build_square(117.0, 34.0, 0.3)], is_narrow=True)
    assert view.zoom == 9.28


def test_a_small_shape_is_not_blown_up() -> None:
    assert fit_view([build_square(117.0, 34.0, 0.001)]).zoom == 12.0


def test_without_shapes_the_city_is_seen() -> None:
    view = fit_view([])
    assert (view.longitude, view.latitude) == (117.25, 34.25)
