import pandas as pd
import pytest

from dashboard.charts.classes import build_scale, legend_steps
from dashboard.metrics import METRICS
from dashboard.reports.map.shades import describe_shades, shade_units

RATE, SCORE = METRICS["rectification_rate"], METRICS["inspection_score"]


def build(cells: list[tuple[float, float]]) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=["numerator", "denominator"])
    return frame.assign(
        period="2023-09", value=frame["numerator"] / frame["denominator"]
    )


def test_small_units_are_drawn_further_toward_the_whole() -> None:
    # m = 0.5, N = 55, s² = 0.09 : variance (55·0.09 - 0.25) / 54, size 1.8723
    shaded = shade_units(build([(80, 100), (2, 10), (18, 100), (10, 10)]), RATE)
    own = [0.8, 0.2, 0.18, 1.0]
    assert shaded["value"].tolist() == own
    drawn = (shaded["shade"] - 0.5).abs() / (shaded["value"] - 0.5).abs()
    assert drawn.iloc[0] == pytest.approx(drawn.iloc[2])
    assert drawn.iloc[1] == pytest.approx(10 / (10 + 100 * (1 / drawn.iloc[0] - 1)))


def test_units_under_five_cases_are_not_coloured() -> None:
    rows = shade_units(build([(8, 10), (2, 10), (4, 4)]), RATE)
    assert rows["is_small"].tolist() == [False, False, True]
    steps = legend_steps(rows, RATE, build_scale(rows, RATE))
    assert (steps[-1].label, steps[-1].area_count) == ("样本不足", 1)
    assert "分母不到 5 的为样本不足" in describe_shades(rows, RATE)


def test_sums_of_scores_stand_as_they_are() -> None:
    scores = shade_units(build([(160, 2), (70, 1)]), SCORE)
    assert scores["shade"].tolist() == [80.0, 70.0]
    assert not scores["is_small"].any()
    assert describe_shades(scores, SCORE) == "颜色按各镇街原值分级"


def test_a_yes_or_no_of_each_unit_is_a_fact_and_coloured() -> None:
    coverage = METRICS["inspection_coverage"]
    rows = shade_units(build([(1, 1), (0, 1)]), coverage)
    assert (rows["shade"].tolist(), rows["is_small"].any()) == ([1.0, 0.0], False)
    assert describe_shades(rows, coverage) == "颜色按各镇街原值分级"


def test_where_all_are_small_nobody_is_coloured() -> None:
    rows = shade_units(build([(3, 3), (0, 1), (2, 2)]), RATE)
    assert rows["is_small"].all()
    (only,) = legend_steps(rows, RATE, build_scale(rows, RATE))
    assert (only.label, only.area_count) == ("样本不足", 3)
    assert describe_shades(rows, RATE) == (
        "各镇街都样本不足：分母不到 5 的为样本不足，不着色"
    )


def test_events_are_small_by_what_is_expected() -> None:
    # 3 events on 12 visits, 0.25 a visit: 4 visits expect one, 3 visits do not.
    rows = shade_units(build([(1, 4), (2, 4), (0, 4)]), METRICS["findings_per_visit"])
    assert not rows["is_small"].any()
    rows = shade_units(build([(2, 5), (1, 4), (0, 3)]), METRICS["findings_per_visit"])
    assert rows["is_small"].tolist() == [False, False, True]
