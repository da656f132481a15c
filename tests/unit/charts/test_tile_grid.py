import pandas as pd
from plotly.graph_objects import Figure

from dashboard.charts.theme import RAMP
from dashboard.charts.tile_grid import tile_grid_chart
from dashboard.metrics import METRICS
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
TILES = pd.DataFrame(
    {"code": list("abcde"), "column": [0, 1, 2, 0, 1], "row": [0, 0, 0, 1, 1]}
)
NAMES = {
    "a": "黄楼街道",
    "b": "丰财街道",
    "c": "七里沟街道",
    "d": "徐庄镇",
    "e": "金山街道",
}


def draw(build_frame: BuildFrame, **options: object) -> Figure:
    cells = [("a", 1, 10), ("b", 9, 10), ("c", 0, 0), ("d", None, None)]
    frame = build_frame(cells)
    return tile_grid_chart(frame, RATE, TILES, NAMES, **options)  # type: ignore[arg-type]


def find_trace(figure: Figure, name: str) -> object:
    return next(trace for trace in figure.data if trace.name == name)


def test_legend_holds_classes_and_both_kinds_of_empty(build_frame: BuildFrame) -> None:
    traces = [t for t in draw(build_frame).data if t.showlegend is not False]
    assert [trace.name for trace in traces] == ["10%", ">10%", "不适用", "未上报"]
    assert [trace.marker.color for trace in traces[:2]] == [RAMP[4], RAMP[1]]


def test_empty_tiles_differ_by_pattern_and_word(build_frame: BuildFrame) -> None:
    empty = draw(build_frame).data[-2:]
    assert [trace.marker.pattern.shape for trace in empty] == [".", "/"]
    assert [trace.text[0] for trace in empty] == [
        "七里沟<br><b>不适用</b>",
        "徐庄<br><b>未上报</b>",
    ]


def test_a_tile_has_its_place_name_value_and_code(build_frame: BuildFrame) -> None:
    tile = find_trace(draw(build_frame), ">10%")
    assert (tile.x, tile.base, tile.y) == ((1,), (-0.47,), (0.94,))
    assert tile.text == ("丰财<br><b>90.0%</b>",)
    assert list(tile.customdata[0]) == ["b", "<b>丰财街道</b><br>90.0%（9/10）"]


def test_a_tile_prints_what_its_class_was_chosen_by(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 1, 10), ("b", 9, 10), ("c", 0, 2)])
    drawn = frame.assign(shade=[0.45, 0.55, 0.5], is_small=[False, False, True])
    figure = tile_grid_chart(drawn, RATE, TILES, NAMES)
    written = [text for trace in figure.data for text in trace.text if "<b>" in text]
    texts = [text.partition("<br>")[2] for text in written]
    # Drawn toward the whole; of too few cases, what there is of them.
    assert sorted(texts) == ["<b>0/2</b>", "<b>45.0%</b>", "<b>55.0%</b>"]


def test_rows_run_downwards_and_all_tiles_fit(build_frame: BuildFrame) -> None:
    layout = draw(build_frame).layout
    assert (layout.xaxis.range, layout.yaxis.range) == ((-0.5, 2.5), (1.5, -0.5))


def test_a_unit_without_a_row_is_an_outline(build_frame: BuildFrame) -> None:
    outline = draw(build_frame).data[0]
    assert (outline.text, outline.showlegend) == (("金山",), False)


def test_a_thumbnail_has_names_only_and_is_lower(build_frame: BuildFrame) -> None:
    figure = draw(build_frame, thumbnail=True)
    assert find_trace(figure, ">10%").text == ("丰财",)
    assert (figure.layout.height, draw(build_frame).layout.height) == (104, 180)
