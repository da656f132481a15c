import datetime as dt
from collections.abc import Sequence

import plotly.graph_objects as go
import pytest

from dashboard.charts.projection import enlarge
from dashboard.metrics import METRICS
from dashboard.reports.attention.matters import Matter, Rule
from dashboard.reports.bulletin.tasks import Task
from dashboard.reports.comparison.judge import judge_month
from dashboard.reports.presentation.briefing import Briefing, Number
from dashboard.reports.presentation.slides import SLIDES, turn
from dashboard.reports.presentation.words import (
    tell_attention,
    tell_good,
    tell_next_steps,
    tell_overdue,
)
from tests.tiny import CITY, G1, G2
from tests.unit.reports.values import value_row, value_table

PERIOD = dt.date(2023, 9, 1)


def brief(
    overdue: Sequence[tuple[str, str, float]] = (), matters: Sequence[Matter] = (),
    tasks: dict[str, Task | None] | None = None,
) -> Briefing:  # fmt: skip
    """`overdue`: area, age, count."""
    rows = [
        value_row("overdue_count", code, value, period=PERIOD, part=age,
                  dimension="age" if age else "")
        for code, age, value in overdue or [(CITY, "", 0.0)]
    ]  # fmt: skip
    table = value_table(rows)
    metric = METRICS["overdue_count"]
    judged = judge_month(table, PERIOD)
    return Briefing(table, PERIOD, CITY, metric, matters, judged, tasks or {})


def matter(reason: str, *, is_good: bool = False) -> Matter:
    return Matter(Rule.OVERDUE, reason, "", "findings", is_good=is_good)


def test_overdue_slide_tells_how_many_since_when_and_whose() -> None:
    counts = {"": 5.0, "1-7": 2.0, "8-30": 0.0, "31-90": 0.0, ">90": 3.0}
    ages = [(CITY, age, count) for age, count in counts.items()]
    screen = tell_overdue(brief([*ages, (G1, "", 1.0), (G2, "", 4.0)]))
    assert screen is not None
    assert screen.sentence == "2023年9月末逾期未改 5 例，涉及 2 个镇街"
    assert screen.numbers[0] == Number("逾期 1–7 天", "2例")
    assert screen.numbers[3] == Number("逾期 90 天以上", "3例")
    assert screen.lines[0].endswith(" 1 例")
    assert " 4 例、" in screen.lines[0]


def test_attention_shows_four_and_counts_the_rest() -> None:
    matters = [matter(f"第{n}项。") for n in range(6)]
    screen = tell_attention(brief(matters=[*matters, matter("好。", is_good=True)]))
    assert screen is not None
    assert screen.sentence == "2023年9月有 6 项值得关注"
    assert screen.lines == ("第0项。", "第1项。", "第2项。", "第3项。")
    assert screen.note == "其余 2 项见总览。"


def test_good_slide_holds_the_good_alone() -> None:
    screen = tell_good(brief(matters=[matter("坏。"), matter("好。", is_good=True)]))
    assert screen is not None
    assert (screen.lines, screen.note) == (("好。",), "")


def test_next_steps_name_who_and_until_when() -> None:
    task = Task("2", "甲1例、乙1例", "2023年10月10日")
    screen = tell_next_steps(brief(tasks={"overdue": task, "report": None}))
    assert screen is not None
    assert screen.sentence == "下一步：1 项要求"
    assert screen.lines == ("2023年10月10日前完成逾期整改 2 例：甲1例、乙1例",)


def test_what_has_nothing_to_say_is_left_out() -> None:
    told = [tell(brief()) for tell in (tell_attention, tell_good, tell_overdue)]
    assert [*told, tell_next_steps(brief())] == [None] * 4


@pytest.mark.parametrize(
    ("current", "step", "name"),
    [("a", 1, "b"), ("c", 1, "a"), ("a", -1, "c"), ("x", 0, "a"), (None, 1, "b")],
)
def test_slides_go_round(current: str | None, step: int, name: str) -> None:
    assert turn(["a", "b", "c"], current, step) == name


def test_slides_have_ids_of_their_own() -> None:
    assert len({slide.id for slide in SLIDES}) == len(SLIDES) == 8


def test_an_enlarged_figure_is_read_from_further_away() -> None:
    figure = go.Figure(go.Scatter(x=[1], y=[2], marker={"size": [10]}))
    figure.update_layout(font_size=10, margin_r=50, height=300)
    large = enlarge(figure)
    assert (large.layout.font.size, large.layout.margin.r) == (16, 80)
    assert (large.layout.height, large.data[0].marker.size) == (None, (16,))
    assert large.data[0].y == (2,)
