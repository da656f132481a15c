"""目标值: what a metric is to reach in an area, from a month on until the next one."""

from pandera.typing import Series

from dashboard.datasets.contract import Amount, Contract, Dataset, Day, Text, column
from dashboard.datasets.shared import metric, starting_month


class Targets(Contract):
    metric_id: Series[Text] = metric()
    area_code: Series[Text] = column(
        "范围",
        "Area",
        "area",
        aliases=("适用范围", "区域", "适用区域"),
        example="全市",
        note="全市、区或镇街；没有自己目标的镇街沿用区、市的目标",
        note_en="City, district or sub-district; without its own a unit takes theirs",
        str_matches=r"^\d{6}(\d{3})?$",
        nullable=False,
    )
    valid_from: Series[Day] = starting_month()
    target_value: Series[Amount] = column(
        "目标值",
        "Target",
        "metric_value",
        aliases=("目标", "年度目标", "目标数"),
        note="率写法统一：95.5%、95.5 或 0.955 只用一种",
        note_en="One way of writing shares: 95.5%, 95.5 or 0.955",
        example="95%",
        ge=0,
        nullable=False,
    )
    basis: Series[Text] = column(
        "依据文件",
        "Basis",
        "text",
        aliases=("依据", "文件依据", "文号"),
        nullable=True,
    )

    class Config:
        unique = ["metric_id", "area_code", "valid_from"]


DATASET = Dataset(
    id="targets",
    label="目标值",
    label_en="Targets",
    model=Targets,
    kind="whole",
    reported_by="city",
    carries_forward=True,
)
