"""督查到访: each visit of an inspection round to a sub-district, with its score."""

from pandera.typing import Series

from dashboard.datasets.contract import (
    Amount,
    Contract,
    Count,
    Dataset,
    Day,
    Text,
    column,
)
from dashboard.datasets.shared import ROUND_ENDINGS, subdistrict


class Visits(Contract):
    round: Series[Count] = column(
        "轮次",
        "Round",
        "count",
        aliases=("督查轮次", "检查轮次", "第几轮"),
        note="连续编号，跨年不重置",
        note_en="Numbered on, never restarted",
        example=11,
        ordinal_endings=ROUND_ENDINGS,
        ge=1,
        nullable=False,
    )
    subdistrict_code: Series[Text] = subdistrict()
    visited_on: Series[Day] = column(
        "督查日期",
        "Visited on",
        "day",
        aliases=("检查日期", "到访日期", "督查时间"),
        example="2023-09-12",
        nullable=False,
    )
    team: Series[Text] = column(
        "检查组",
        "Team",
        "text",
        aliases=("督查组", "检查小组", "组别"),
        example="第一组",
        nullable=True,
    )
    score: Series[Amount] = column(
        "得分",
        "Score",
        "amount",
        unit="分",
        aliases=("督查得分", "检查得分", "分数", "评分"),
        example=88.5,
        ge=0,
        le=100,
        nullable=False,
    )
    files_sampled_count: Series[Count] = column(
        "抽查案卷数",
        "Case files sampled",
        "count",
        unit="卷",
        aliases=("抽查案卷", "案卷数", "抽查卷数"),
        example=6,
        ge=0,
        nullable=True,
    )

    class Config:
        unique = ["round", "subdistrict_code"]


DATASET = Dataset(
    id="visits",
    label="督查到访",
    label_en="Inspection visits",
    model=Visits,
    kind="monthly",
    reported_by="city",
    period_column="visited_on",
)
