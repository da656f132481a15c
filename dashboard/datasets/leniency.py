"""免罚清单: items for which a penalty is reduced or waived, or coercion not used."""

from pandera.typing import Series

from dashboard.datasets.contract import Contract, Dataset, Day, Text, column
from dashboard.datasets.shared import CODE_FORM, domain

KINDS = {"减免处罚": "Reduced or no penalty", "不予行政强制": "No coercion"}


class Leniency(Contract):
    item_code: Series[Text] = column(
        "编号",
        "Item",
        "text",
        aliases=("清单编号", "序列号", "免罚编号"),
        example="MF-001",
        str_matches=CODE_FORM,
        nullable=False,
    )
    item_name: Series[Text] = column(
        "事项名称",
        "Name",
        "text",
        aliases=("免罚事项", "违法行为", "清单事项"),
        example="未按规定分类投放生活垃圾，初次违法且及时改正",
        nullable=False,
    )
    domain_code: Series[Text] = domain()
    kind: Series[Text] = column(
        "类型",
        "Kind",
        "text",
        aliases=("清单类型", "免罚类型", "处理方式"),
        example="减免处罚",
        isin=tuple(KINDS),
        choices_en=tuple(KINDS.values()),
        nullable=False,
    )
    valid_from: Series[Day] = column(
        "生效日期",
        "Valid from",
        "day",
        aliases=("生效时间", "施行日期"),
        example="2022-03-01",
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
        unique = ["item_code", "valid_from"]


DATASET = Dataset(
    id="leniency",
    label="免罚清单",
    label_en="Leniency list",
    model=Leniency,
    kind="whole",
    reported_by="city",
    carries_forward=True,
)
