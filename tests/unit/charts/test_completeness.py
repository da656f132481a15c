import pandas as pd

from dashboard.charts.completeness import completeness_chart

NAMES = {"320302001": "黄楼街道", "320302002": "丰财街道", "320303001": "彭城街道"}
ROWS = [
    ("2022-12-01", "320302", "320302001", "reported"),
    ("2022-12-01", "320302", "320302002", "unpublished"),
    ("2023-01-01", "320302", "320302001", "missing"),
    ("2023-01-01", "320303", "320303001", "reported"),
]
COLUMNS = ["period", "district_code", "subdistrict_code", "state"]


def build(rows: list[tuple[str, str, str, str]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    return frame.assign(period=pd.to_datetime(frame["period"]))


def test_states_differ_by_word_and_shape() -> None:
    figure = completeness_chart(build(ROWS), NAMES, title="")
    assert [(t.name, t.marker.symbol, len(t.x)) for t in figure.data] == [
        ("已报", "square", 2),
        ("未报", "square-x-open", 1),
        ("未发布", "square-open-dot", 1),
    ]


def test_a_mark_has_its_month_unit_and_code() -> None:
    mark = completeness_chart(build(ROWS), NAMES, title="").data[1]
    assert (mark.x, mark.y) == (("2023-01",), ("黄楼",))
    assert list(mark.customdata[0]) == [
        "320302001",
        "<b>黄楼街道</b><br>2023年1月 未报",
    ]


def test_units_run_downwards_by_district_with_a_line_between() -> None:
    layout = completeness_chart(build(ROWS[::-1]), NAMES, title="").layout
    assert layout.yaxis.categoryarray == ("黄楼", "丰财", "彭城")
    assert layout.yaxis.range == (2.5, -0.5)
    assert [shape.y0 for shape in layout.shapes] == [1.5]


def test_months_are_numbered_with_the_year_where_it_begins() -> None:
    axis = completeness_chart(build(ROWS), NAMES, title="").layout.xaxis
    assert axis.tickvals == ("2022-12", "2023-01")
    assert axis.ticktext == ("2022<br>12", "2023<br>1")


def test_two_years_are_numbered_every_third_month() -> None:
    months = pd.date_range("2022-01-01", periods=24, freq="MS")
    rows = [(f"{m:%Y-%m-%d}", "320302", "320302001", "reported") for m in months]
    axis = completeness_chart(build(rows), NAMES, title="").layout.xaxis
    assert axis.ticktext == (
        "2022<br>1", "4", "7", "10", "2023<br>1", "4", "7", "10",
    )  # fmt: skip


def test_without_units_it_says_so() -> None:
    figure = completeness_chart(build([]), NAMES, title="")
    assert figure.layout.annotations[0].text == "暂无数据"
