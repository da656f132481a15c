"""The command line where a workbook asks: answers, words, confirmations."""

import json
from typing import Any

from dashboard.ingest.inspection import inspect_workbook
from dashboard.ingest.publication import review_uploads
from dashboard.store.tables import Store
from tests.tiny import G1
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
