"""大事记: bulletins, joint actions, transfers, rules and recalls, as dated events."""

from pandera.typing import Series

from dashboard.datasets.contract import Contract, Count, Dataset, Day, Text, column
from dashboard.datasets.shared import subdistrict


class Events(Contract):
    occurred_on: Series[Day] = column(
        "日期",
        "Date",
        "day",
        aliases=("发生日期", "时间", "事件日期"),
        example="2023-09-15",
        nullable=False,
    )
    kind: Series[Text] = column(
        "类型",
        "Kind",
        "text",
        aliases=("事件类型", "类别"),
        example="专项通报",
        isin=("专项通报", "联合执法", "案件移送", "制度文件", "事项收回"),
        choices_en=(
            "Special bulletin",
            "Joint action",
            "Case transfer",
            "Rule issued",
            "Powers recalled",
        ),
        nullable=False,
    )
    title: Series[Text] = column(
        "标题",
        "Title",
        "text",
        aliases=("名称", "事件", "内容"),
        example="第八期专项通报",
        is_sensitive=True,
        nullable=False,
    )
    event_count: Series[Count] = column(
        "数量",
        "Count",
        "count",
        aliases=("件数", "期数", "次数"),
        example=1,
        ge=0,
        nullable=False,
    )
    subdistrict_code: Series[Text] = subdistrict(
        nullable=True, note="全市事项留空", note_en="Blank for a city-wide event"
    )

    class Config:
        unique = ["occurred_on", "kind", "title", "subdistrict_code"]


DATASET = Dataset(
    id="events",
    label="大事记",
    label_en="Events",
    model=Events,
    kind="whole",
    reported_by="city",
    carries_forward=True,
)
