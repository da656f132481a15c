"""四级审核月报: cases at each of the four levels of review, by unit and month."""

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
from dashboard.datasets.shared import ZERO_WORDS, month, subdistrict

#: How the four levels are called where they are not numbered.
STAGE_WORDS = (
    ("法制员初核", 1),
    ("法制员", 1),
    ("初核", 1),
    ("法制员审核", 1),
    ("执法机构负责人把关", 2),
    ("机构负责人把关", 2),
    ("执法机构负责人", 2),
    ("负责人把关", 2),
    ("法制部门审核", 3),
    ("法制审核", 3),
    ("法制部门", 3),
    ("执法主体分管领导批准", 4),
    ("分管领导批准", 4),
    ("分管领导审批", 4),
    ("分管领导", 4),
)


class Reviews(Contract):
    period: Series[Day] = month()
    subdistrict_code: Series[Text] = subdistrict()
    stage: Series[Count] = column(
        "审核级次",
        "Review stage",
        "count",
        unit="级",
        aliases=("审核层级", "级次", "审核环节"),
        note="1 法制员初核，2 执法机构负责人把关，3 法制部门审核，4 分管领导批准",
        note_en="1 legal officer, 2 unit head, 3 legal department, 4 leader in charge",
        example=1,
        ordinal_endings=("级", "级审核", "审"),
        ordinal_words=STAGE_WORDS,
        ge=1,
        le=4,
        nullable=False,
    )
    case_count: Series[Count] = column(
        "办件数",
        "Cases",
        "count",
        unit="件",
        zero_tokens=ZERO_WORDS,
        aliases=("审核件数", "办理件数", "案件数"),
        note="没有案件的填 0",
        note_en="Enter 0 where there were none",
        example=12,
        ge=0,
        nullable=False,
    )
    on_time_count: Series[Count] = column(
        "按期数",
        "On time",
        "count",
        unit="件",
        zero_tokens=ZERO_WORDS,
        aliases=("按期办结数", "按时办结数", "按期件数"),
        example=11,
        ge=0,
        nullable=False,
    )
    working_days: Series[Amount] = column(
        "审核工作日合计",
        "Working days in all",
        "amount",
        unit="天",
        zero_tokens=ZERO_WORDS,
        aliases=("审核用时合计", "工作日合计", "审核工作日"),
        example=18,
        ge=0,
        nullable=False,
    )
    returned_count: Series[Count] = column(
        "退回数",
        "Returned",
        "count",
        unit="件",
        zero_tokens=ZERO_WORDS,
        aliases=("退回件数", "退回补正数"),
        example=1,
        ge=0,
        nullable=False,
    )

    class Config:
        unique = ["period", "subdistrict_code", "stage"]


DATASET = Dataset(
    id="reviews",
    label="四级审核月报",
    label_en="Monthly review report",
    model=Reviews,
    kind="monthly",
    reported_by="unit",
    period_column="period",
)
