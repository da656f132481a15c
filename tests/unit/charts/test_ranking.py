import pandas as pd

from dashboard.charts.ranking import (
    breakdown_chart,
    domain_bars,
    mix_chart,
    ranking_chart,
)
from dashboard.charts.theme import NEUTRAL_RAMP, PALETTE
from dashboard.metrics import METRICS
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
COUNT = METRICS["finding_count"]
NAMES = {"a": "黄楼街道", "b": "丰财街道", "c": "琵琶街道"}
SMALL = "<span style='color:#5B6573;font-size:11px'>  {}</span>"


def test_highest_first_and_unreported_last(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", None, None), ("b", 1, 4), ("c", 3, 4)])
    figure = ranking_chart(frame, RATE, title="整改率", names=NAMES)
    assert figure.data[0].y == ("琵琶街道", "丰财街道", "黄楼街道")
    assert figure.data[0].x == (0.75, 0.25, 0.0)
    assert [note.text for note in figure.layout.annotations] == [
        "75.0%" + SMALL.format("3/4"),
        "25.0%" + SMALL.format("1/4"),
        "未上报",
    ]


def test_a_click_gives_the_code(build_frame: BuildFrame) -> None:
    figure = ranking_chart(build_frame([("a", 1, 4)]), RATE, title="", names=NAMES)
    assert list(figure.data[0].customdata[0]) == ["a", "25.0%（1/4）"]


def test_context_metrics_keep_the_order_and_stay_grey(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 1, None), ("b", 9, None)])
    bars = ranking_chart(frame, COUNT, title="", names=NAMES).data[0]
    assert bars.y == ("黄楼街道", "丰财街道")
    assert bars.marker.color == (NEUTRAL_RAMP[2], NEUTRAL_RAMP[2])


def test_one_area_stands_out_beside_the_city(build_frame: BuildFrame) -> None:
    figure = ranking_chart(
        build_frame([("a", 1, 4), ("b", 1, 8)]),
        RATE,
        title="",
        names=NAMES,
        highlighted="a",
        reference=0.614,
        reference_title="全市",
    )
    assert figure.data[0].marker.color[0] == PALETTE[0]
    assert figure.layout.shapes[0].x0 == 0.614
    assert figure.layout.annotations[-1].text == "全市 61.4%"


def test_a_breakdown_leaves_the_whole_out(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 9, None), ("a", 4, None), ("a", 5, None)])
    frame["breakdown"] = ["", "1-7", "8-30"]
    figure = breakdown_chart(frame, COUNT, title="", names={"1-7": "1–7天"})
    assert figure.data[0].y == ("1–7天", "8-30")
    assert figure.data[0].x == (4.0, 5.0)


def test_domains_are_named_and_ordered(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 1, 4), ("a", 2, 4)]).assign(domain_code=["01", "02"])
    names = {"01": "城市管理", "02": "住房城乡建设"}
    bars = domain_bars(frame, RATE, title="", names=names).data[0]
    assert bars.y == ("住房城乡建设", "城市管理")


def test_a_mix_stands_beside_the_citys() -> None:
    frame = pd.DataFrame(
        {
            "category": ["文书案卷", "执法程序"],
            "area_count": [1, 3],
            "area_share": [0.25, 0.75],
            "city_share": [0.4, 0.6],
        }
    )
    figure = mix_chart(frame, title="", area_title="黄楼街道", city_title="全市")
    area, city = figure.data
    assert (area.y, area.x) == (("执法程序", "文书案卷"), (0.75, 0.25))
    assert (city.name, city.x) == ("全市", (0.6, 0.4))
    assert figure.layout.annotations[0].text == "75.0%" + SMALL.format("3")


def test_height_follows_the_bars(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 1, 4), ("b", 1, 4), ("c", 1, 4)])
    assert ranking_chart(frame, RATE, title="", names=NAMES).layout.height == 100


def test_no_bars_are_said_to_be_none(build_frame: BuildFrame) -> None:
    figure = ranking_chart(build_frame([]), RATE, title="", names=NAMES)
    assert figure.layout.annotations[0].text == "暂无数据"
