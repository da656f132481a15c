"""赋权清单: which sub-district holds which power, from when to when."""

from pandera.typing import Series

from dashboard.datasets.contract import Contract, Dataset, Day, Text, column
from dashboard.datasets.shared import power_code, subdistrict


class Grants(Contract):
    subdistrict_code: Series[Text] = subdistrict()
    power_code: Series[Text] = power_code()
    granted_on: Series[Day] = column(
        "赋权日期",
        "Granted on",
        "day",
        aliases=("下放日期", "赋权时间", "授权日期"),
        example="2021-01-01",
        nullable=False,
    )
    accepted_on: Series[Day] = column(
        "承接确认日期",
        "Accepted on",
        "day",
        aliases=("承接日期", "确认日期", "承接时间"),
        note="未签署承接确认书的留空",
        note_en="Blank until acceptance is signed",
        nullable=True,
    )
    recalled_on: Series[Day] = column(
        "收回日期",
        "Recalled on",
        "day",
        aliases=("收回时间", "取消日期"),
        note="仍在手的留空",
        note_en="Blank while held",
        nullable=True,
    )
    recall_document: Series[Text] = column(
        "收回文号",
        "Recall document",
        "text",
        aliases=("收回依据", "收回文件"),
        nullable=True,
    )

    class Config:
        unique = ["subdistrict_code", "power_code", "granted_on"]


DATASET = Dataset(
    id="grants",
    label="赋权清单",
    label_en="Grants",
    model=Grants,
    kind="whole",
    reported_by="city",
    carries_forward=True,
)
