"""权重: how much a metric counts in the composite score, from a month on."""

from pandera.typing import Series

from dashboard.datasets.contract import Amount, Contract, Dataset, Day, Text, column
from dashboard.datasets.shared import metric, starting_month


class Weights(Contract):
    metric_id: Series[Text] = metric()
    weight: Series[Amount] = column(
        "权重",
        "Weight",
        "amount",
        aliases=("权重值", "分值权重"),
        note="不再计入的填 0",
        note_en="0 takes the metric out",
        example=20,
        ge=0,
        nullable=False,
    )
    floor_value: Series[Amount] = column(
        "底线值",
        "Floor",
        "metric_value",
        aliases=("底线", "零分值", "起评值"),
        note="得 0 分的值；越低越好的指标必填",
        note_en="The value that scores 0; needed where lower is better",
        example="60%",
        ge=0,
        nullable=True,
    )
    valid_from: Series[Day] = starting_month("生效月份")

    class Config:
        unique = ["metric_id", "valid_from"]


DATASET = Dataset(
    id="weights",
    label="权重",
    label_en="Weights",
    model=Weights,
    kind="whole",
    reported_by="city",
    carries_forward=True,
)
