"""Scores between floor and target, and ranks under other weights, by hand."""

import pandas as pd

from dashboard.reference import areas
from dashboard.reports.comparison.weights import (
    read_weighted,
    score_units,
    vary_weights,
    weight_table,
)

CODES = [c for c, area in areas().items() if area.area_level == "subdistrict"][:3]
WEIGHTS = pd.DataFrame(
    {
        "metric_id": ["rectification_rate", "findings_per_visit"],
        "weight": [30.0, 10.0],
        "floor_value": [0.5, 2.0],
    }
)


def month(values: list[float | None], target: float) -> pd.DataFrame:
    cells = pd.Series(values, dtype=float)
    return pd.DataFrame({"area_code": CODES, "value": cells, "target": target})


#: 0 at 50 %, 100 at 90 %; 0 at 2 findings a visit, 100 at none.
MONTHS = [month([0.9, 0.7, 0.4], 0.9), month([2.0, 1.0, None], 0.0)]


def test_scores_run_from_floor_to_target_and_stop_there() -> None:
    scores = score_units(WEIGHTS, MONTHS)
    assert scores["rectification_rate"].round(6).tolist() == [100, 50, 0]
    found = scores["findings_per_visit"]
    assert found.tolist()[:2] == [0, 50]
    assert found.isna().tolist() == [False, False, True]


def test_ranks_move_with_the_weights() -> None:
    weighted = vary_weights(score_units(WEIGHTS, MONTHS), WEIGHTS, 0.5)
    # 30·100 + 10·0, 30·50 + 10·50, 30·0 of a weight of 30: 75, 50, 0
    assert weighted.units["score"].round(6).tolist() == [75, 50, 0]
    assert weighted.units["rank"].tolist() == [1, 2, 3]
    assert weighted.units["rank_low"].tolist() == [1, 1, 3]
    assert weighted.units["rank_high"].tolist() == [2, 2, 3]
    assert weighted.units["tier"].tolist() == [0, 0, -1]


def test_a_unit_under_seven_tenths_of_the_weight_has_no_composite() -> None:
    heavy = WEIGHTS.assign(weight=[10.0, 30.0])
    weighted = vary_weights(score_units(heavy, MONTHS), heavy, 0.5)
    assert weighted.missing == [CODES[2]]
    text = read_weighted(weighted, CODES)
    assert "1 个镇街有数据的权重不足七成，没有综合得分。" in text


def test_the_weights_are_listed_with_what_scores_nothing() -> None:
    texts = weight_table(WEIGHTS).texts()
    assert texts["weight"] == ["30", "10"]
    assert texts["floor"] == ["50.0%", "2.0例/次"]
