import pandas as pd
import pytest

from dashboard.charts.events import EventMark, place_events

FIRST, LAST = pd.Timestamp("2023-01-01"), pd.Timestamp("2023-12-01")


def build_events(*rows: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["occurred_on", "kind", "title"])
    return frame.assign(occurred_on=pd.to_datetime(frame["occurred_on"]))


def test_a_mark_stands_at_its_month_with_day_and_title() -> None:
    events = build_events(("2023-09-15", "专项通报", "第八期专项通报"))
    assert place_events(events, FIRST, LAST) == [
        EventMark(
            pd.Timestamp("2023-09-01"),
            "通报",
            0,
            "2023年9月15日 第八期专项通报",
            "center",
        )
    ]


def test_events_outside_the_months_shown_are_left_out() -> None:
    events = build_events(
        ("2022-12-31", "专项通报", "早"), ("2024-01-01", "专项通报", "迟")
    )
    assert place_events(events, FIRST, LAST) == []


@pytest.mark.parametrize(
    ("kinds", "label"),
    [
        (["专项通报", "专项通报"], "通报×2"),
        (["专项通报", "联合执法", "案件移送"], "通报+2"),
        (["其他重要活动"], "其他重要"),
    ],
)
def test_one_month_has_one_label(kinds: list[str], label: str) -> None:
    events = build_events(*(("2023-06-05", kind, "事") for kind in kinds))
    assert [mark.label for mark in place_events(events, FIRST, LAST)] == [label]


def test_neighbours_take_two_lanes_and_a_third_loses_its_label() -> None:
    last = pd.Timestamp("2026-12-01")  # four years: a month is about 5 pixels
    events = build_events(
        *((f"2023-{month:02d}-05", "专项通报", "期") for month in (5, 6, 7))
    )
    marks = place_events(events, FIRST, last)
    assert [(mark.label, mark.lane) for mark in marks] == [
        ("通报", 0),
        ("通报", 1),
        ("", 0),
    ]


def test_a_label_at_the_left_edge_starts_at_its_month() -> None:
    marks = place_events(build_events(("2023-01-20", "专项通报", "期")), FIRST, LAST)
    assert [mark.align for mark in marks] == ["right"]


def test_a_label_at_the_right_edge_ends_at_its_month() -> None:
    last = pd.Timestamp("2024-12-01")  # 700 days on 250 pixels: half a label is 39 days
    events = build_events(("2024-12-05", "专项通报", "期"))
    assert [mark.align for mark in place_events(events, FIRST, last)] == ["left"]


def test_markup_in_a_title_is_shown_not_followed() -> None:
    events = build_events(("2023-09-15", "专项通报", "<a href='http://x'>A&B</a>"))
    (mark,) = place_events(events, FIRST, LAST)
    assert mark.text == "2023年9月15日 &lt;a href='http://x'&gt;A&amp;B&lt;/a&gt;"
