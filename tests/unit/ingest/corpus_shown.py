"""What cells show and what units are stated: formats, headers, rows and lines."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    ROWS,
    Case,
    Part,
    clean_but,
    clean_part,
    xlsx,
)

FINES = tuple((*row[:5], None, row[6]) for row in CLEAN)
VISITS = ("轮次", "镇街", "督查日期", "检查组", "得分", "抽查案卷数")
VISIT = (11, "黄楼街道", date(2023, 9, 12), "第一组", 88, 6)
VISITED = (11, "320302001", date(2023, 9, 12), "第一组", 88.0, 6)
TARGETS = ("指标", "范围", "起始月份", "目标值", "依据文件")


def scaled(factor: float) -> list[tuple[Any, ...]]:
    """The clean rows with their fines divided by a factor."""
    return [(*row[:5], row[5] / factor, row[6]) for row in ROWS]


def format_column(letter: str, code: str, first: int = 2, last: int = 4) -> Any:
    def change(sheet: Any) -> None:
        for row in range(first, last + 1):
            sheet[f"{letter}{row}"].number_format = code

    return change


def asked(code: str, factor: float = 1, **more: Any) -> Case:
    """Fines in a format that shows another number than is stored: a question."""
    return Case(
        "shown",
        f"fines in the format {code}",
        lambda: xlsx(HEADER, *scaled(factor), change=format_column("F", code)),
        (clean_part(2, FINES),),
        (("shown_differs", "F2:F4"),),
        **more,
    )


def plain(code: str) -> Case:
    """Fines in a format that says what is stored."""
    return Case(
        "shown",
        f"fines in the format {code}, which says what is stored",
        lambda: xlsx(HEADER, *ROWS, change=format_column("F", code)),
        (clean_part(),),
    )


def answered(code: str, factor: float, answer: str, rows: Any) -> Case:
    return Case(
        "shown",
        f"fines in the format {code}, answered: {answer}",
        lambda: xlsx(HEADER, *scaled(factor), change=format_column("F", code)),
        (clean_part(2, rows),),
        answers={"shown:fine_yuan": answer},
    )


def stated(header: str, factor: float) -> Case:
    """A header that states a unit, by which the fines are multiplied."""
    return Case(
        "units",
        f"header {header}",
        lambda: xlsx((*HEADER[:5], header, HEADER[6]), *scaled(factor)),
        (clean_part(),),
        (("unit_converted", "F1"),),
    )


def doubtful(place: int, header: str) -> Case:
    """A header whose words may make it another figure: not read, and asked about."""
    headers = tuple(header if n == place else h for n, h in enumerate(HEADER))
    rows = [tuple(None if n == place else v for n, v in enumerate(r)) for r in CLEAN]
    return Case(
        "units",
        f"header {header}: in doubt",
        lambda: xlsx(headers, *ROWS),
        (clean_part(2, rows),),
        (("doubtful_column", f"{'ABCDEFG'[place]}1"),),
    )


def line(name: str, build: Callable[[], bytes], cell: str, first: int) -> Case:
    """A unit stated outside the header."""
    return Case("units", name, build, (clean_part(first),), (("unit_converted", cell),))


def coded(code: str, numbers: tuple[int, ...], texts: tuple[str, ...]) -> Case:
    """Power codes that are numbers, shown by a format as codes."""
    rows = [(*r[:2], n, *r[3:]) for r, n in zip(ROWS, numbers, strict=True)]
    clean = [(*r[:2], t, *r[3:]) for r, t in zip(CLEAN, texts, strict=True)]
    return Case(
        "shown",
        f"codes in the format {code}",
        lambda: xlsx(HEADER, *rows, change=format_column("C", code)),
        (clean_part(2, clean),),
        notes=(("code_as_shown", "C2:C4"),),
    )


def target(value: Any, code: str | None = None) -> bytes:
    rows = (
        ("审核按期率", "徐州市", "2022年1月", 0.95, "示例〔2022〕2号"),
        ("持证率", "徐州市", "2022年1月", value, "示例〔2022〕2号"),
    )

    def change(sheet: Any) -> None:
        sheet["D3"].number_format = "0%"
        if code:
            sheet["D4"].number_format = code

    title = ("目标值（2023年7月）",)
    return xlsx(title, TARGETS, *rows, change=change)


def target_part(value: float | None) -> Part:
    rest = ("示例〔2022〕2号",)
    return Part(
        {
            3: ("review_on_time", "320300", date(2022, 1, 1), 0.95, *rest),
            4: ("certified_share", "320300", date(2022, 1, 1), value, *rest),
        },
        "targets",
        date(2023, 7, 1),
    )


def scored(code: str, score: float, *issues: tuple[str, str]) -> Case:
    value = None if issues else 88.0
    return Case(
        "shown",
        f"score {score} in the format {code}",
        lambda: xlsx(
            VISITS,
            (*VISIT[:4], score, 6),
            change=format_column("E", code, 2, 2),
        ),
        (Part({2: (*VISITED[:4], value, 6)}, "visits"),),
        issues,
    )


SHOWN = (
    asked('0.0000"万元"', 10_000),
    asked('0.00"万"', 10_000),
    asked("#,##0,"),
    asked("0.0,,"),
    asked('0"."0,'),
    asked("0.00%"),
    asked(";;;"),
    asked('"约"0'),
    asked('0"件"'),
    plain('#,##0.00"元"'),
    plain("[DBNum1]General"),
    plain('_ ¥* #,##0.00_ ;_ ¥* \\-#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '),
    plain('0!.0,"万"'),
    plain("0000"),
    answered('0.0000"万元"', 10_000, "shown", CLEAN),
    answered("0.0,", 1, "stored", CLEAN),
    coded('"XZ-CG-"000', (1, 2, 1), ("XZ-CG-001", "XZ-CG-002", "XZ-CG-001")),
    coded("0000", (1, 2, 3), ("0001", "0002", "0003")),
    coded("000-000", (100001, 100002, 100003), ("100-001", "100-002", "100-003")),
    scored("0.0%", 0.88, ("shown_differs", "E2")),
    scored('0"分"', 88),
    scored('0"%"', 88, ("shown_differs", "E2")),
    Case(
        "shown",
        "share in a per-cent format beside a text with the sign",
        lambda: target("90%"),
        (target_part(0.9),),
    ),
    Case(
        "shown",
        "share whose format adds the sign to a number that is one already",
        lambda: target(90, '0"%"'),
        (target_part(0.9),),
    ),
    Case(
        "shown",
        "round shown as a name",
        lambda: xlsx(VISITS, VISIT, change=format_column("A", '"第"0"轮"', 2, 2)),
        (Part({2: VISITED}, "visits"),),
        notes=(("code_as_shown", "A2"),),
    ),
    Case(
        "shown",
        "month shown by a format of digits and signs",
        lambda: xlsx(
            HEADER,
            *[(202309, *row[1:]) for row in ROWS],
            change=format_column("A", '0000"年"00"月"'),
        ),
        (clean_part(),),
        notes=(("code_as_shown", "A2:A4"),),
    ),
)

UNITS = (
    stated("罚款金额（万）", 10_000),
    stated("罚款金额（千元）", 1000),
    stated("罚款金额(百元)", 100),
    stated("罚款金额/万元", 10_000),
    stated("罚款金额（单位：万元）", 10_000),
    stated("罚款金额万元", 10_000),
    stated("罚款金额【人民币万元】", 10_000),
    doubtful(4, "行权次数（本年累计）"),
    doubtful(4, "行权次数（1-9月）"),
    doubtful(4, "行权次数（上年同期）"),
    doubtful(4, "行权次数（率）"),
    doubtful(5, "罚款金额（美元）"),
    doubtful(5, "罚款金额（件）"),
    Case(
        "units",
        "harmless words in brackets",
        lambda: xlsx(
            (
                *("月份（必填）", "镇街", "事项编码", "程序（下拉选择）"),
                *("行权次数（本月）", "罚款金额①", "不予处罚次数（件）"),
            ),
            *ROWS,
        ),
        (clean_part(),),
    ),
    line(
        "row of units below the header",
        lambda: xlsx(HEADER, (None,) * 4 + ("次", "万元", "次"), *scaled(10_000)),
        "F1",
        3,
    ),
    line(
        "row of units in brackets",
        lambda: xlsx(HEADER, (None,) * 5 + ("（千元）",), *scaled(1000)),
        "F1",
        3,
    ),
    line(
        "line of the unit above the table",
        lambda: xlsx(("单位：万元",), HEADER, *scaled(10_000)),
        "F2",
        3,
    ),
    line(
        "line of the unit in two cells",
        lambda: xlsx((None,) * 5 + ("单位：", "万元"), HEADER, *scaled(10_000)),
        "F2",
        3,
    ),
    line(
        "unit in the notes below",
        lambda: xlsx(HEADER, *scaled(10_000), ("注：金额以万元为单位。",)),
        "F1",
        2,
    ),
    line(
        "unit in the sheet's name",
        lambda: xlsx(HEADER, *scaled(10_000), name="行权（万元）"),
        "F1",
        2,
    ),
    Case(
        "units",
        "list of units above the table: a question",
        lambda: xlsx(("单位：次、万元、次",), HEADER, *scaled(10_000)),
        (clean_part(3, [(*r[:5], r[5] / 10_000, r[6]) for r in CLEAN]),),
        (("unit_unclear", "F2"),),
    ),
    Case(
        "units",
        "list of units, answered",
        lambda: xlsx(("单位：次、万元、次",), HEADER, *scaled(10_000)),
        (clean_part(3),),
        (("unit_converted", "F2"),),
        answers={"unit:fine_yuan": "10000"},
    ),
    Case(
        "units",
        "header and line of another unit: a question",
        lambda: xlsx(
            ("单位：万元",), (*HEADER[:5], "罚款金额（元）", HEADER[6]), *ROWS
        ),
        (clean_part(3),),
        (("unit_unclear", "F2"),),
    ),
    Case(
        "units",
        "counts in ten thousands",
        lambda: xlsx(
            (*HEADER[:4], "行权次数（万次）", *HEADER[5:]),
            *[(*r[:4], r[4] / 10_000, *r[5:]) for r in ROWS],
        ),
        (clean_part(),),
        (("unit_converted", "E1"),),
    ),
    Case(
        "units",
        "unit in the cell beside one in the header",
        lambda: xlsx(
            (*HEADER[:5], "罚款金额（万元）", HEADER[6]),
            (*ROWS[0][:5], "600元", 0),
            (*ROWS[1][:5], "0.15005万元", 1),
            (*ROWS[2][:5], 0.02, 0),
        ),
        (clean_part(2, clean_but(0, 5, None)),),
        (("unit_beside_unit", "F2"), ("unit_converted", "F1")),
    ),
    Case(
        "units",
        "month's own and cumulative figures side by side, group on top",
        lambda: xlsx(
            (*HEADER[:4], "本月", None, None, "本年累计", None, None),
            (None,) * 4 + HEADER[4:] * 2,
            *[(*r, r[4] * 9, r[5] * 9, r[6] * 9) for r in ROWS],
            merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1", "H1:J1"],
        ),
        (clean_part(3),),
        tuple(("unknown_column", f"{letter}1") for letter in "HIJ"),
    ),
    Case(
        "units",
        "cumulative figures alone, group on top",
        lambda: xlsx(
            (*HEADER[:4], "本年累计", None, None),
            (None,) * 4 + HEADER[4:],
            *ROWS,
            merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:G1"],
        ),
        (clean_part(3, [(*r[:4], None, None, None) for r in CLEAN]),),
        tuple(("doubtful_column", f"{letter}1") for letter in "EFG"),
    ),
)
