"""问题台账: the ledger of findings; their state is derived from dates, never typed."""

from pandera.typing import Series

from dashboard.datasets.contract import Contract, Count, Dataset, Day, Text, column
from dashboard.datasets.shared import CODE_FORM, ROUND_ENDINGS, subdistrict
from dashboard.i18n import pick

#: The ledger's words and their English.
SOURCES = {
    "督查": "Inspection",
    "联合检查": "Joint check",
    "群众举报投诉": "Complaint",
    "大数据分析": "Data analysis",
    "上级交办": "Assigned from above",
}
CATEGORIES = {
    "主体资格": "Standing to enforce",
    "执法程序": "Procedure",
    "证据与全过程记录": "Evidence and recording",
    "法律适用与裁量": "Law and discretion",
    "文书案卷": "Documents and case files",
    "法制审核": "Legal review",
    "公示": "Disclosure",
    "罚缴与票据": "Fines and receipts",
    "着装与文明执法": "Uniform and conduct",
    "队伍与辅助人员": "Staff and auxiliaries",
    "装备与信息化": "Equipment and IT",
    "制度与台账": "Rules and ledgers",
}
SEVERITIES = {"一般": "Minor", "较重": "Serious", "严重": "Grave"}


class Findings(Contract):
    finding_code: Series[Text] = column(
        "问题编号",
        "Finding",
        "text",
        aliases=("编号", "问题编码", "台账编号"),
        example="WT-2023-001",
        str_matches=CODE_FORM,
        nullable=False,
    )
    round: Series[Count] = column(
        "轮次",
        "Round",
        "count",
        aliases=("督查轮次", "检查轮次", "发现轮次"),
        note="非督查来源留空",
        note_en="Blank unless found on an inspection",
        example=11,
        ordinal_endings=ROUND_ENDINGS,
        ge=1,
        nullable=True,
    )
    subdistrict_code: Series[Text] = subdistrict()
    found_on: Series[Day] = column(
        "发现日期",
        "Found on",
        "day",
        aliases=("发现时间", "检查发现日期"),
        example="2023-09-12",
        nullable=False,
    )
    source: Series[Text] = column(
        "来源",
        "Source",
        "text",
        aliases=("问题来源", "发现来源", "线索来源"),
        example="督查",
        isin=tuple(SOURCES),
        choices_en=tuple(SOURCES.values()),
        nullable=False,
    )
    category: Series[Text] = column(
        "类别",
        "Category",
        "text",
        aliases=("问题类别", "问题类型", "问题分类"),
        example="文书案卷",
        isin=tuple(CATEGORIES),
        choices_en=tuple(CATEGORIES.values()),
        nullable=False,
    )
    severity: Series[Text] = column(
        "严重度",
        "Severity",
        "text",
        aliases=("严重程度", "问题等级", "等级"),
        example="一般",
        isin=tuple(SEVERITIES),
        choices_en=tuple(SEVERITIES.values()),
        nullable=False,
    )
    description: Series[Text] = column(
        "问题描述",
        "Description",
        "text",
        aliases=("存在问题", "问题内容", "具体问题"),
        note="勿填个人姓名、证件号、电话",
        note_en="No personal names, ID or phone numbers",
        example="案卷缺少送达回证",
        is_sensitive=True,
        nullable=True,
    )
    measure: Series[Text] = column(
        "整改措施",
        "Measure",
        "text",
        aliases=("措施", "整改要求", "整改意见"),
        example="补齐文书并开展案卷自查",
        is_sensitive=True,
        nullable=True,
    )
    due_on: Series[Day] = column(
        "整改期限",
        "Due on",
        "day",
        aliases=("整改时限", "限期", "截止日期"),
        example="2023-10-12",
        nullable=True,
    )
    rectified_on: Series[Day] = column(
        "整改完成日期",
        "Rectified on",
        "day",
        aliases=("完成日期", "整改日期", "完成时间"),
        note="未完成的留空",
        note_en="Blank while open",
        nullable=True,
    )
    verified_on: Series[Day] = column(
        "核查销号日期",
        "Verified on",
        "day",
        aliases=("销号日期", "核查日期", "销号时间"),
        note="未销号的留空",
        note_en="Blank until verified",
        nullable=True,
    )
    recurrence_of: Series[Text] = column(
        "复发自",
        "Recurrence of",
        "text",
        aliases=("复发自编号", "原问题编号"),
        note="同类问题再次发生时填原编号",
        note_en="Code of the earlier finding",
        str_matches=CODE_FORM,
        nullable=True,
    )

    class Config:
        unique = ["finding_code"]


DATASET = Dataset(
    id="findings",
    label="问题台账",
    label_en="Ledger of findings",
    model=Findings,
    kind="ledger",
    reported_by="city",
    undated_columns=("category", "severity", "measure"),
)

_TITLES_EN = SOURCES | CATEGORIES | SEVERITIES


def value_title(value: str) -> str:
    """A source, category or severity in the language at hand."""
    return pick(value, _TITLES_EN.get(value, value))
