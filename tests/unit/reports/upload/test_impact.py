"""What an analyst reads of a publish's figures: sentences, tables, nothing hidden."""

import math
from typing import Any

from dashboard.ingest.figures import FIGURES, Outlier, Total
from dashboard.ingest.impact import Impact, ItemImpact, MetricMove
from dashboard.reports.upload.impact import (
    describe_moves,
    describe_outliers,
    move_table,
    outlier_table,
    total_table,
)
from dashboard.store.like_for_like import Change
from tests.tiny import CITY, G1, G2, month
from tests.unit.reports.values import written

SEPTEMBER = month("2023-09")


def row(value: float, numerator: float = 1) -> dict[str, Any]:
    return {"numerator": numerator, "denominator": 2, "value": value}


def move(
    metric: str,
    *rows: dict[str, Any] | None,
    units: int = 1,
    change: Change | None = None,
) -> MetricMove:
    return MetricMove(metric, SEPTEMBER, *rows, unit_count=units, monthly_change=change)


def item(*totals: Total) -> ItemImpact:
    return ItemImpact("penalties", SEPTEMBER, totals, None, is_restatement=False)


HIGH = Outlier(G1, 1600, 4.2, 16.4, 40.47)
LOW = Outlier(G2, 0, 6.0, 9.0, -5.04)
WHOLE = Outlier(CITY, 1603, 20, 40, 6.1)
TOTAL = Total(FIGURES["exercise_count"], 1603, 1200, None, WHOLE, (HIGH, LOW), 3)
PLAIN = Total(FIGURES["fine_yuan"], 900, 0, 900, None, (), 0)

RATE = move(
    "exercise_rate", row(0.5), row(0.625), row(0.6), units=2, change=Change(0.025, 2)
)
COUNT = move("exercise_count", None, row(12), None)
SAME = move("fine_total", row(100), row(100), row(100), units=2)
FRESH = move("recurrence_rate", row(math.nan, math.nan), row(0.25), row(math.nan))


def test_moves_name_the_overview_first_and_what_stands_still_not_at_all() -> None:
    assert describe_moves(Impact((COUNT, RATE, SAME), ())) == [
        "2023年9月：3 项指标变动，如行权率 50.0% → 62.5%、行权次数 12。"
    ]
    assert describe_moves(Impact((SAME,), ())) == [
        "2023年9月：1 项指标变动，全市数值四舍五入后不变。"
    ]
    assert describe_moves(Impact((), ())) == ["没有指标因此变动。"]


def test_move_is_written_with_both_changes() -> None:
    table = move_table([RATE, COUNT, FRESH])
    assert table.frame.index.tolist()[0] == "2023-09/exercise_rate"
    assert written(table.without("title", "period")).to_numpy().tolist() == [
        ["50.0%", "62.5%", "+12.5个百分点", "+2.5个百分点", "2"],
        ["—", "12次", "—", "—", "1"],
        ["未上报", "25.0%", "—", "—", "1"],
    ]


def test_totals_stand_beside_their_past() -> None:
    table = total_table([item(TOTAL, PLAIN)]).without("period")
    both = "▲ 通常 20–40；2 个镇街异常"
    assert written(table).to_numpy().tolist() == [
        ["行权次数", "1,603", "1,200", "+33.6%", "—", "—", both],
        ["罚款金额", "900", "0", "—", "900", "持平", "历史不足 6 个月，不判断"],
    ]


def test_outliers_are_told_most_unusual_first() -> None:
    impact = Impact((), (item(TOTAL, PLAIN),))
    table = outlier_table(impact).without("title", "period")
    assert written(table).to_numpy().tolist() == [
        ["黄楼街道", "1,600", "4–16", "+40.5"],
        ["徐州市", "1,603", "20–40", "+6.1"],
        ["丰财街道", "0", "6–9", "-5.0"],
    ]  # fmt: skip
    assert describe_outliers(impact) == (
        "3 处合计超出以往范围，请核对原表（可能多录、漏报，也可能属实）："
        "黄楼街道 2023年9月 行权次数 1,600次，通常 4–16；"
        "徐州市 2023年9月 行权次数 1,603次，通常 20–40；"
        "丰财街道 2023年9月 行权次数 0次，通常 6–9。"
    )
    assert describe_outliers(Impact((), (item(PLAIN),))) == ""
