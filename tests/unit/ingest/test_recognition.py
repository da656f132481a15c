"""Guesses with their confidence, and the analyst's corrections laid over them."""

from datetime import date

from dashboard.datasets import DATASETS
from dashboard.ingest.inspection import Upload, inspect_workbook
from dashboard.ingest.recognition import Corrections, recognise_sheet
from dashboard.ingest.workbook import Sheet
from tests.unit.ingest.builder import CLEAN, HEADER, PERIOD, ROWS, xlsx

ODD = ("时期", "单位", "代号", "程序", "行权次数", "罚款金额", "不予处罚次数")


COLUMNS = tuple(DATASETS["penalties"].columns)
ENGLISH = (
    "Month",
    "Sub-district",
    "Power code",
    "Procedure",
    "Exercises",
    "Fines (yuan)",
    "No-penalty decisions",
)


def inspect(data: bytes, *fixes: Corrections, **options: object) -> Upload:
    return inspect_workbook(data, "报表.xlsx", corrections=fixes, **options)[0]


def rules(upload: Upload) -> list[tuple[str, str]]:
    return [(i.rule, i.cell) for i in upload.issues if i.severity != "info"]


def test_clean_table_is_recognised_with_confidence_and_reasons() -> None:
    recognition = inspect(xlsx(HEADER, *ROWS)).recognition
    assert recognition.confidence == 1.0
    assert recognition.mapping == dict(zip(COLUMNS, "ABCDEFG", strict=True))
    assert recognition.reasons[0].text == "第 1 行是“行权月报”的表头，认出 7/7 列。"


def test_confidence_falls_with_what_is_missing() -> None:
    upload = inspect(xlsx(HEADER[:5], *[row[:5] for row in ROWS]))
    assert upload.dataset == "penalties"
    assert upload.recognition.confidence == 0.67


def test_doubtful_guess_is_asked_about() -> None:
    upload = inspect(xlsx(HEADER[:4], *[row[:4] for row in ROWS]))
    assert upload.recognition.confidence == 0.32
    assert upload.counts["doubtful_dataset"] == 1


def test_title_decides_between_similar_tables() -> None:
    rows = (("事项编码", "生效日期", "领域"), ("XZ-1", "2021-01-01", "城市管理"))
    upload = inspect(xlsx(("权力事项目录 2023年9月",), *rows))
    assert (upload.dataset, upload.period) == ("powers", PERIOD)


def test_column_corrected_by_header_and_by_letter() -> None:
    data = xlsx(ODD, *ROWS)
    assert ("missing_column", "1:1") in rules(inspect(data))
    fix = Corrections(columns={"时期": "period", "C": "power_code"})
    upload = inspect(data, fix)
    assert rules(upload) == []
    assert list(upload.frame["power_code"]) == ["XZ-CG-001", "XZ-CG-002", "XZ-CG-001"]


def test_column_left_out_on_demand() -> None:
    upload = inspect(xlsx(HEADER, *ROWS), Corrections(columns={"程序": ""}))
    assert "procedure" not in upload.mapping
    assert ("missing_column", "1:1") in rules(upload)


def test_correction_settles_two_columns_of_one_name() -> None:
    data = xlsx((*HEADER, "行权次数"), *[(*row, 9) for row in ROWS])
    fix = Corrections(columns={"H": "exercise_count", "E": ""})
    upload = inspect(data, fix)
    assert list(upload.frame["exercise_count"]) == [9, 9, 9]
    assert "ambiguous_column" not in upload.counts


def test_header_row_corrected() -> None:
    data = xlsx(HEADER, *ROWS[:1], HEADER, *ROWS[1:])
    upload = inspect(data, Corrections(header_row=3))
    assert list(upload.frame.index) == [4, 5]


def test_data_set_corrected_for_one_sheet() -> None:
    sheet = (("编码", "街道"), ("XZ-CG-001", "黄楼街道"))
    fix = Corrections(sheet="Sheet", dataset="grants", period=PERIOD)
    upload = inspect(xlsx(*sheet), fix)
    assert (upload.dataset, upload.period) == ("grants", PERIOD)
    assert ("missing_column", "1:1") in rules(upload)


def test_chosen_period_overrules_the_title_with_a_warning() -> None:
    data = xlsx(("2023年8月行权月报",), HEADER, *ROWS)
    upload = inspect(data, period=date(2023, 9, 15))
    assert upload.period == PERIOD
    assert rules(upload) == [("period_conflict_title", "")]
    assert list(upload.frame["fine_yuan"]) == [row[5] for row in CLEAN]


def test_unknown_names_are_listed_with_their_number() -> None:
    rows = [(r[0], "黄搂街道", *r[2:]) for r in ROWS]
    upload = inspect(xlsx(HEADER, *rows))
    assert upload.unknown_names == {"黄搂街道": 3}


def test_accepted_alias_resolves_the_name() -> None:
    rows = [(r[0], "黄搂街道", *r[2:]) for r in ROWS[:1]]
    aliases = {"黄搂街道": "320302001"}
    upload = inspect(xlsx(HEADER, *rows), subdistrict_aliases=aliases)
    assert list(upload.frame["subdistrict_code"]) == ["320302001"]
    assert not upload.is_blocked


def test_english_headers_are_known() -> None:
    assert rules(inspect(xlsx(ENGLISH, *ROWS))) == []


def test_few_rows_of_another_month_are_asked_about() -> None:
    rows = [("2023年9月", "黄楼街道", f"XZ-{n}", "简易", 1, 1, 0) for n in range(11)]
    data = xlsx(HEADER, *rows, ("2023年8月", *ROWS[0][1:]))
    assert ("few_rows_of_month", "") in rules(inspect(data))


def test_header_goes_on_below_a_cell_merged_over_texts() -> None:
    rows = [["甲", "处罚", ""], ["", "次", "额"], ["七里沟街道", 1, 100]]
    sheet = Sheet("S", rows, merges=(((0, 1), (0, 2)),))
    fixed = Corrections("S", "penalties", 1, {"B": "exercise_count"})
    found = recognise_sheet(sheet, "x.xlsx", corrections=fixed)
    assert found is not None
    assert found.header.texts == ("甲", "处罚次", "处罚额")
    assert (found.header.columns, found.first_row) == ({"exercise_count": 1}, 2)
