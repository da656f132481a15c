"""Merges, totals with a scope, months in dispute, blocks and cross-tables."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    PERIOD,
    ROWS,
    Case,
    Part,
    clean_part,
    xlsx,
)

TITLE = ("行权月报（2023年9月）",)
BARE = tuple(row[1:] for row in ROWS)
STAFF = ("月份", "镇街", "在岗执法人员", "持证", "法律职业资格", "辅助人员")
OFFICERS = (
    ("2023年9月", "黄楼街道", 20, 18, 2, 9),
    ("2023年9月", "丰财街道", 10, 8, 1, 4),
    ("2023年9月", "和平街道", 30, 28, 3, 5),
)
COUNTED = (
    (PERIOD, "320302001", 20, 18, 2, 9),
    (PERIOD, "320302002", 10, 8, 1, 4),
    (PERIOD, "320311008", 30, 28, 3, 5),
)
VISITS = ("轮次", "镇街", "督查日期", "检查组", "得分", "抽查案卷数")


def staff_part(*rows: int) -> Part:
    return Part(dict(zip(rows, COUNTED, strict=True)), "staff")


def totals(
    name: str, *lines: tuple[Any, ...], rows: tuple[int, ...], **more: Any
) -> Case:
    """A staff report with total rows in it."""
    return Case(
        "totals", name, lambda: xlsx(STAFF, *lines), (staff_part(*rows),), **more
    )


def asked(name: str, build: Callable[[], bytes], rule: str, **more: Any) -> Case:
    """A report without a column of months whose month is not clear."""
    period = more.pop("period", PERIOD)
    first = more.pop("first", 2)
    rows = {n: (period, *r[1:]) for n, r in enumerate(CLEAN, first)}
    return Case(
        "period", name, build, (Part(rows, period=period),), ((rule, ""),), **more
    )


def blocks(*second: Any, title: str = "二、泉山区") -> bytes:
    return xlsx(("一、鼓楼区",), HEADER, *ROWS[:2], (title,), *second)


def months_across() -> bytes:
    return xlsx(
        ("2023年在岗执法人员",),
        ("镇街", *[f"{n}月" for n in range(1, 13)]),
        ("黄楼街道", *range(12)),
    )


def days_across() -> bytes:
    return xlsx(
        ("镇街", *[date(2023, n, 1) for n in range(1, 5)]), ("黄楼街道", 1, 2, 3, 4)
    )


def units_across() -> bytes:
    return xlsx(
        ("队伍月报（2023年9月）",),
        ("指标", "黄楼街道", "和平街道", "徐庄镇"),
        ("在岗执法人员", 18, 14, 20),
    )


def merged_block() -> bytes:
    """The unit merged over two columns and two rows, its header over the columns."""
    header = (*HEADER[:2], None, *HEADER[2:])
    rows = [(r[0], r[1], None, *r[2:]) for r in ROWS]
    rows[1] = (ROWS[1][0], None, None, *ROWS[1][2:])
    return xlsx(header, *rows, merges=["B1:C1", "B2:C3", "B4:C4"])


def beyond_the_table() -> bytes:
    """A box merged from the last unit down over the total row and further."""
    total = ("合计", None, None, None, 10, 2300.5, 1)
    return xlsx(HEADER, *ROWS, total, merges=["B4:B9"])


MERGED = {
    2: CLEAN[0],
    3: (PERIOD, "320302001", *CLEAN[1][2:]),
    4: CLEAN[2],
}

TABLES = (
    Case(
        "merges",
        "unit merged over two columns and two rows",
        merged_block,
        (Part(MERGED),),
    ),
    Case("merges", "box that ends beyond the table", beyond_the_table, (clean_part(),)),
    Case(
        "merges",
        "round merged over its visits",
        lambda: xlsx(
            VISITS,
            (11, "黄楼街道", "2023-09-12", "第一组", 88, 6),
            (None, "和平街道", "2023-09-13", "第一组", 90, 5),
            merges=["A2:A3"],
        ),
        (
            Part(
                {
                    2: (11, "320302001", date(2023, 9, 12), "第一组", 88.0, 6),
                    3: (11, "320311008", date(2023, 9, 13), "第一组", 90.0, 5),
                },
                "visits",
            ),
        ),
    ),
    Case(
        "merges",
        "header merged over two columns that both hold figures",
        lambda: xlsx(
            (*HEADER[:5], None, *HEADER[5:]),
            *[(*r[:5], 9, *r[5:]) for r in ROWS],
            merges=["E1:F1"],
        ),
        (clean_part(),),
        (("ambiguous_column", "1:1"), ("unknown_column", "F1")),
    ),
    totals(
        "totals of districts and of the city",
        *OFFICERS[:2],
        (None, "鼓楼区合计", 30, 26, 3, 13),
        OFFICERS[2],
        (None, "泉山区合计", 30, 28, 3, 5),
        (None, "全市合计", 60, 54, 6, 18),
        rows=(2, 3, 5),
    ),
    totals(
        "totals of units, as an outline makes them",
        OFFICERS[0],
        (None, "黄楼街道 汇总", 20, 18, 2, 9),
        OFFICERS[1],
        (None, "丰财街道 汇总", 10, 8, 1, 4),
        OFFICERS[2],
        (None, "总计", 60, 54, 6, 18),
        rows=(2, 4, 6),
    ),
    totals(
        "total of a district that its rows do not give",
        *OFFICERS[:2],
        (None, "鼓楼区合计", 31, 26, 3, 13),
        OFFICERS[2],
        rows=(2, 3, 5),
        issues=(("total_mismatch", "C4"),),
    ),
    totals(
        "total of a scope that nobody knows is left alone",
        *OFFICERS,
        (None, "老城片区合计", 30, 26, 3, 13),
        rows=(2, 3, 4),
    ),
    Case(
        "totals",
        "subtotals named in the code's column",
        lambda: xlsx(
            HEADER,
            ROWS[0],
            ("2023年9月", "黄楼街道", "小计", None, 3, 600, 0),
            ROWS[1],
            ("2023年9月", "和平街道", "小计", None, 5, 1500.5, 1),
            ROWS[2],
        ),
        (Part({2: CLEAN[0], 4: CLEAN[1], 6: CLEAN[2]}),),
    ),
    asked(
        "sheet name and title disagree, no column of months",
        lambda: xlsx(TITLE, HEADER[1:], *BARE, name="2023年8月"),
        "period_disputed",
        period=date(2023, 8, 1),
        first=3,
    ),
    asked(
        "title and file name disagree, no column of months",
        lambda: xlsx(TITLE, HEADER[1:], *BARE),
        "period_disputed",
        first=3,
        file_name="2023年10月行权月报.xlsx",
    ),
    Case(
        "period",
        "disagreement, answered",
        lambda: xlsx(TITLE, HEADER[1:], *BARE, name="2023年8月"),
        (clean_part(3),),
        (("period_conflict_sheet", ""),),
        answers={"period": "2023-09"},
    ),
    asked(
        "file named by its month of sending",
        lambda: xlsx(HEADER[1:], *BARE),
        "period_sent",
        period=None,
        file_name="2023年10月报送行权月报.xlsx",
    ),
    asked(
        "month of sending with the month in brackets, but no year",
        lambda: xlsx(HEADER[1:], *BARE),
        "period_sent",
        period=None,
        file_name="2024年1月上报（12月数据）.xlsx",
    ),
    asked(
        "month of sending in digits alone",
        lambda: xlsx(HEADER[1:], *BARE),
        "period_sent",
        period=None,
        file_name="2023-10上报.xlsx",
    ),
    asked(
        "two months in one name",
        lambda: xlsx(HEADER[1:], *BARE),
        "period_unknown",
        period=None,
        file_name="2023年10月报（9月数据）.xlsx",
    ),
    Case(
        "cumulative",
        "title of several months, no column of months",
        lambda: xlsx(("2023年8-9月行权情况",), HEADER[1:], *BARE),
        (clean_part(3),),
        (("cumulative_figures", ""),),
        file_name="2023年9月.xlsx",
    ),
    Case(
        "cumulative",
        "title of several months, answered: the month's own",
        lambda: xlsx(("2023年三季度行权情况",), HEADER[1:], *BARE),
        (clean_part(3),),
        (("cumulative_title", ""),),
        file_name="2023年9月.xlsx",
        answers={"cumulative": "month"},
    ),
    Case(
        "period",
        "file named by its month of sending, title says the month",
        lambda: xlsx(TITLE, HEADER[1:], *BARE),
        (clean_part(3),),
        file_name="2023年10月报送行权月报.xlsx",
    ),
    asked(
        "title speaks of last month",
        lambda: xlsx(("行权月报（上月数据）",), HEADER[1:], *BARE),
        "period_previous",
        period=date(2023, 10, 1),
        first=3,
        file_name="2023年10月行权月报.xlsx",
    ),
    asked(
        "month that has not come",
        lambda: xlsx(("行权月报（2099年9月）",), HEADER[1:], *BARE),
        "future_period",
        period=date(2099, 9, 1),
        first=3,
    ),
    Case(
        "stacked",
        "second block in another order",
        lambda: blocks(
            (*HEADER[:4], HEADER[5], HEADER[4], HEADER[6]),
            (*ROWS[2][:4], 200, 2, 0),
        ),
        (clean_part(3, CLEAN[:2]),),
        (("other_block", "A5"),),
    ),
    Case(
        "stacked",
        "second block with a column less",
        lambda: blocks(HEADER[:6], ROWS[2][:6]),
        (clean_part(3, CLEAN[:2]),),
        (("other_block", "A5"),),
    ),
    Case(
        "stacked",
        "second block in the same order, under a title of its own",
        lambda: blocks(HEADER, ROWS[2]),
        (clean_part(3, CLEAN[:2]).with_row(7, CLEAN[2]),),
        notes=(("repeated_header", "A5"),),
    ),
    Case(
        "stacked",
        "halves side by side",
        lambda: xlsx((*HEADER, None, *HEADER), (*ROWS[0], None, *ROWS[1])),
        (clean_part(2, CLEAN[:1]),),
        (
            ("side_by_side", "1:1"),
            *[("unknown_column", f"{letter}1") for letter in "IJKLMNO"],
        ),
    ),
    Case(
        "crosswise",
        "a column a month",
        months_across,
        (),
        (("crosswise_months", ""), ("nothing_recognised", "")),
    ),
    Case(
        "crosswise",
        "a column a month, as days",
        days_across,
        (),
        (("crosswise_months", ""), ("nothing_recognised", "")),
    ),
    Case(
        "crosswise",
        "a column a unit",
        units_across,
        (),
        (("crosswise_units", ""), ("nothing_recognised", "")),
    ),
)
