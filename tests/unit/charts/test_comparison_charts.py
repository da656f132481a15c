import pandas as pd

from dashboard.charts.caterpillar import caterpillar_chart
from dashboard.charts.funnel import funnel_chart
from dashboard.charts.small_multiples import small_multiples
from dashboard.metrics import METRICS
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
NAMES = {"a": "黄楼街道", "b": "丰财街道", "c": "七里沟街道", "d": "徐庄镇"}
TILES = pd.DataFrame(
    {"code": list("abcd"), "column": [0, 1, 0, 1], "row": [0, 0, 1, 1]}
)


def test_funnel_groups_names_and_separates_points(build_frame: BuildFrame) -> None:
    cells = [("a", 1, 20), ("b", 19, 20), ("c", 19, 20), ("d", 1, 2)]
    units = build_frame(cells).assign(
        zone=[-2, 0, 0, 0],
        is_small=[False, False, False, True],
        lower=0.6,
        upper=1.0,
        is_named=[True, False, False, False],
    )
    figure = funnel_chart(
        units, RATE, kind="proportion", target=0.9, tau2=0.0, names=NAMES, title="",
        size_title="",
    )  # fmt: skip
    points = {t.name: t for t in figure.data if t.mode == "markers+text"}
    assert list(points) == ["样本不足（1）", "限内（2）", "超出 99.8%（1）"]
    assert points["超出 99.8%（1）"].text == ("黄楼",)
    assert points["超出 99.8%（1）"].customdata[0][0] == "a"
    left, right = points["限内（2）"].x
    assert (left + right) / 2 == 20
    assert left < right


def test_funnel_limits_are_the_exact_ones(build_frame: BuildFrame) -> None:
    units = build_frame([("a", 1, 6), ("b", 2, 6)])
    units = units.assign(zone=0, is_small=False, is_named=False, lower=0.0, upper=1.0)
    figure = funnel_chart(
        units, RATE, kind="proportion", target=0.5, tau2=0.0, names=NAMES, title="",
        size_title="",
    )  # fmt: skip
    low = next(t for t in figure.data if t.name == "95% 控制限")
    # Of 6 at one half, 0 has 1/64 < 2.5 %, 1 has 7/64: one sixth is inside.
    limits = dict(zip(low.x, low.y, strict=True))
    assert (limits[5], limits[6]) == (0, 1 / 6)


def test_caterpillar_has_a_line_a_unit_and_a_mark_a_tier() -> None:
    lines = pd.DataFrame(
        {
            "area_code": list("abc"),
            "centre": [0.9, 0.5, 0.1],
            "low": [0.8, 0.4, None],
            "high": [1.0, 0.6, None],
            "tier": [1, 0, -1],
            "text": ["第 1–1 位", "第 2–2 位", "第 3–3 位"],
            "hover": list("xyz"),
        }
    )
    figure = caterpillar_chart(lines, title="", names=NAMES, tick_format=".0%")
    assert figure.data[0].y == ("黄楼街道", "丰财街道", "七里沟街道")
    assert figure.data[0].marker.symbol == ("diamond", "circle", "square")
    assert [(s.x0, s.x1) for s in figure.layout.shapes] == [(0.8, 1.0), (0.4, 0.6)]


def test_small_lines_share_one_scale_and_break_where_nothing_is(
    build_frame: BuildFrame,
) -> None:
    first = build_frame([("a", 0, 10), ("b", 10, 10)])
    later = build_frame([("a", 10, 10), ("b", 0, 0)])
    later = later.assign(period=pd.Timestamp("2023-10-01"))
    rows = pd.concat([first, later])
    whole = build_frame([("z", 5, 10)])
    figure = small_multiples(
        rows, whole, RATE, TILES, NAMES, title="", unit_title="镇街", whole_title="全市"
    )
    line = next(t for t in figure.data if t.name == "镇街")
    assert line.y[1] == line.y[3]  # both 100 %, in one row of tiles
    assert line.y[0] > line.y[1]  # rows run downwards
    assert pd.isna(line.y[4])
    assert [point[0] for point in figure.data[-1].customdata] == ["a", "b", "a"]
