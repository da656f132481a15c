"""行权月报: exercises, fines and no-penalty decisions by unit, power and procedure."""

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
from dashboard.datasets.shared import ZERO_WORDS, month, power_code, subdistrict


class Penalties(Contract):
    period: Series[Day] = month()
    subdistrict_code: Series[Text] = subdistrict()
    power_code: Series[Text] = power_code(
        nullable=True,
        note="零报告：事项编码留空，各数填 0",
        note_en="Zero report: leave blank and enter 0",
    )
    procedure: Series[Text] = column(
        "程序",
        "Procedure",
        "text",
        aliases=("适用程序", "处罚程序", "程序类型"),
        example="简易",
        isin=("简易", "普通"),
        choices_en=("Simple", "Ordinary"),
        nullable=True,
    )
    exercise_count: Series[Count] = column(
        "行权次数",
        "Exercises",
        "count",
        unit="次",
        zero_tokens=ZERO_WORDS,
        aliases=("处罚次数", "行使次数", "办理件数", "行权数", "行权次数(次)"),
        example=3,
        ge=0,
        nullable=False,
    )
    fine_yuan: Series[Amount] = column(
        "罚款金额",
        "Fines (yuan)",
        "amount",
        unit="元",
        zero_tokens=ZERO_WORDS,
        aliases=("罚没金额", "罚款", "罚款数额", "罚款金额(元)"),
        example=600,
        ge=0,
        nullable=False,
    )
    no_penalty_count: Series[Count] = column(
        "不予处罚次数",
        "No-penalty decisions",
        "count",
        unit="次",
        zero_tokens=ZERO_WORDS,
        aliases=("不予处罚", "免罚次数", "不予行政处罚次数", "不予处罚数"),
        note="不含在行权次数内",
        note_en="Not counted in exercises",
        example=0,
        ge=0,
        nullable=False,
    )

    class Config:
        unique = ["period", "subdistrict_code", "power_code", "procedure"]


DATASET = Dataset(
    id="penalties",
    label="行权月报",
    label_en="Monthly exercise report",
    model=Penalties,
    kind="monthly",
    reported_by="unit",
    period_column="period",
)
