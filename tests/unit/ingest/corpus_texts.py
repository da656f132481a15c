"""Numbers, days, codes and words as raw text, and text files that go wrong."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    ROWS,
    Case,
    Part,
    changed,
    clean_part,
    text,
    xlsx,
)
from tests.unit.ingest.corpus_cells import finding, read, refused

VISITS = ("轮次", "镇街", "督查日期", "检查组", "得分", "抽查案卷数")
VISITED = (11, "320302001", date(2023, 9, 12), "第一组", 88.0, 6)
LEDGER = (
    *("问题编号", "轮次", "镇街", "发现日期", "来源", "类别", "严重度", "问题描述"),
    *("整改措施", "整改期限", "整改完成日期", "核查销号日期", "复发自"),
)
FOUND = (8, "黄楼街道", "2023-09-12", "督查", "文书案卷", "一般")
FINDING = (8, "320302001", date(2023, 9, 12), "督查", "文书案卷", "一般")


def visit(day: Any, *issues: tuple[str, str], **more: Any) -> Case:
    """A visit on the twelfth, whatever its day is written like."""
    return Case(
        "days",
        f"visit on {day!r}",
        lambda: xlsx(VISITS, (11, "黄楼街道", day, "第一组", 88, 6)),
        (Part({2: VISITED}, "visits"),),
        issues,
        **more,
    )


def asked(day: Any) -> Case:
    """A visit at four in the afternoon: perhaps a day that lost eight hours."""
    title = ("督查到访（2023年9月）",)
    return Case(
        "days",
        f"visit on {day!r}: a question",
        lambda: xlsx(title, VISITS, (11, "黄楼街道", day, "第一组", 88, 6)),
        (Part({3: (*VISITED[:2], None, *VISITED[3:])}, "visits"),),
        (("utc_hour", "C3"),),
    )


def ordinal(name: str, number: int) -> Case:
    return Case(
        "names",
        f"round written {name}",
        lambda: xlsx(VISITS, (name, "黄楼街道", date(2023, 9, 12), "第一组", 88, 6)),
        (Part({2: (number, *VISITED[1:])}, "visits"),),
    )


def ledger(code: str, read_as: str, *issues: tuple[str, str]) -> Case:
    """A finding whose code is written `code`."""
    title = ("问题台账（2023年9月）",)
    return Case(
        "codes",
        f"code written {code!r}",
        lambda: xlsx(title, LEDGER, (code, *FOUND)),
        (Part({3: (read_as, *FINDING, *[None] * 6)}, "findings"),),
        issues,
    )


def csv_file(name: str, build: Callable[[], bytes], **more: Any) -> Case:
    notes = (("encoding_read", ""),)
    return Case(
        "text", name, build, (clean_part(),), notes=notes, file_name="报表.csv", **more
    )


def bad_text(name: str, content: str, rule: str, cell: str) -> Case:
    """A text of which nothing may be read."""
    return Case(
        "text",
        name,
        lambda: content.encode(),
        (),
        ((rule, cell),),
        file_name="报表.csv",
    )


def lines(*changes: tuple[int, str]) -> str:
    """The clean table as text, some of its lines replaced (1-based)."""
    plain = text(HEADER, *ROWS).decode().splitlines()
    for number, line in changes:
        plain[number - 1] = line
    return "\n".join(plain) + "\n"


def yearless(due: str) -> Case:
    row = ("WT-2023-001", *FOUND, "案卷缺页", "补齐", due)
    title = ("问题台账（2023年12月）",)
    cells = ("WT-2023-001", *FINDING, "案卷缺页", "补齐", None, None, None, None)
    return Case(
        "days",
        f"deadline {due} that may be of the next year",
        lambda: xlsx(title, LEDGER, row),
        (Part({3: cells}, "findings", date(2023, 12, 1)),),
        (("year_doubtful", "J3"),),
    )


def stage(name: str, number: int) -> Case:
    header = (
        *("月份", "镇街", "审核级次", "办件数", "按期数", "审核工作日合计", "退回数"),
    )
    values = (date(2023, 9, 1), "320302001", number, 12, 11, 18.0, 1)
    return Case(
        "names",
        f"stage written {name}",
        lambda: xlsx(header, ("2023年9月", "黄楼街道", name, 12, 11, 18, 1)),
        (Part({2: values}, "reviews"),),
    )


TEXTS = (
    refused("signs", 4, "3²", "odd_digit"),
    refused("signs", 4, "3②", "odd_digit"),
    refused("signs", 5, "1500⑴", "odd_digit"),
    refused("signs", 2, "XZ-CG-00②", "odd_digit"),
    refused("signs", 0, "2023年9③月", "odd_digit"),
    refused("signs", 2, "XZ-CG-001\nXZ-CG-002", "bad_code"),
    refused("signs", 5, "490\n10", "number_in_pieces"),
    refused("signs", 4, "12 3", "number_in_pieces"),
    refused("signs", 5, "1\u00a0500.5", "number_in_pieces"),
    refused("units", 5, "600件", "foreign_unit"),
    refused("units", 4, "3元", "foreign_unit"),
    refused("units", 4, "3天", "foreign_unit"),
    read("signs", 5, "\u202d1500.5\u202c", 1500.5),
    read("signs", 4, "\u20665\u2069", 5),
    read("signs", 4, "5\ufe0f", 5),
    read("signs", 2, "XZ-CG-\u200e002\u200e", "XZ-CG-002"),
    read("signs", 3, "普\u2060通", "普通"),
    read("signs", 1, "和\U000e0100平街道", "320311008"),
    visit("2023-09-11T16:00:00.000Z", notes=(("zone_converted", "C2"),)),
    visit("2023-09-12T00:00:00+08:00", notes=(("zone_converted", "C2"),)),
    visit("2023-09-11T20:00:00-04:00", notes=(("zone_converted", "C2"),)),
    visit(datetime(2023, 9, 11, 23, 59, 17), notes=(("midnight_missed", "C2"),)),
    visit("2023-09-11 23:59:17", notes=(("midnight_missed", "C2"),)),
    visit("2023-09-12 23:59:59", ("time_of_day", "C2")),
    visit("2023-09-12 上午9:30", ("time_of_day", "C2")),
    visit("2023年9月12日 9时30分", ("time_of_day", "C2")),
    visit("二〇二三年九月十二日"),
    asked(datetime(2023, 9, 11, 16)),
    asked("2023-09-11 16:00:00"),
    asked("2023-09-11 15:59:17"),
    Case(
        "days",
        "four in the afternoon, answered: the next day",
        lambda: xlsx(VISITS, (11, "黄楼街道", "2023-09-11 16:00:00", "第一组", 88, 6)),
        (Part({2: VISITED}, "visits"),),
        answers={"zone:visited_on": "next"},
    ),
    yearless("1月10日"),
    yearless("2月3日"),
    ordinal("第十一轮", 11),
    ordinal("第11轮", 11),
    ordinal("二十轮次", 20),
    stage("法制员初核", 1),
    stage("二级", 2),
    stage("第三级", 3),
    stage("分管领导批准", 4),
    ledger("WT-\u200e2023-001\u200e", "WT-2023-001"),
    ledger("\u202aWT-2023-001", "WT-2023-001"),
    ledger("'WT-2023-001", "'WT-2023-001", ("bad_code", "A3")),
    ledger("WT-2023-001?", "WT-2023-001?", ("bad_code", "A3")),
    ledger("编号", "编号", ("bad_code", "A3")),
    Case(
        "choices",
        "unknown word, answered",
        lambda: finding("案卷缺页"),
        (
            Part(
                {
                    3: (
                        "WT-1",
                        8,
                        "320302001",
                        date(2023, 9, 12),
                        "督查",
                        "文书案卷",
                        "一般",
                        "案卷缺页",
                        *[None] * 5,
                    )
                },
                "findings",
            ),
        ),
        answers={"word:category:程序不规范": "执法程序"},
    ),
    Case(
        "choices",
        "word of the bureau's own, answered",
        lambda: xlsx(HEADER, *changed(1, 3, "一般程序案")),
        (clean_part(),),
        answers={"word:procedure:一般程序案": "普通"},
    ),
    csv_file(
        "codes kept as text by a formula",
        lambda: text(HEADER, *[(*r[:2], f'="{r[2]}"', *r[3:]) for r in ROWS]),
    ),
    csv_file(
        "codes kept as text by an apostrophe",
        lambda: text(HEADER, *[(*r[:2], f"'{r[2]}", *r[3:]) for r in ROWS]),
    ),
    csv_file(
        "UTF-16 without a mark",
        lambda: text(HEADER, *ROWS, encoding="utf-16-le"),
    ),
    csv_file(
        "UTF-16 without a mark, the other order, with tabs",
        lambda: text(HEADER, *ROWS, encoding="utf-16-be", separator="\t"),
    ),
    bad_text(
        "quotation mark not closed to the end",
        lines((3, '2023年9月,和平街道,XZ-CG-002,"普通,5,1500.5,1')),
        "quote_not_closed",
        "A3",
    ),
    bad_text(
        "quotation mark closed by the next one",
        lines(
            (2, '2023年9月,黄楼街道,XZ-CG-001,"简易,3,600,0'),
            (4, '2023年9月,徐庄镇,XZ-CG-001,"简易",2,200,0'),
        ),
        "quote_not_closed",
        "A2",
    ),
    bad_text(
        "quotation mark at the end of a later line",
        lines(
            (2, '2023年9月,黄楼街道,XZ-CG-001,"简易,3,600,0'),
            (3, '2023年9月,和平街道,XZ-CG-002,普通",5,1500.5,1'),
        ),
        "quote_not_closed",
        "A2",
    ),
    bad_text(
        "one line with semicolons",
        lines((3, "2023年9月;和平街道;XZ-CG-002;普通;5;1500.5;1")),
        "mixed_separators",
        "A3",
    ),
    bad_text(
        "a line with commas and a tab",
        lines((4, "2023年9月,徐庄镇\tXZ-CG-001,简易,2,200,0")),
        "mixed_separators",
        "A4",
    ),
    Case(
        "text",
        "a separator too many",
        lambda: lines((3, "2023年9月,和平街道,XZ-CG-002,普通,5,1,500.5,1")).encode(),
        (clean_part(2, (CLEAN[0], (*CLEAN[1][:5], 1.0, None), CLEAN[2])),),
        (("extra_cells", "H3"), ("not_integer", "G3")),
        file_name="报表.csv",
    ),
)
