"""培训台账: each session, a row for every unit taking part or one for the city.

Rows of one day, kind and topic are one session, however many units took part.
"""

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
from dashboard.datasets.shared import subdistrict

KINDS = {
    "执法培训": "Enforcement training",
    "业务培训": "Training by departments",
    "专家讲座": "Expert lecture",
    "情景演练": "Scenario drill",
}


class Trainings(Contract):
    held_on: Series[Day] = column(
        "日期",
        "Date",
        "day",
        aliases=("培训日期", "培训时间", "举办日期"),
        example="2023-09-14",
        nullable=False,
    )
    kind: Series[Text] = column(
        "类型",
        "Kind",
        "text",
        aliases=("培训类型", "培训形式", "类别"),
        example="执法培训",
        isin=tuple(KINDS),
        choices_en=tuple(KINDS.values()),
        nullable=False,
    )
    topic: Series[Text] = column(
        "主题",
        "Topic",
        "text",
        aliases=("培训主题", "培训内容", "课程名称"),
        note="同一场次各行写法一致",
        note_en="The same in all rows of a session",
        example="行政处罚文书制作",
        is_sensitive=True,
        nullable=False,
    )
    hours: Series[Amount] = column(
        "学时",
        "Hours",
        "amount",
        unit="学时",
        aliases=("培训学时", "课时"),
        example=4,
        ge=0,
        le=80,
        nullable=False,
    )
    organiser: Series[Text] = column(
        "主办单位",
        "Organiser",
        "text",
        aliases=("组织单位", "承办单位", "主办部门"),
        example="市城市管理局",
        nullable=True,
    )
    subdistrict_code: Series[Text] = subdistrict(
        nullable=True,
        note="参训镇街，一个镇街一行；只有全市合计的留空",
        note_en="Unit taking part, a row each; blank for one row of the whole city",
    )
    expected_count: Series[Count] = column(
        "应到",
        "Expected",
        "count",
        unit="人",
        aliases=("应到人数", "应参训人数"),
        example=18,
        ge=0,
        nullable=False,
    )
    attended_count: Series[Count] = column(
        "实到",
        "Attended",
        "count",
        unit="人",
        aliases=("实到人数", "参训人数", "实参训人数"),
        example=17,
        ge=0,
        nullable=False,
    )

    class Config:
        unique = ["held_on", "kind", "topic", "organiser", "subdistrict_code"]


DATASET = Dataset(
    id="trainings",
    label="培训台账",
    label_en="Trainings",
    model=Trainings,
    kind="monthly",
    reported_by="city",
    period_column="held_on",
)
