"""The command line where an analyst decides: names, layouts, copies, versions."""

import json
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from dashboard.store.decisions import accepted_aliases, list_corrections
from dashboard.store.tables import Store
from tests.tiny import G1, G2, Y1
from tests.unit.conftest import Run
from tests.unit.ingest.builder import HEADER, xlsx
from tests.workbooks import report, row

STRANGE = tuple("办理数" if name == "行权次数" else name for name in HEADER)
OCTOBER = "2023年10月"


def strange(month: str = "2023年9月", header: tuple[str, ...] = STRANGE) -> bytes:
    """A report whose count stands under a header that nobody knows."""
    return xlsx(header, row(G1, 4, month=month))


def rules(text: str) -> list[str]:
    """The rules of the first file's issues."""
    return [issue["rule"] for issue in json.loads(text)["files"][0]["issues"]]


def test_accepted_alias_makes_a_blocked_workbook_publishable(
    run: Run, save: Any, base: Store
) -> None:
    file = save("a.xlsx", report(row("黄楼老街", 7)))
    assert run("ingest", file)[0] == 2
    code, text = run("ingest", file, "--accept-alias", "黄楼老街=黄楼街道", "--json")
    assert (code, json.loads(text)["files"][0]["published"]) == (0, True)
    assert base.read_rows("penalties", 1)["subdistrict_code"].to_pylist() == [G1]
    assert run("ingest", file)[0] == 0  # remembered


def test_withdrawn_alias_no_longer_resolves(run: Run, save: Any) -> None:
    file = save("a.xlsx", report(row("黄楼老街", 7)))
    run("ingest", file, "--accept-alias", f"黄楼老街={G1}")
    code, text = run("aliases", "--withdraw", "黄楼老街", "--json")
    (line,) = json.loads(text)
    assert (code, line["alias"], line["code"], line["name"]) == (
        0,
        "黄楼老街",
        G1,
        "黄楼街道",
    )
    assert line["withdrawn_at"] >= line["decided_at"]
    assert run("ingest", file)[0] == 2


def test_check_only_keeps_no_alias(run: Run, save: Any, base: Store) -> None:
    file = save("a.xlsx", report(row("黄楼老街")))
    words = ("--accept-alias", f"黄楼老街={G1}", "--check-only")
    assert run("ingest", file, *words)[0] == 0
    assert accepted_aliases(base) == {}


def test_unknown_name_comes_with_ranked_candidates(run: Run, save: Any) -> None:
    file = save("a.xlsx", report(row("黄搂街道"), row("黄搂街道", code="P2")))
    _code, text = run("ingest", file, "--json")
    (unknown,) = json.loads(text)["files"][0]["unknown_names"]
    assert (unknown["name"], unknown["rows"]) == ("黄搂街道", 2)
    assert unknown["candidates"][0] == {"code": G1, "name": "黄楼街道", "score": 75.0}
    _code, text = run("ingest", file)
    assert "  “黄搂街道”（2 行）可能是：黄楼街道 320302001、" in text
    assert f'  如果确认，请加上：--accept-alias "黄搂街道={G1}"\n' in text


def test_mapped_header_is_read_and_remembered(run: Run, save: Any, base: Store) -> None:
    file = save("九月.xlsx", strange())
    assert run("ingest", file)[0] == 2
    assert run("ingest", file, "--map", "办理数=行权次数")[0] == 0
    assert base.read_rows("penalties", 1)["exercise_count"].to_pylist() == [4]
    (kept,) = list_corrections(base)
    assert kept.correction == {
        "columns": {"办理数": "exercise_count"},
        "dataset": None,
        "header_row": None,
    }


def test_correction_is_offered_for_the_same_layout_next_month(
    run: Run, save: Any
) -> None:
    run("ingest", save("九月.xlsx", strange()), "--map", "办理数=exercise_count")
    code, text = run("ingest", save("10月上报.xlsx", strange(OCTOBER)), "--json")
    assert (code, json.loads(text)["files"][0]["period"]) == (0, "2023-10")
    assert "remembered_correction" in rules(text)


def test_correction_is_not_offered_for_another_layout(run: Run, save: Any) -> None:
    run("ingest", save("九月.xlsx", strange()), "--map", "办理数=exercise_count")
    other = (*STRANGE[:-1], "不罚数")
    code, text = run("ingest", save("b.xlsx", strange(OCTOBER, other)), "--json")
    assert code == 2
    assert "remembered_correction" not in rules(text)


def test_withdrawn_correction_is_not_offered(run: Run, save: Any) -> None:
    run("ingest", save("九月.xlsx", strange()), "--map", "办理数=exercise_count")
    _code, text = run("corrections", "--json")
    signature = json.loads(text)[0]["signature"]
    assert run("corrections", "--withdraw", signature)[0] == 0
    assert run("ingest", save("b.xlsx", strange(OCTOBER)))[0] == 2


def test_ignored_header_is_not_read(run: Run, save: Any) -> None:
    file = save("a.xlsx", report(row(G1, 4)))
    code, text = run("ingest", file, "--map", "罚款金额=", "--json")
    assert (code, rules(text)[0]) == (2, "missing_column")
    assert run("ingest", file)[0] == 0  # and that was not remembered


def test_sheet_and_header_row_are_taken_as_told(run: Run, save: Any) -> None:
    book = openpyxl.Workbook()
    book.active.title = "草稿"
    for sheet, times in ((book.active, 1), (book.create_sheet("上报"), 2)):
        for line in (HEADER, ("以上作废",), HEADER, row(G1, times)):
            sheet.append(line)
    data = BytesIO()
    book.save(data)
    file = save("a.xlsx", data.getvalue())
    code, text = run("ingest", file, "--sheet", "上报", "--header-row", 3, "--json")
    assert (code, [f["rows"] for f in json.loads(text)["files"]]) == (0, [1])


def test_zip_is_published_as_the_files_it_holds(run: Run, save: Any) -> None:
    data = BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("上报/9月.xlsx", report(row(G1)))
        archive.writestr("上报/10月.xlsx", report(row(G1, month=OCTOBER)))
    code, text = run("ingest", save("全部.zip", data.getvalue()), "--json")
    files = json.loads(text)["files"]
    assert (code, [(f["file"], f["period"]) for f in files]) == (
        0,
        [("上报/10月.xlsx", "2023-10"), ("上报/9月.xlsx", "2023-09")],
    )


def test_annotated_copy_marks_the_cell(run: Run, save: Any, tmp_path: Path) -> None:
    target = tmp_path / "out" / "copy.xlsx"
    file = save("a.xlsx", report(row(G1, -3)))
    assert run("ingest", file, "--annotated", target)[0] == 2
    copy = openpyxl.load_workbook(target)["Sheet"]["E2"]
    assert copy.value == -3
    assert copy.fill.fgColor.rgb == "00FFC7CE"
    assert "“行权次数”的 -3 小于 0。" in copy.comment.text


@pytest.mark.parametrize(
    ("target", "names"),
    [
        ("out", ["out/a.xlsx", "out/b.xlsx"]),
        ("copy.xlsx", ["copy_a.xlsx", "copy_b.xlsx"]),
    ],
)
def test_annotated_copies_of_several_files(
    target: str, names: list[str], run: Run, save: Any, tmp_path: Path
) -> None:
    files = save("a.xlsx", report(row(G1))), save("b.xlsx", report(row(G2, -1)))
    run("ingest", *files, "--annotated", tmp_path / target)
    written = [openpyxl.load_workbook(tmp_path / name) for name in names]
    comments = [book["Sheet"]["E2"].comment for book in written]
    assert comments[0] is None
    assert "“行权次数”的 -1 小于 0。" in comments[1].text


@pytest.mark.parametrize(
    "words",
    [
        ("--map", "行权次数"),
        ("--map", "行权次数=nonsense"),
        ("--map", "没有这个表头=exercise_count"),
        ("--sheet", "没有这张表"),
        ("--header-row", "0"),
        ("--accept-alias", "黄楼老街=不存在的街道"),
        ("--accept-alias", "丰财街道=黄楼街道"),
    ],
    ids=" ".join,
)
def test_wrong_decision_leaves_with_1(
    words: tuple[str, ...], run: Run, save: Any, base: Store
) -> None:
    before = base.snapshot().id
    assert run("ingest", save("a.xlsx", report()), *words) == (1, "")
    assert base.snapshot().id == before
    assert accepted_aliases(base) == {}


@pytest.fixture
def corrected(run: Run, save: Any) -> Run:
    """September published, then corrected twice: versions 1 to 3."""
    run("ingest", save("a.xlsx", report(row(G1, 1), row(G2, 1))))
    run("ingest", save("b.xlsx", report(row(G1, 5), row(Y1, 2))))
    run("ingest", save("c.xlsx", report(row(G1, 6), row(Y1, 2))))
    return run


def test_diff_with_what_stands(corrected: Run) -> None:
    code, text = corrected("diff", "penalties", 1, "--json")
    shown = json.loads(text)
    assert (code, shown["versions"], shown["counts"]) == (
        0,
        [1, 3],
        {"added": 1, "removed": 1, "changed": 1},
    )
    assert [line["subdistrict_code"] for line in shown["added"]] == [Y1]
    assert [line["subdistrict_code"] for line in shown["removed"]] == [G2]
    cells = {
        line["column"]: (line["before"], line["after"]) for line in shown["changed"]
    }
    assert cells == {"exercise_count": (1, 6), "fine_yuan": (100.0, 600.0)}
    moves = {m["metric"]: m for m in shown["impact"]["metrics"]}
    assert [moves["exercise_count"][n] for n in ("before", "after")] == [2, 8]


def test_diff_of_two_versions_in_words(corrected: Run) -> None:
    code, text = corrected("diff", "penalties", 2, 3, "--period", "2023-09")
    head = "行权月报 2023年9月 第 2 版到第 3 版：新增 0，删除 0，更改 1 行。\n"
    assert (code, text.startswith(head)) == (0, True)
    assert "2023年9月：4 项指标变动，如行权次数 7 → 8、" in text
    assert [line.split()[-2:] for line in text.splitlines()[4:6]] == [
        ["5", "6"],
        ["500", "600"],
    ]


def test_what_is_not_there_leaves_with_1(corrected: Run) -> None:
    commands = (
        ("diff", "penalties", "99"),
        ("diff", "nonsense", "1"),
        ("diff", "penalties", "1", "--period", "2023-08"),
        ("aliases", "--withdraw", "老街"),
        ("corrections", "--withdraw", "penalties:0"),
    )
    assert [corrected(*words) for words in commands] == [(1, "")] * 5
