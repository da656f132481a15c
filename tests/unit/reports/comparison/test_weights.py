"""Scores between floor and target, and ranks by chance and weights, by hand."""

import pandas as pd

from dashboard.reference import areas
from dashboard.reports.comparison.composite_tables import weight_table, weighted_table
from dashboard.reports.comparison.weights import (
    read_weighted,
    score_units,
    vary_composite,
)

CODES = [c for c, area in areas().items() if area.area_level == "subdistrict"][:3]
WEIGHTS = pd.DataFrame(
    {
        "metric_id": ["rectification_rate", "findings_per_visit"],
        "weight": [30.0, 10.0],
        "floor_value": [0.5, 2.0],
    }
)


def month(cells: list[tuple[float, float]], target: float) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=["numerator", "denominator"]).astype(float)
    value = frame["numerator"] / frame["denominator"].where(frame["denominator"] > 0)
    return frame.assign(area_code=CODES, value=value, target=target)


#: 0 at 50 %, 100 at 90 %; 0 at 2 findings a visit, 100 at none. Many cases each.
MONTHS = [
    month([(9000, 10_000), (7000, 10_000), (4000, 10_000)], 0.9),
    month([(20_000, 10_000), (10_000, 10_000), (0, 0)], 0.0),
]


def test_scores_run_from_floor_to_target_and_stop_there() -> None:
    scores = score_units(WEIGHTS, MONTHS)
    assert scores["rectification_rate"].round(6).tolist() == [100, 50, 0]
    found = scores["findings_per_visit"]
    assert found.tolist()[:2] == [0, 50]
    assert found.isna().tolist() == [False, False, True]


def test_ranks_move_with_the_weights() -> None:
    weighted = vary_composite(WEIGHTS, MONTHS, 0.5)
    # 30·100 + 10·0, 30·50 + 10·50, 30·0 of a weight of 30: 75, 50, 0
    assert weighted.units["score"].round(6).tolist() == [75, 50, 0]
    assert weighted.units["rank"].tolist() == [1, 2, 3]
    assert weighted.units["rank_low"].tolist() == [1, 1, 3]
    assert weighted.units["rank_high"].tolist() == [2, 2, 3]
    assert weighted.units["tier"].tolist() == [0, 0, -1]


def test_few_cases_leave_no_place_certain() -> None:
    """The same rates on ten cases each: nobody is called upper or lower half."""
    few = [month([(9, 10), (7, 10), (4, 10)], 0.9), month([(20, 10)] * 3, 0.0)]
    weighted = vary_composite(WEIGHTS, few, 0.25)
    assert weighted.units["score"].round(6).tolist() == [75, 37.5, 0]
    assert weighted.units["tier"].tolist() == [0, 0, 0]
    assert "没有一个镇街确定在前半或后半" in read_weighted(weighted, CODES)


def test_equal_scores_are_written_as_equal() -> None:
    """All beyond the target: 100 each, one rank, and places that chance hands out."""
    same = [month([(9500, 10_000)] * 3, 0.9)]
    weighted = vary_composite(WEIGHTS.head(1), same, 0.5)
    texts = weighted_table(weighted, CODES).texts()
    assert texts["rank"] == ["1", "1", "1"]
    assert texts["tie"] == ["并列"] * 3
    assert weighted.units["rank_low"].tolist() == [1, 1, 1]
    assert weighted.units["rank_high"].tolist() == [3, 3, 3]
    assert (
        "tie" not in weighted_table(vary_composite(WEIGHTS, MONTHS, 1), CODES).texts()
    )


def test_what_the_interval_holds_is_said() -> None:
    text = read_weighted(vary_composite(WEIGHTS, MONTHS, 0.5), CODES)
    assert text.startswith(
        "区间同时包含两种不确定：样本多少带来的偶然，和权重的选择；"
        "95% 以上的抽取都在同一半，才说确定。"
    )


def test_a_unit_under_seven_tenths_of_the_weight_has_no_composite() -> None:
    heavy = WEIGHTS.assign(weight=[10.0, 30.0])
    weighted = vary_composite(heavy, MONTHS, 0.5)
    assert weighted.missing == [CODES[2]]
    text = read_weighted(weighted, CODES)
    assert "1 个镇街有数据的权重不足七成，没有综合得分。" in text


def test_the_weights_are_listed_with_what_scores_nothing() -> None:
    texts = weight_table(WEIGHTS).texts()
    assert texts["weight"] == ["30", "10"]
    assert texts["floor"] == ["50.0%", "2.0例/次"]
