"""权力事项目录: the dated catalogue of delegated powers."""

from pandera.typing import Series

from dashboard.datasets.contract import Contract, Dataset, Day, Text, column
from dashboard.datasets.shared import domain, power_code


class Powers(Contract):
    power_code: Series[Text] = power_code()
    power_name: Series[Text] = column(
        "事项名称",
        "Power",
        "text",
        aliases=("权力名称", "权力事项名称", "职权名称"),
        example="对未及时清运建筑垃圾的处罚",
        nullable=False,
    )
    domain_code: Series[Text] = domain()
    kind: Series[Text] = column(
        "权力类型",
        "Kind",
        "text",
        aliases=("类型", "职权类型", "事项类型"),
        example="处罚",
        isin=("处罚", "强制", "检查"),
        choices_en=("Penalty", "Coercion", "Inspection"),
        nullable=False,
    )
    legal_basis: Series[Text] = column(
        "法律依据",
        "Legal basis",
        "text",
        aliases=("设定依据", "实施依据"),
        example="《城市建筑垃圾管理规定》",
        nullable=True,
    )
    delegating_department: Series[Text] = column(
        "赋权部门",
        "Delegating department",
        "text",
        aliases=("原实施部门", "下放部门", "赋权单位"),
        example="市城市管理局",
        nullable=True,
    )
    valid_from: Series[Day] = column(
        "生效日期",
        "Valid from",
        "day",
        aliases=("生效时间", "起始日期", "下放日期"),
        example="2021-01-01",
        nullable=False,
    )
    valid_to: Series[Day] = column(
        "失效日期",
        "Valid to",
        "day",
        aliases=("失效时间", "终止日期"),
        note="仍有效的留空",
        note_en="Blank while in force",
        nullable=True,
    )

    class Config:
        unique = ["power_code", "valid_from"]


DATASET = Dataset(
    id="powers",
    label="权力事项目录",
    label_en="Catalogue of powers",
    model=Powers,
    kind="whole",
    reported_by="city",
    carries_forward=True,
)
