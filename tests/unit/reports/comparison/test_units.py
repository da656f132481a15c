"""Judged and estimated on tables small enough to be worked out by hand."""

import datetime as dt

import pandas as pd
import pytest

from dashboard.metrics import METRICS
from dashboard.reference import areas
from dashboard.reports.comparison.estimates import estimate_title, read_estimates
from dashboard.reports.comparison.funnel import (
    explain_missing,
    funnel_title,
    read_funnel,
)
from dashboard.reports.comparison.judge import Judged, judge_month, judge_units
from dashboard.reports.comparison.tables import (
    estimate_lines,
    estimate_table,
    funnel_table,
    order_estimates,
)
from dashboard.reports.comparison.units import estimate_units
from tests.unit.reports.values import value_row, value_table, written

PERIOD = dt.date(2023, 9, 1)
RATE, SCORE = METRICS["rectification_rate"], METRICS["inspection_score"]
CODES = [code for code, area in areas().items() if area.area_level == "subdistrict"]


def build(cells: list[tuple[float, float]]) -> pd.DataFrame:
    frame = pd.DataFrame(cells, columns=["numerator", "denominator"]).astype(float)
    value = frame["numerator"] / frame["denominator"].where(frame["denominator"] > 0)
    return frame.assign(
        area_code=CODES[: len(cells)], period=dt.date(2023, 9, 1), value=value
    )


#: 19 of 20 everywhere, but 4 of 20 in the first, 1 of 2 in the last but one, no case.
BAD = build([(4, 20), *[(19, 20)] * 8, (1, 2), (0, 0)])
#: Nothing but a third everywhere.
SAME = build([(10, 30), (20, 60), (30, 90)])


def month_of(rows: pd.DataFrame) -> pd.DataFrame:
    values = [
        value_row(RATE.id, row.area_code, row.numerator, row.denominator, row.period)
        for row in rows.itertuples()
    ]
    return judge_month(value_table(values), PERIOD)


def judge(rows: pd.DataFrame) -> Judged | None:
    return judge_units(rows, RATE, month_of(rows))


def test_the_bad_unit_is_outside_and_the_small_one_is_not_judged() -> None:
    judged = judge(BAD)
    assert judged is not None
    assert judged.target == 157 / 182  # 4 + 8·19 + 1 of 9·20 + 2
    assert judged.units["zone"].tolist() == [-2, *[0] * 9]
    assert judged.units["is_named"].tolist() == [True, *[False] * 9]
    assert judged.units["is_small"].tolist() == [*[False] * 9, True]
    assert judged.units["q_value"].isna().tolist() == [*[False] * 9, True]


def test_the_funnel_is_read_aloud() -> None:
    judged = judge(BAD)
    assert judged is not None
    title = funnel_title(judged, CODES, RATE)
    assert (
        title == "2023年9月近 12 个月整改率：样本足够的 9 个镇街中 1 个与其余明显不同"
    )
    text = read_funnel(judged, CODES, RATE)
    assert text.startswith(
        "超出 99.8% 控制限，且在全部检验中错误发现率不到 5%："
        "黄楼街道 20.0%（4/20），偏低。其余 8 个"
    )
    assert text.endswith("1 个镇街样本不足，不作判断。")


def test_equal_units_are_explained_by_chance() -> None:
    judged, estimated = judge(SAME), estimate_units(SAME, RATE)
    assert judged is not None
    assert estimated is not None
    assert (judged.target, judged.dispersion.tau2) == (60 / 180, 0)
    assert read_funnel(judged, CODES, RATE) == "3 个镇街的高低可由偶然解释。"
    assert estimate_title(estimated, CODES, RATE).endswith("看不出镇街之间有真实差别")
    # No difference found is no certainty: intervals reach further than the interval
    # of 60 of 180 alone would (Wilson, 95 %: 0.269 to 0.405), and ranks stay open.
    assert estimated.units["estimate"].tolist() == pytest.approx([1 / 3] * 3)
    assert (estimated.units["low"] < 0.269).all()
    assert (estimated.units["high"] > 0.405).all()
    assert estimated.units["rank_low"].tolist() == [1, 1, 1]
    assert estimated.units["rank_high"].tolist() == [3, 3, 3]
    assert "没有发现差别不等于没有差别" in read_estimates(estimated, CODES, RATE)


def test_a_district_is_shown_beside_the_limits_of_all() -> None:
    judged = judge(BAD)
    assert judged is not None
    title = funnel_title(judged, CODES[1:3], RATE)
    assert title == "2023年9月近 12 个月整改率：2 个镇街中没有一个与其余明显不同"
    table = funnel_table(judged, CODES[:2], RATE)
    assert table.texts()["zone"] == ["低于 99.8% 限", "限内"]
    first = written(table).iloc[0, :4].tolist()
    assert first == ["黄楼街道", "鼓楼区", "20.0%", "4/20"]
    assert table.frame["value"].iloc[0] == 0.2


def test_estimates_are_drawn_to_the_whole_and_tiered() -> None:
    rows = build([(90, 100), (50, 100), (10, 100), (1, 2), (50, 100)])
    estimated = estimate_units(rows, RATE)
    assert estimated is not None
    units = order_estimates(estimated, CODES, RATE)
    assert units["tier"].tolist() == [1, 0, 0, -1, 0]
    assert units["area_code"].iloc[[0, 3]].tolist() == [CODES[0], CODES[2]]
    table, lines = estimate_table(units, RATE), estimate_lines(units, RATE)
    assert f"第 {table.texts()['rank_low'][3]} 位" == lines["text"].tolist()[3]
    assert table.texts()["tier"][::3] == ["确定在前半", "确定在后半"]
    assert "移动最大的是丰财街道" not in read_estimates(estimated, CODES, RATE)


def test_a_small_unit_has_no_rank_and_no_tier() -> None:
    """0 of 2 beside units of a hundred is no last place, and no place at all."""
    rows = build([(90, 100), (50, 100), (10, 100), (0, 2), (50, 100)])
    estimated = estimate_units(rows, RATE)
    assert estimated is not None
    units = order_estimates(estimated, CODES, RATE)
    small = estimate_table(units, RATE).texts()
    assert units["area_code"].iloc[-1] == CODES[3]
    assert (small["tier"][-1], small["rank_low"][-1]) == ("样本不足", "—")
    assert estimate_lines(units, RATE)["text"].tolist()[-1] == "样本不足"
    assert units["rank_high"].max() == 4  # places among those that have one
    assert read_estimates(estimated, CODES, RATE).endswith(
        "1 个镇街样本不足，不分档，不排名次。"
    )
    title = estimate_title(estimated, CODES, RATE)
    assert title.endswith("1 个镇街确定在前半，1 个在后半，2 个分不出")


def test_where_all_are_small_nobody_is_placed() -> None:
    estimated = estimate_units(build([(1, 3), (0, 2), (2, 2)]), RATE)
    assert estimated is not None
    assert estimated.units["rank_low"].isna().all()
    assert estimate_title(estimated, CODES, RATE).endswith(
        "3 个镇街都样本不足，不能比较"
    )


def test_a_band_has_estimates_but_no_places() -> None:
    rows = build([(90, 100), (50, 100), (10, 100)])
    metric = METRICS["exercise_rate"]
    estimated = estimate_units(rows, metric)
    assert estimated is not None
    assert "rank" not in estimated.units
    table = estimate_table(order_estimates(estimated, CODES, metric), metric)
    headings = [column.heading for column in table.columns]
    assert headings == ["镇街", "区", "数值", "依据", "收缩值", "95% 区间"]


def test_sums_and_months_without_a_case_say_why() -> None:
    scores, empty = build([(160, 2), (70, 1)]), build([(0, 0), (0, 0)])
    assert judge_units(scores, SCORE, judge_month(value_table([]), PERIOD)) is None
    assert estimate_units(scores, SCORE) is None
    assert judge(empty) is None
    assert "不能画漏斗图，也不收缩" in explain_missing(scores, SCORE, PERIOD)
    assert explain_missing(empty, RATE, PERIOD) == (
        "2023年9月没有一个镇街有整改率的数值：未上报，或分母为 0。"
    )
