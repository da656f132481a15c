"""The command line where a workbook asks: answers, words, confirmations."""

import json
from typing import Any

from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.publication import review_uploads
from dashboard.store.tables import Store
from tests.sql.worlds.findings import finding
from tests.tiny import G1, publish_tables
from tests.unit.conftest import Run
from tests.unit.ingest.builder import HEADER, xlsx
from tests.unit.ingest.corpus_texts import FOUND, LEDGER
from tests.workbooks import row

WORD = "word:procedure:快速办理"


def fast() -> bytes:
    """A report with a word for the procedure that nobody knows."""
    values = row(G1, 4)
    values[3] = "快速办理"
    return xlsx(HEADER, values)


def ledger(*codes: str) -> bytes:
    rows = [
        (code, None, "黄楼街道", "2023-09-12", "联合检查", *FOUND[4:]) for code in codes
    ]
    return xlsx(("问题台账（2023年9月）",), LEDGER, *rows)


def test_question_is_printed_with_its_answers(run: Run, save: Any) -> None:
    file = save("a.xlsx", fast())
    code, text = run("ingest", file)
    assert code == 2
    assert f'--answer "{WORD}=普通"' in text
    _code, text = run("ingest", file, "--json")
    (issue,) = json.loads(text)["files"][0]["issues"]
    assert (issue["question"], list(issue["answers"])) == (WORD, ["简易", "普通"])


def test_answer_publishes_and_is_listed_and_withdrawn(
    run: Run, save: Any, base: Store
) -> None:
    file = save("a.xlsx", fast())
    assert run("ingest", file, "--answer", f"{WORD}=普通")[0] == 0
    assert base.read_rows("penalties", 1)["procedure"].to_pylist() == ["普通"]
    assert run("ingest", file, "--check-only")[0] == 0
    _code, text = run("words", "--json")
    (line,) = json.loads(text)
    assert (line["column"], line["written"], line["value"]) == (
        "penalties.procedure",
        "快速办理",
        "普通",
    )
    assert run("words", "--withdraw", "penalties.procedure=快速办理")[0] == 0
    assert run("ingest", file, "--check-only")[0] == 2


def test_check_only_remembers_no_word(run: Run, save: Any) -> None:
    file = save("a.xlsx", fast())
    assert run("ingest", file, "--check-only", "--answer", f"{WORD}=普通")[0] == 0
    assert json.loads(run("words", "--json")[1]) == []


def test_vanished_codes_are_confirmed(run: Run, save: Any, base: Store) -> None:
    codes = [f"WT-2023-{n:03}" for n in range(1, 9)]
    uploads = inspect_workbook(ledger(*codes), "台账.xlsx")
    base.publish(review_uploads(base, uploads).replacements)
    file = save("b.xlsx", ledger(*codes[:2]))
    code, text = run("ingest", file)
    question = "vanished:findings:2023-09"
    assert code == 2
    assert "少了 6 条：WT-2023-003、" in text
    assert f'--confirm "{question}"' in text
    assert run("ingest", file, "--confirm", question)[0] == 0
    assert run("ingest", file)[0] == 0


def test_a_restated_ledger_keeps_the_later_month_and_is_carried_along(
    run: Run, save: Any, base: Store
) -> None:
    """September's correction leaves October in force; with the flag it reaches it."""
    first, second = (
        finding(f"WT-2023-00{number}", G1, "2023-09-12", category="公示")
        for number in (1, 2)
    )
    for period, rows in (("2023-09", [first]), ("2023-10", [first, second])):
        publish_tables(base, {"findings": {period: rows}})
    file = save("更正.xlsx", ledger("WT-2023-001"))
    _code, text = run("ingest", file)
    assert "仍是2023年9月更正前的内容" in text
    assert "--carry-forward" in text
    assert _categories(base) == [["文书案卷"], ["公示", "公示"]]
    _code, text = run("history", "findings", "--json")
    assert [line["in_force"] for line in json.loads(text)] == [False, True, False]
    assert [line["stands"] for line in json.loads(text)] == [False, True, True]
    # as it was, and again with the flag
    publish_tables(base, {"findings": {"2023-09": [first]}})
    _code, text = run("ingest", file, "--carry-forward", "--json")
    (told,) = json.loads(text)["uncorrected"]
    assert (told["restated"], told["in_force"], told["carried"]) == (
        "2023-09", "2023-10", True,
    )  # fmt: skip
    assert "category" in {cell["column"] for cell in told["cells"]}
    assert _categories(base) == [["文书案卷"], ["文书案卷", "公示"]]


def _categories(store: Store) -> list[list[str]]:
    """The categories of each standing edition, in the order of months."""
    return [
        store.read_rows("findings", edition.table_version)["category"].to_pylist()
        for edition in store.snapshot().editions("findings")
    ]
