import pandas as pd

from dashboard.charts.ranking import domain_bars, mix_chart, part_bars
from dashboard.charts.theme import NEUTRAL_RAMP
from dashboard.metrics import METRICS
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
COUNT = METRICS["finding_count"]
NAMES = {"a": "黄楼街道", "b": "丰财街道", "c": "琵琶街道"}
SMALL = "<span style='color:#5B6573;font-size:11px'>  {}</span>"


def test_values_stand_beside_their_bars(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", None, None), ("b", 1, 4), ("c", 3, 4)])
    frame = frame.assign(domain_code=frame["area_code"])
    figure = domain_bars(frame, RATE, title="整改率", names=NAMES)
    assert figure.data[0].y == ("琵琶街道", "丰财街道", "黄楼街道")
    assert figure.data[0].x == (0.75, 0.25, 0.0)
    assert list(figure.data[0].customdata[1]) == ["b", "25.0%（1/4）"]
    assert [note.text for note in figure.layout.annotations] == [
        "75.0%" + SMALL.format("3/4"),
        "25.0%" + SMALL.format("1/4"),
        "未上报",
    ]


def test_context_metrics_stay_grey(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 1, None)]).assign(part="1-7")
    bars = part_bars(frame, COUNT, title="", names={}).data[0]
    assert bars.marker.color == NEUTRAL_RAMP[2]


def test_parts_stand_in_the_order_given(build_frame: BuildFrame) -> None:
    frame = build_frame([("a", 4, None), ("a", 5, None)])
    frame["part"] = ["1-7", "8-30"]
    figure = part_bars(frame, COUNT, title="", names={"1-7": "1–7天"})
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
    frame = build_frame([("a", 1, 4)] * 3).assign(part=["1-7", "8-30", "31-90"])
    assert part_bars(frame, RATE, title="", names={}).layout.height == 100


def test_no_bars_are_said_to_be_none(build_frame: BuildFrame) -> None:
    frame = build_frame([]).assign(part="")
    figure = part_bars(frame, RATE, title="", names={})
    assert figure.layout.annotations[0].text == "暂无数据"
