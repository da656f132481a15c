"""Messy layouts: titles, headers on several levels, totals, notes, sheets, periods."""

from datetime import date

from tests.unit.ingest.builder import (
    CLEAN,
    HEADER,
    PERIOD,
    ROWS,
    Case,
    Part,
    clean_part,
    text,
    xlsx,
)

TITLE = ("徐州市基层综合执法行权月报（2023年9月）",)
UNIT = ("填报单位：徐州市城市管理局", None, None, "填报日期：2023年10月8日")
TWO_LEVELS = (
    ("月份", "镇街", "权力事项", None, "行权情况", None, None),
    (None, None, "事项编码", "程序", "行权次数", "罚款金额", "不予处罚次数"),
)
TWO_LEVEL_MERGES = ("A1:A2", "B1:B2", "C1:D1", "E1:G1")
TOTAL = ("合计", None, None, None, 10, 2300.5, 1)
BARE = tuple(row[1:] for row in ROWS)


def hide_rows(sheet: object) -> None:
    sheet.row_dimensions[3].hidden = True


def filter_rows(sheet: object) -> None:
    sheet.auto_filter.ref = "A1:G4"
    for row in (2, 4):
        sheet.row_dimensions[row].hidden = True


def hide_columns(sheet: object) -> None:
    for letter in "FJ":  # one that is read, and one beyond the table
        sheet.column_dimensions[letter].hidden = True


STAFF = (
    ("月份", "镇街", "在岗执法人员", "持证", "法律职业资格", "辅助人员"),
    ("2023年9月", "黄楼街道", 20, 18, 2, 9),
)


def numbered(row: tuple, number: object) -> tuple:
    return (number, *row)


LAYOUTS = (
    Case("clean", "clean", lambda: xlsx(HEADER, *ROWS), (clean_part(),)),
    Case(
        "title",
        "title and unit lines above the header",
        lambda: xlsx(TITLE, UNIT, HEADER, *ROWS, merges=["A1:G1"]),
        (clean_part(4),),
    ),
    Case(
        "title",
        "blank rows and a blank column before the table",
        lambda: xlsx((), (), (None, *HEADER), *[(None, *r) for r in ROWS]),
        (clean_part(4),),
    ),
    Case(
        "title",
        "header on row 30",
        lambda: xlsx(*[("说明文字",)] * 29, HEADER, *ROWS),
        (clean_part(31),),
    ),
    Case(
        "levels",
        "two-level merged header",
        lambda: xlsx(*TWO_LEVELS, *ROWS, merges=TWO_LEVEL_MERGES),
        (clean_part(3),),
    ),
    Case(
        "levels",
        "two levels whose names join",
        lambda: xlsx(
            ("月份", "镇街", "事项编码", "程序", "行权", "罚款", "不予处罚"),
            (None, None, None, None, "次数", "金额", "次数"),
            *ROWS,
            merges=["A1:A2", "B1:B2", "C1:C2", "D1:D2"],
        ),
        (clean_part(3),),
    ),
    Case(
        "levels",
        "two levels in a text file, which keeps no merges",
        lambda: text(*TWO_LEVELS, *ROWS),
        (clean_part(3),),
        file_name="报表.csv",
    ),
    Case(
        "levels",
        "three levels below a title",
        lambda: xlsx(
            TITLE,
            ("行权月报", None, None, None, None, None, None),
            *TWO_LEVELS,
            *ROWS,
            merges=["A1:G1", "A2:G2", "A3:A4", "B3:B4", "C3:D3", "E3:G3"],
        ),
        (clean_part(5),),
    ),
    Case(
        "levels",
        "row of units below the header",
        lambda: xlsx(HEADER, (None,) * 4 + ("次", "元", "次"), *ROWS),
        (clean_part(3),),
    ),
    Case(
        "levels",
        "row of column numbers below the header",
        lambda: xlsx(HEADER, tuple(range(1, 8)), *ROWS),
        (clean_part(3),),
    ),
    Case(
        "vertical",
        "sub-district merged over its rows",
        lambda: xlsx(
            HEADER,
            ROWS[0],
            ("2023年9月", None, "XZ-CG-002", "普通", 5, 1500.5, 1),
            ROWS[2],
            merges=["B2:B3"],
        ),
        (
            Part(
                {
                    2: CLEAN[0],
                    3: (PERIOD, "320302001", "XZ-CG-002", "普通", 5, 1500.5, 1),
                    4: CLEAN[2],
                }
            ),
        ),
    ),
    Case(
        "vertical",
        "plain blank below a sub-district stays missing",
        lambda: xlsx(HEADER, ROWS[0], ("2023年9月", None, *ROWS[1][2:]), ROWS[2]),
        (clean_part(2, (CLEAN[0], (PERIOD, None, *CLEAN[1][2:]), CLEAN[2])),),
        (("missing_value", "B3"),),
    ),
    Case(
        "vertical",
        "merged numbers belong to no row",
        lambda: xlsx(HEADER, *ROWS, merges=["F2:F3"]),
        (clean_part(2, (CLEAN[0], (*CLEAN[1][:5], None, 1), CLEAN[2])),),
        (("merged_numbers", "F2:F3"), ("missing_value", "F3")),
    ),
    Case(
        "totals",
        "total row left out",
        lambda: xlsx(HEADER, *ROWS, TOTAL),
        (clean_part(),),
        notes=(("total_row", "A5"),),
    ),
    Case(
        "totals",
        "total row written wide, on top",
        lambda: xlsx(HEADER, ("合　计", *TOTAL[1:]), *ROWS),
        (clean_part(3),),
        notes=(("total_row", "A2"),),
    ),
    Case(
        "totals",
        "total that its rows do not give",
        lambda: xlsx(HEADER, *ROWS, (*TOTAL[:4], 11, 2300.5, 1)),
        (clean_part(),),
        (("total_mismatch", "E5"),),
    ),
    Case(
        "totals",
        "subtotals by district and a total",
        lambda: xlsx(
            HEADER,
            ROWS[0],
            ("鼓楼区小计", None, None, None, 3, 600, 0),
            ROWS[1],
            ROWS[2],
            ("小计", None, None, None, 7, 1700.5, 1),
            TOTAL,
        ),
        (Part({2: CLEAN[0], 4: CLEAN[1], 5: CLEAN[2]}),),
    ),
    Case(
        "totals",
        "wrong subtotal",
        lambda: xlsx(HEADER, *ROWS[:2], ("小计", *[None] * 3, 8, 2100, 1), ROWS[2]),
        (Part({2: CLEAN[0], 3: CLEAN[1], 5: CLEAN[2]}),),
        (("total_mismatch", "F4"),),
    ),
    Case(
        "totals",
        "mean row",
        lambda: xlsx(HEADER, *ROWS, ("平均", *[None] * 3, 3.33, 766.83, 0.33)),
        (clean_part(),),
    ),
    Case(
        "totals",
        "total named in the sub-district column",
        lambda: xlsx(HEADER, *ROWS, (None, "全市合计", *TOTAL[2:])),
        (clean_part(),),
        notes=(("total_row", "A5"),),
    ),
    Case(
        "notes",
        "notes and signatures below",
        lambda: xlsx(
            HEADER,
            *ROWS,
            ("注：1.数据截至月底。",),
            ("填表人：某某", None, None, "联系电话：0516-83700000"),
        ),
        (clean_part(),),
        notes=(("notes_begin", "A5"),),
    ),
    Case(
        "notes",
        "signatures without a colon, after a blank row",
        lambda: xlsx(HEADER, *ROWS, (), ("填表人 某某", None, "审核人 某某")),
        (clean_part(),),
    ),
    Case(
        "notes",
        "data below the notes",
        lambda: xlsx(HEADER, *ROWS[:2], ("备注：以下为补报",), ROWS[2]),
        (clean_part(2, CLEAN[:2]),),
        (("rows_after_notes", "A5"),),
    ),
    Case(
        "blank",
        "pre-numbered rows that nobody filled in",
        lambda: xlsx(
            ("序号", *HEADER),
            *[numbered(row, n) for n, row in enumerate(ROWS, 1)],
            (4,),
            (5,),
        ),
        (clean_part(),),
        notes=(("blank_rows", "A5"), ("extra_column", "A1")),
    ),
    Case(
        "blank",
        "header repeated on every page",
        lambda: xlsx(HEADER, *ROWS[:2], HEADER, ROWS[2]),
        (Part({2: CLEAN[0], 3: CLEAN[1], 5: CLEAN[2]}),),
        notes=(("repeated_header", "A4"),),
    ),
    Case(
        "blank",
        "header and nothing else",
        lambda: xlsx(TITLE, HEADER),
        (Part({}),),
        (("no_rows", ""),),
    ),
    Case(
        "columns",
        "other order, other names",
        lambda: xlsx(
            (
                "免罚次数",
                "街道",
                "报告期",
                "权力编码",
                "罚没金额",
                "处罚次数",
                "适用程序",
            ),
            *[(r[6], r[1], r[0], r[2], r[5], r[4], r[3]) for r in ROWS],
        ),
        (clean_part(),),
    ),
    Case(
        "columns",
        "units and asterisks in the names",
        lambda: xlsx(
            (
                "*月份",
                "镇（街道）",
                "事项编码",
                "程 序",
                "行权次数(次)",
                "罚款金额（元）",
                "不予处罚次数：",
            ),
            *ROWS,
        ),
        (clean_part(),),
    ),
    Case(
        "columns",
        "unknown column named",
        lambda: xlsx((*HEADER, "满意度"), *[(*r, 98) for r in ROWS]),
        (clean_part(),),
        (("unknown_column", "H1"),),
    ),
    Case(
        "columns",
        "missing column named",
        lambda: xlsx(HEADER[:5] + HEADER[6:], *[r[:5] + r[6:] for r in ROWS]),
        (clean_part(2, [(*r[:5], None, r[6]) for r in CLEAN]),),
        (("missing_column", "1:1"),),
    ),
    Case(
        "columns",
        "two columns of one name",
        lambda: xlsx((*HEADER, "行权次数"), *[(*r, 1) for r in ROWS]),
        (clean_part(),),
        (("ambiguous_column", "1:1"), ("unknown_column", "H1")),
    ),
    Case(
        "columns",
        "amounts in ten thousands",
        lambda: xlsx(
            (*HEADER[:5], "罚款金额（万元）", HEADER[6]),
            *[(*r[:5], r[5] / 10_000, r[6]) for r in ROWS],
        ),
        (clean_part(),),
        (("unit_converted", "F1"),),
    ),
    Case(
        "sheets",
        "hidden sheet skipped and named",
        lambda: xlsx(HEADER, *ROWS, more=[("旧数据", (HEADER, *ROWS), "hidden")]),
        (clean_part(),),
        (("hidden_sheet", ""),),
    ),
    Case(
        "sheets",
        "very hidden sheet skipped and named",
        lambda: xlsx(HEADER, *ROWS, more=[("旧", (HEADER, *ROWS), "veryHidden")]),
        (clean_part(),),
        (("hidden_sheet", ""),),
    ),
    Case(
        "sheets",
        "hidden row read with a warning",
        lambda: xlsx(HEADER, *ROWS, change=hide_rows),
        (clean_part(),),
        (("hidden_rows", "A3"),),
    ),
    Case(
        "sheets",
        "filtered rows read with a warning",
        lambda: xlsx(HEADER, *ROWS, change=filter_rows),
        (clean_part(),),
        (("hidden_rows", "A2"),),
    ),
    Case(
        "sheets",
        "a sheet a month",
        lambda: xlsx(
            HEADER,
            *[("8月", *row) for row in BARE],
            name="2023年8月",
            more=[("2023年9月", (HEADER, *[("9月", *row) for row in BARE]), "visible")],
        ),
        (
            Part(
                dict(enumerate([(date(2023, 8, 1), *r[1:]) for r in CLEAN], 2)),
                period=date(2023, 8, 1),
            ),
            clean_part(),
        ),
    ),
    Case(
        "sheets",
        "a sheet of another kind beside the data",
        lambda: xlsx(
            HEADER, *ROWS, more=[("说明", (("本表由市局统一印制",),), "visible")]
        ),
        (clean_part(),),
        (("sheet_not_recognised", ""),),
    ),
    Case(
        "sheets",
        "empty sheets are nothing to speak of",
        lambda: xlsx(HEADER, *ROWS, more=[("Sheet2", (), "visible")]),
        (clean_part(),),
    ),
    Case(
        "period",
        "two months in one table",
        lambda: xlsx(HEADER, *ROWS[:2], ("2023年8月", *ROWS[2][1:])),
        (
            Part({4: (date(2023, 8, 1), *CLEAN[2][1:])}, period=date(2023, 8, 1)),
            clean_part(2, CLEAN[:2]),
        ),
    ),
    Case(
        "period",
        "no month column: the title says the month",
        lambda: xlsx(TITLE, HEADER[1:], *BARE),
        (clean_part(3),),
        notes=(("period_supplied", ""),),
    ),
    Case(
        "period",
        "no month column: the file name says the month",
        lambda: xlsx(HEADER[1:], *BARE),
        (clean_part(),),
        file_name="2023年9月行权月报.xlsx",
    ),
    Case(
        "period",
        "no month anywhere",
        lambda: xlsx(HEADER[1:], *BARE),
        (Part(dict(enumerate([(None, *r[1:]) for r in CLEAN], 2)), period=None),),
        (("period_unknown", ""),),
    ),
    Case(
        "period",
        "a row of another month than the title says",
        lambda: xlsx(TITLE, HEADER, *ROWS[:2], ("2023年8月", *ROWS[2][1:])),
        (clean_part(3, (*CLEAN[:2], (date(2023, 8, 1), *CLEAN[2][1:]))),),
        (("wrong_period", "A5"),),
    ),
    Case(
        "period",
        "a row of another month than the chosen one",
        lambda: xlsx(HEADER, *ROWS[:2], ("2023年8月", *ROWS[2][1:])),
        (clean_part(2, (*CLEAN[:2], (date(2023, 8, 1), *CLEAN[2][1:]))),),
        (("wrong_period", "A4"),),
        options={"period": PERIOD},
    ),
    Case(
        "period",
        "title and file name disagree",
        lambda: xlsx(TITLE, HEADER, *ROWS),
        (clean_part(3),),
        (("period_conflict_file", ""),),
        file_name="2023年8月.xlsx",
    ),
    Case(
        "cumulative",
        "cumulative title",
        lambda: xlsx(("2023年1-9月行权情况累计表",), HEADER, *ROWS),
        (clean_part(3),),
        (("cumulative_title", ""),),
    ),
    Case(
        "cumulative",
        "cumulative row left out",
        lambda: xlsx(HEADER, *ROWS, ("本年累计", None, None, None, 99, 9e4, 7)),
        (clean_part(),),
    ),
    Case(
        "hidden",
        "hidden column is read and named",
        lambda: xlsx(HEADER, *ROWS, change=hide_columns),
        (clean_part(),),
        (("hidden_column", "F1"),),
    ),
    Case(
        "stacked",
        "another table below, under a title of its own",
        lambda: xlsx(HEADER, *ROWS, (), ("二、队伍情况",), *STAFF),
        (clean_part(),),
        (("doubtful_dataset", ""), ("other_table", "A5")),
    ),
    Case(
        "stacked",
        "a smaller table above",
        lambda: xlsx(("一、队伍情况",), *STAFF, (), HEADER, *ROWS),
        (clean_part(6),),
        (("doubtful_dataset", ""), ("other_table", "A1")),
    ),
    Case(
        "duplicate",
        "duplicate key names both rows",
        lambda: xlsx(HEADER, *ROWS, ROWS[0]),
        (clean_part(2, (*CLEAN, CLEAN[0])),),
        (("duplicate_key", "D5"),),
    ),
)
