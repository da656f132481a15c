import json
from urllib.parse import unquote

import pytest

from dashboard.charts.geometry import Shape
from dashboard.charts.map_labels import fit_label, label_layers, legible_zoom

SQUARE = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]]}


def test_labels_fill_the_room_of_their_area() -> None:
    # three ems and two lines: 0.9 * 1000 / 3, 0.9 * 600 / 2 / 1.2
    assert fit_label("七里沟\n10.0%", (1000.0, 2400.0)) == 300
    assert fit_label("七里沟\n10.0%", (1000.0, 600.0)) == 225


@pytest.mark.parametrize(
    ("size", "zoom"),
    # a pixel is 40,075,017 m * cos(34.25) / 512 / 2**zoom: 63.2 m at 10, 31.6 m at 11;
    # 9.5 px of them are 600.3 m at zoom 10 and 300.2 m at zoom 11
    [(601, 10.0), (600, 10.5), (301, 11.0), (300, 11.5)],
)
def test_letters_are_shown_from_nine_and_a_half_pixels(size: int, zoom: float) -> None:
    assert legible_zoom(size, 34.25) == zoom


def test_small_areas_have_a_layer_of_their_own() -> None:
    shapes = [
        Shape(code, SQUARE, (117.2, 34.25), (room, 9000.0))
        for code, room in (("a", 2010.0), ("b", 1010.0))
    ]
    features = [{"properties": {"label": "一二三", "ink": [0]}} for _shape in shapes]
    far, near = label_layers(features, shapes)
    assert (far.id, near.id) == ("labels-10", "labels-11")
    # deck.gl's level: round(zoom + log2(512 / tile size)) + offset, 3 from here on
    assert (far.tile_size, far.zoom_offset, far.min_zoom) == (724, -7, 3)
    held = json.loads(unquote(far.data.partition(",")[2]))["features"]
    assert [f["properties"]["size"] for f in held] == [603]
