"""Columns that several contracts share, declared once."""

from typing import Any

from dashboard.datasets.contract import column

#: Cell texts that mean 0 in a column of counts.
ZERO_WORDS = ("无", "未开展", "没有", "零")
#: What follows the number of a round where it is written as a name.
ROUND_ENDINGS = ("轮", "轮次", "轮督查", "轮检查", "次督查", "批", "期", "次")
#: What a code looks like: it begins with a letter or digit, has a digit, no blanks.
CODE_FORM = (
    r"^(?=.*[0-9])[0-9A-Za-z\u3400-\u9fff][0-9A-Za-z\u3400-\u9fff/.()〔〕\[\]_-]*$"
)


def subdistrict(*, nullable: bool = False, note: str = "", note_en: str = "") -> Any:
    """镇街, resolved from its name to the nine-digit code."""
    return column(
        "镇街",
        "Sub-district",
        "subdistrict",
        aliases=(
            "街道",
            "镇（街道）",
            "镇（街）",
            "镇街名称",
            "街道名称",
            "单位",
            "所属镇街",
            "乡镇街道",
            "街道办事处",
        ),
        example="黄楼街道",
        note=note or "填写全称，如“黄楼街道”",
        note_en=note_en or "Full name, such as 黄楼街道",
        str_matches=r"^\d{9}$",
        nullable=nullable,
    )


def power_code(*, nullable: bool = False, note: str = "", note_en: str = "") -> Any:
    """事项编码, the catalogue's code of a delegated power."""
    return column(
        "事项编码",
        "Power code",
        "text",
        aliases=("权力编码", "权力事项编码", "职权编码", "编码", "事项代码"),
        example="XZ-CG-001",
        note=note or "与权力事项目录一致，按文本填写",
        note_en=note_en or "As in the catalogue, kept as text",
        str_matches=CODE_FORM,
        nullable=nullable,
    )


def month() -> Any:
    """月份, the first day of the month that a row reports."""
    return column(
        "月份",
        "Month",
        "month",
        aliases=("报告月份", "报告期", "统计月份", "所属月份", "年月", "期别"),
        example="2023年9月",
        note="如 2023年9月",
        note_en="Such as 2023年9月",
        nullable=False,
    )


def domain() -> Any:
    """领域, resolved from its name to the two-digit code."""
    return column(
        "领域",
        "Domain",
        "domain",
        aliases=("所属领域", "执法领域", "行业领域", "领域名称"),
        example="城市管理",
        str_matches=r"^\d{2}$",
        nullable=False,
    )


def metric() -> Any:
    """指标, resolved from its name to the metric's id."""
    return column(
        "指标",
        "Metric",
        "metric",
        aliases=("指标名称", "考核指标", "指标项"),
        example="按期整改率",
        note="与指标字典一致",
        note_en="As in the dictionary",
        nullable=False,
    )


def starting_month(title: str = "起始月份") -> Any:
    """The month from which on a row holds, until there is a later one."""
    return column(
        title,
        "From month",
        "month",
        aliases=("起始月份", "生效月份", "起始时间", "执行月份"),
        example="2023年9月",
        note="此后沿用，直到有更晚的一行",
        note_en="Holds until a row with a later month",
        nullable=False,
    )
