"""Messy cells: numbers, dates, names, codes, errors, personal data."""

from datetime import date, datetime
from typing import Any

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    PERIOD,
    ROWS,
    Case,
    Part,
    changed,
    clean_but,
    clean_part,
    raw_xlsx,
    xlsx,
)

EVENTS = ("日期", "类型", "标题", "数量", "镇街")
EVENT = (date(2023, 9, 15), "专项通报", "第八期专项通报", 1, "320302001")
VISITS = ("轮次", "镇街", "督查日期", "检查组", "得分", "抽查案卷数")
VISIT = (8, "320302001", date(2023, 9, 12), "第一组", 88.5, 6)


def read(mess: str, column: int, value: Any, expected: Any) -> Case:
    """A cell of the second row that is read as `expected`, without a warning."""
    name = f"{HEADER[column]} written {value!r}"
    rows = clean_but(1, column, expected)
    return Case(
        mess,
        name,
        lambda: xlsx(HEADER, *changed(1, column, value)),
        (clean_part(2, rows),),
    )


def refused(mess: str, column: int, value: Any, rule: str) -> Case:
    """A cell of the second row that is refused by `rule`."""
    name = f"{HEADER[column]} written {value!r}: {rule}"
    rows = clean_but(1, column, None)
    place = f"{'ABCDEFG'[column]}3"
    return Case(
        mess,
        name,
        lambda: xlsx(HEADER, *changed(1, column, value)),
        (clean_part(2, rows),),
        ((rule, place),),
    )


def event(day: Any, read_as: date | None, *issues: tuple[str, str]) -> Case:
    """An event whose day is written `day`."""
    row = (day, *EVENT[1:4], "黄楼街道")
    return Case(
        "dates",
        f"event on {day!r}",
        lambda: xlsx(("大事记（2023年9月）",), EVENTS, row),
        (Part({3: (read_as, *EVENT[1:])}, "events"),),
        issues,
    )


def put_error(sheet: Any) -> None:
    sheet["E3"] = "#REF!"
    sheet["E3"].data_type = "e"


def put_division(sheet: Any) -> None:
    sheet["F3"] = "#DIV/0!"
    sheet["F3"].data_type = "e"


def put_formula(sheet: Any) -> None:
    sheet["E3"] = "=2+3"


def finding(description: str) -> Any:
    headers = (
        "问题编号",
        "镇街",
        "发现日期",
        "来源",
        "类别",
        "严重度",
        "问题描述",
        "轮次",
        "整改措施",
        "整改期限",
        "整改完成日期",
        "核查销号日期",
        "复发自",
    )
    row = ("WT-1", "黄楼街道", "2023-09-12", "督查", "文书案卷", "一般", description, 8)
    return xlsx(("问题台账（2023年9月）",), headers, row)


def finding_part(description: str) -> Part:
    row = ("WT-1", 8, "320302001", date(2023, 9, 12), "督查", "文书案卷", "一般")
    return Part({3: (*row, description, *[None] * 5)}, "findings")


def _strings(values: tuple[Any, ...], row: int) -> str:
    cells = "".join(
        f'<c r="{"ABCDEFG"[i]}{row}" t="inlineStr"><is><t>{v}</t></is></c>'
        if isinstance(v, str)
        else f'<c r="{"ABCDEFG"[i]}{row}"><v>{v}</v></c>'
        for i, v in enumerate(values)
    )
    return f'<row r="{row}">{cells}</row>'


CELLS = (
    read("width", 4, "５", 5),
    read("width", 5, "１，５００．５", 1500.5),
    read("width", 0, "２０２３年９月", PERIOD),
    read("width", 2, "ＸＺ－ＣＧ－００２", "XZ-CG-002"),
    read("units", 4, "3,388次", 3388),
    read("units", 4, "1.2万", 12000),
    read("units", 5, "1.2万元", 12000.0),
    read("units", 5, "￥1,500.50", 1500.5),
    read("tokens", 6, "无", 0),
    read("tokens", 6, "未开展", 0),
    refused("tokens", 6, "－", "missing_value"),
    refused("tokens", 6, "——", "missing_value"),
    refused("tokens", 6, "/", "missing_value"),
    refused("numbers", 4, "若干", "not_a_number"),
    refused("numbers", 4, 2.5, "not_integer"),
    refused("numbers", 4, "95%", "not_a_number"),
    refused("numbers", 5, datetime(2023, 9, 1), "date_in_number"),
    Case(
        "numbers",
        "negative count",
        lambda: xlsx(HEADER, *changed(1, 4, -5)),
        (clean_part(2, clean_but(1, 4, -5)),),
        (("below_minimum", "E3"),),
    ),
    read("dates", 0, "2023.9", PERIOD),
    read("dates", 0, "23年9月", PERIOD),
    read("dates", 0, 45170, PERIOD),
    read("dates", 0, 2023.9, PERIOD),
    read("dates", 0, datetime(2023, 9, 1), PERIOD),
    Case(
        "dates",
        "bare month takes the year of the title",
        lambda: xlsx(("2023年行权月报",), HEADER, *[("9月", *r[1:]) for r in ROWS]),
        (clean_part(3),),
    ),
    Case(
        "dates",
        "bare month takes the year of the chosen period",
        lambda: xlsx(HEADER, *[("9月", *r[1:]) for r in ROWS]),
        (clean_part(),),
        options={"period": PERIOD},
    ),
    Case(
        "dates",
        "bare month with no year anywhere",
        lambda: xlsx(HEADER, *changed(1, 0, "9月")),
        (clean_part(2, clean_but(1, 0, None)),),
        (("year_unknown", "A3"),),
    ),
    refused("dates", 0, "2023年13月", "impossible_date"),
    refused("dates", 0, "2023年1-9月", "several_months"),
    refused("dates", 0, 2023.1, "ambiguous_month"),
    event("2023年9月15日", EVENT[0]),
    event("2023/9/15", EVENT[0]),
    event("9月15日", EVENT[0]),
    event(45184, EVENT[0]),
    event("2023-02-30", None, ("impossible_date", "A3")),
    event("中旬", None, ("not_a_day", "A3")),
    read("names", 1, "泉山区和平街道", "320311008"),
    read("names", 1, "和平街道办事处", "320311008"),
    read("names", 1, "和平办事处", "320311008"),
    read("names", 1, " 和 平 街道", "320311008"),
    refused("names", 1, "和评街道", "unknown_subdistrict"),
    refused("names", 1, "张集镇", "unknown_subdistrict"),
    refused("choices", 3, "快速", "not_a_choice"),
    read("choices", 3, "普通程序", "普通"),
    Case(
        "codes",
        "code that became 3.2E+17",
        lambda: xlsx(HEADER, *changed(1, 2, 3.2e17)),
        (clean_part(2, clean_but(1, 2, None)),),
        (("scientific_code", "C3"),),
    ),
    refused("codes", 2, "3.2E+17", "scientific_code"),
    refused("codes", 2, datetime(2023, 1, 2), "date_in_text"),
    read("codes", 2, 1002, "1002"),
    Case(
        "errors",
        "#REF! in a cell",
        lambda: xlsx(HEADER, *ROWS, change=put_error),
        (clean_part(2, clean_but(1, 4, None)),),
        (("error_value", "E3"),),
    ),
    Case(
        "errors",
        "#DIV/0! in a cell",
        lambda: xlsx(HEADER, *ROWS, change=put_division),
        (clean_part(2, clean_but(1, 5, None)),),
        (("error_value", "F3"),),
    ),
    Case(
        "errors",
        "formula without its value",
        lambda: xlsx(HEADER, *ROWS, change=put_formula),
        (clean_part(2, clean_but(1, 4, None)),),
        (("formula_without_value", "E3"),),
    ),
    Case(
        "errors",
        "formula with its value",
        lambda: raw_xlsx(
            _strings(HEADER, 1)
            + _strings(ROWS[0], 2).replace('<c r="E2"><v>3', '<c r="E2"><f>1+2</f><v>3')
        ),
        (clean_part(2, CLEAN[:1]),),
    ),
    Case(
        "personal",
        "identity-card number in free text",
        lambda: finding("当事人320302199001011234未签字"),
        (finding_part("当事人320302199001011234未签字"),),
        (("identity_number", "G3"),),
    ),
    Case(
        "personal",
        "mobile number in free text",
        lambda: finding("联系１３８００１３８０００补正"),
        (finding_part("联系１３８００１３８０００补正"),),
        (("mobile_number", "G3"),),
    ),
    Case(
        "personal",
        "case number and landline are no personal data",
        lambda: finding("徐城罚字〔2023〕第0912号，电话0516-83700000"),
        (finding_part("徐城罚字〔2023〕第0912号，电话0516-83700000"),),
    ),
    Case(
        "formulas",
        "text that begins like a formula stays text",
        lambda: finding("@案卷未归档"),
        (finding_part("@案卷未归档"),),
    ),
    Case(
        "reported",
        "zero report: blank code, counts 0",
        lambda: xlsx(HEADER, ("2023年9月", "黄楼街道", None, None, 0, 0, 0)),
        (Part({2: (PERIOD, "320302001", None, None, 0, 0.0, 0)}),),
    ),
    Case(
        "reported",
        "visit with its score",
        lambda: xlsx(VISITS, (8, "黄楼街道", "2023-09-12", "第一组", "88.5分", "6卷")),
        (Part({2: VISIT}, "visits"),),
    ),
    Case(
        "reported",
        "score above the highest",
        lambda: xlsx(VISITS, (8, "黄楼街道", "2023-09-12", "第一组", 188.5, 6)),
        (Part({2: (*VISIT[:4], 188.5, 6)}, "visits"),),
        (("above_maximum", "E2"),),
    ),
)
