import pandas as pd
import pytest
from plotly.graph_objects import Figure

from dashboard.charts.trend import spread_places, trend_chart
from dashboard.metrics import METRICS, Metric
from tests.unit.charts.conftest import BuildFrame

RATE = METRICS["rectification_rate"]
COUNT = METRICS["finding_count"]
UNIT, CITY = "320302001", "320300"
TITLES = {UNIT: "黄楼街道", CITY: "徐州市"}


def draw(frame: pd.DataFrame, metric: Metric = RATE) -> Figure:
    return trend_chart(frame, metric, title="整改率", area_titles=TITLES)


@pytest.fixture
def three_months(build_frame: BuildFrame) -> pd.DataFrame:
    """July and September of the unit, September not reported; the city's July."""
    july = build_frame([(UNIT, 3, 4), (CITY, 30, 60)])
    september = build_frame([(UNIT, None, None)])
    july["period"] = pd.Timestamp("2023-07-01")
    return pd.concat([july, september])


def test_absent_and_unreported_months_are_gaps(three_months: pd.DataFrame) -> None:
    unit = draw(three_months).data[0]
    assert list(unit.x) == list(pd.date_range("2023-07-01", periods=3, freq="MS"))
    assert unit.y[0] == 0.75
    assert pd.isna(unit.y[1:]).all()
    assert unit.connectgaps is False


def test_months_before_the_first_value_are_left_out(build_frame: BuildFrame) -> None:
    rows = build_frame([(UNIT, None, None), (UNIT, 0, 0), (UNIT, 1, 2), (UNIT, 0, 0)])
    rows["period"] = pd.date_range("2023-01-01", periods=4, freq="MS")
    unit = draw(rows).data[0]
    assert list(unit.x) == [pd.Timestamp("2023-03-01"), pd.Timestamp("2023-04-01")]


def test_tooltips_hold_value_and_fraction(three_months: pd.DataFrame) -> None:
    figure = draw(three_months)
    assert figure.data[0].customdata[0] == "黄楼街道  75.0%（3/4）"
    assert figure.data[1].customdata[0] == "徐州市  50.0%（30/60）"


def test_lines_are_named_at_their_ends(three_months: pd.DataFrame) -> None:
    labels = draw(three_months).layout.annotations
    assert [(label.text, label.y) for label in labels] == [
        ("徐州市", 0.5),
        ("黄楼街道", 0.75),
    ]


def test_the_first_area_is_boldest_and_on_top(three_months: pd.DataFrame) -> None:
    lines = draw(three_months).data
    assert [(line.line.width, line.zorder) for line in lines] == [(3, 0), (1.75, -1)]


def test_an_area_without_any_value_says_so(build_frame: BuildFrame) -> None:
    figure = draw(build_frame([(UNIT, None, None), (CITY, 1, 2)]))
    assert figure.layout.annotations[0].text == "黄楼街道 未上报"


def test_shares_are_per_cent_and_end_a_little_above_the_whole(
    build_frame: BuildFrame,
) -> None:
    axis = draw(build_frame([(UNIT, 1, 1), (CITY, 1, 5)])).layout.yaxis
    assert (axis.tickformat, list(axis.range)) == (".1~%", [0.0, 1.03])


def test_high_shares_need_no_zero(build_frame: BuildFrame) -> None:
    axis = draw(build_frame([(UNIT, 8, 10), (CITY, 9, 10)])).layout.yaxis
    assert list(axis.range) == pytest.approx([0.755, 0.945])


def test_small_counts_have_whole_ticks_and_a_unit(build_frame: BuildFrame) -> None:
    axis = draw(build_frame([(UNIT, 2, None), (CITY, 3, None)]), COUNT).layout.yaxis
    assert (axis.dtick, axis.range[0], axis.title.text) == (1, 0.0, "单位：例")


@pytest.mark.parametrize(
    ("months", "step"), [(1, "M1"), (7, "M1"), (11, "M2"), (36, "M6"), (60, "M12")]
)
def test_ticks_thin_out(build_frame: BuildFrame, months: int, step: str) -> None:
    rows = build_frame([(UNIT, 1, 2)] * months)
    rows["period"] = pd.date_range("2021-01-01", periods=months, freq="MS")
    assert draw(rows).layout.xaxis.dtick == step


def test_one_month_has_a_month_around_it(build_frame: BuildFrame) -> None:
    low, high = draw(build_frame([(UNIT, 1, 2)])).layout.xaxis.range
    assert (low, high) == (pd.Timestamp("2023-08-16"), pd.Timestamp("2023-09-17"))


def test_events_are_marked_above_the_lines(three_months: pd.DataFrame) -> None:
    events = pd.DataFrame(
        {"occurred_on": [pd.Timestamp("2023-08-09")], "kind": "专项通报", "title": "七"}
    )
    figure = trend_chart(
        three_months, RATE, title="", area_titles=TITLES, events=events
    )
    assert figure.data[2].text == ("通报",)
    assert figure.data[3].customdata == ("2023年8月9日 七",)
    assert figure.layout.shapes[0].x0 == pd.Timestamp("2023-08-01")


def test_no_rows_are_said_to_be_none(build_frame: BuildFrame) -> None:
    assert draw(build_frame([])).layout.annotations[0].text == "暂无数据"


@pytest.mark.parametrize(
    ("places", "spread"),
    [
        ({"a": 0.0, "b": 10.0}, {"a": 0.0, "b": 10.0}),
        ({"a": 5.0, "b": 5.0}, {"a": 4.0, "b": 6.0}),
        ({"a": 5.0, "b": 6.0, "c": 20.0}, {"a": 4.5, "b": 6.5, "c": 20.0}),
        ({"a": 0.0, "b": 0.0, "c": 0.0}, {"a": 0.0, "b": 2.0, "c": 4.0}),
    ],
)
def test_labels_are_kept_apart(
    places: dict[str, float], spread: dict[str, float]
) -> None:
    assert spread_places(places, gap=2.0, floor=0.0) == spread
