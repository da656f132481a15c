"""The control chart's points, limits and labels."""

from typing import Any

import pandas as pd
import pytest

from dashboard.charts.control import control_chart
from dashboard.charts.scores import score_chart
from dashboard.charts.theme import INK, PALETTE
from dashboard.metrics import METRICS
from dashboard.statistics.series import control_months, plain_months
from dashboard.statistics.xmr import RATE, xmr

VALUES = [0.5, 0.52] * 6 + [0.9]


@pytest.fixture
def months() -> list[dict[str, Any]]:
    periods = pd.date_range("2023-01-01", periods=len(VALUES), freq="MS").date
    return [
        {"period": period, "value": value, "numerator": value, "denominator": 1.0}
        for period, value in zip(periods, VALUES, strict=True)
    ]


@pytest.mark.parametrize(
    ("metric", "color"),
    [
        ("certified_share", PALETTE[1]),  # up is better
        ("dormant_share", PALETTE[3]),
        ("review_return_rate", INK),
    ],
)
def test_a_signal_is_a_diamond_in_the_colour_of_its_side(
    months: list[dict[str, Any]], metric: str, color: str
) -> None:
    chart = xmr(VALUES, bounds=RATE)
    figure = control_chart(
        months, METRICS[metric], chart, title="", words={12: "高于上限"}
    )
    marker, texts = figure.data[-1].marker, figure.data[-1].customdata
    assert (marker.symbol[-1], marker.color[-1]) == ("diamond", color)
    assert texts[-1] == "2024年1月<br>90.0%（0.9/1）<br>高于上限"


def test_limits_are_named_with_their_values(months: list[dict[str, Any]]) -> None:
    chart = xmr(VALUES, bounds=RATE)  # mean 0.54, mean moving range 0.02
    figure = control_chart(
        months, METRICS["certified_share"], chart, title="", words={}, target=0.6
    )
    assert [note.text for note in figure.layout.annotations] == [
        "下限 48.68%", "均值 54.00%", "上限 59.32%", "目标 60.0%"
    ]  # fmt: skip


def test_scores_are_written_away_from_the_citys_mean() -> None:
    frame = pd.DataFrame(
        {"round": [1, 3], "visited_on": pd.to_datetime(["2023-02-10", "2023-03-10"]),
         "score": [90.0, 70.0], "city_mean": [85.0, 86.0]}
    )  # fmt: skip
    city, own = score_chart(frame, title="", area_title="黄楼").data
    assert (own.x, city.y) == (("1", "3"), (85.0, 86.0))
    assert own.textposition == ("top center", "bottom center")


def test_trial_limits_are_dotted_and_say_so(months: list[dict[str, Any]]) -> None:
    chart = xmr(VALUES[:4], bounds=RATE)
    figure = control_chart(
        months[:4], METRICS["on_time_rate"], chart, title="", words={}
    )
    assert figure.layout.annotations[0].text == "试用下限 45.68%"  # 51 - 2.66 × 2
    assert {trace.line.dash for trace in figure.data[:2]} == {"dot"}


def test_exact_limits_are_steps_of_each_months_own_size(
    months: list[dict[str, Any]],
) -> None:
    chart = control_months([5, 2, 5, 3] * 3, [10, 5] * 6, "proportion")
    figure = control_chart(
        months[:12], METRICS["on_time_rate"], chart, title="", words={}
    )
    lower, upper = figure.data[:2]
    assert (lower.y[:2], upper.y[:2]) == ((0.1, 0.0), (0.9, 1.0))
    assert lower.line.shape == "hvh"


def test_a_state_is_a_plain_line_with_its_target(months: list[dict[str, Any]]) -> None:
    chart = plain_months(VALUES)
    figure = control_chart(
        months, METRICS["uptake_rate"], chart, title="", words={}, target=0.6
    )
    (line,) = figure.data
    assert set(line.marker.symbol) == {"circle"}
    assert [note.text for note in figure.layout.annotations] == ["目标 60.0%"]
