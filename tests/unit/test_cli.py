"""The command line: exit codes, JSON, all or nothing, restore."""

import json
from typing import Any

import pytest

from dashboard.store.tables import Store
from tests.tiny import G1, G2, Y1
from tests.unit.conftest import Run
from tests.workbooks import BAD, BadWorkbook, report, row


def test_ingest_publishes_and_says_so(run: Run, save: Any, base: Store) -> None:
    code, text = run("ingest", save("九月.xlsx", report()), "--json")
    assert code == 0
    shown = json.loads(text)
    assert shown.pop("impact")["metrics"]
    assert shown == {
        "files": [
            {
                "file": "九月.xlsx",
                "dataset": "penalties",
                "period": "2023-09",
                "rows": 3,
                "published": True,
                "version": 1,
                "issues": [],
            }
        ],
        "confirmations": [],
        "uncorrected": [],
        "snapshot": base.snapshot().id,
    }


def test_note_is_kept(run: Run, save: Any) -> None:
    run("ingest", save("a.xlsx", report()), "--note", "九月首报")
    _code, text = run("history", "penalties", "--json")
    assert [line["note"] for line in json.loads(text)] == ["九月首报"]


def test_check_only_publishes_nothing(run: Run, save: Any, base: Store) -> None:
    before = base.snapshot().id
    code, text = run("ingest", save("a.xlsx", report()), "--check-only", "--json")
    shown = json.loads(text)
    assert code == 0
    assert shown["snapshot"] == before == base.snapshot().id
    assert shown["files"][0]["published"] is False
    assert shown["files"][0]["version"] is None


def test_text_and_json_say_which_figures_move(run: Run, save: Any) -> None:
    run("ingest", save("a.xlsx", report(row(G1, 1), row(G2))))
    file = save("b.xlsx", report(row(G1, 3), row(G2)))
    _code, text = run("ingest", file, "--check-only")
    assert "2023年9月：4 项指标变动，如行权次数 2 → 4、罚款金额 200 → 400。\n" in text
    _code, text = run("ingest", file, "--check-only", "--json")
    impact = json.loads(text)["impact"]
    assert impact["metrics"][0] == {
        "metric": "exercise_count",
        "period": "2023-09",
        "before": 2,
        "after": 4,
        "change": 2,
        "last_month": None,
        "subdistricts": 1,
    }
    assert [t["value"] for t in impact["totals"]] == [4, 400, 0]


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.rule)
def test_bad_workbook_is_blocked_at_its_cell(
    bad: BadWorkbook, run: Run, save: Any, base: Store
) -> None:
    before = base.snapshot().id
    code, text = run("ingest", save(bad.file_name, bad.data), "--json")
    issues = json.loads(text)["files"][0]["issues"]
    issue = next(i for i in issues if i["severity"] == "error")
    assert code == 2
    assert (issue["rule"], issue["cell"]) == (bad.rule, bad.cell)
    assert issue["message"].endswith("。")
    assert issue["remedy"].startswith("请")
    assert base.snapshot().id == before


def test_stated_month_that_the_rows_contradict_is_blocked(run: Run, save: Any) -> None:
    file = save("a.xlsx", report(row(G1)))
    code, text = run("ingest", file, "--period", "2023-10", "--json")
    issues = json.loads(text)["files"][0]["issues"]
    wrong = [i["cell"] for i in issues if i["rule"] == "wrong_period"]
    assert (code, wrong) == (2, ["A2"])


def test_of_several_files_all_are_published_or_none(
    run: Run, save: Any, base: Store
) -> None:
    before = base.snapshot().id
    good, bad = save("good.xlsx", report()), save("bad.xlsx", b"")
    code, text = run("ingest", good, bad, "--json")
    assert code == 2
    assert [f["published"] for f in json.loads(text)["files"]] == [False, False]
    assert base.snapshot().id == before


def test_one_entry_a_month(run: Run, save: Any) -> None:
    file = save("两月.xlsx", report(row(G1), row(G2, month="2023年8月")))
    code, text = run("ingest", file, "--json")
    files = json.loads(text)["files"]
    assert code == 0
    assert [(f["period"], f["rows"]) for f in files] == [("2023-08", 1), ("2023-09", 1)]


def test_text_names_cell_remedy_and_outcome(run: Run, save: Any) -> None:
    code, text = run("ingest", save("a.xlsx", report(row(G1, -3))))
    assert code == 2
    assert "  [error] Sheet!E2 “行权次数”的 -3 小于 0。 请核对后改正。\n" in text
    assert text.endswith("未发布。\n")


def test_text_says_what_a_publish_changes(run: Run, save: Any) -> None:
    run("ingest", save("a.xlsx", report(row(G1, 1), row(G2))))
    _code, text = run("ingest", save("b.xlsx", report(row(G1, 2), row(Y1))))
    assert "行权月报 2023年9月：新增 1，删除 1，更改 1 行。\n" in text


@pytest.mark.parametrize(
    "words",
    [
        ("ingest", "missing.xlsx"),
        ("ingest", "."),
        ("ingest",),
        ("nonsense",),
        ("history", "nonsense"),
        ("restore", "penalties", "99"),
        ("restore", "penalties", "first"),
        ("metrics", "--period", "2023-13"),
        ("metrics", "--as-of", "nothing-1"),
        ("metrics", "--format", "xml"),
    ],
    ids=" ".join,
)
def test_errors_other_than_issues_leave_with_1(
    words: tuple[str, ...], run: Run
) -> None:
    assert run(*words) == (1, "")


@pytest.fixture
def corrected(run: Run, save: Any) -> Run:
    """September published, then corrected: versions 1 and 2."""
    run("ingest", save("a.xlsx", report(row(G1, 1), row(G2, 1))))
    run("ingest", save("b.xlsx", report(row(G1, 5))))
    return run


def test_history_tells_what_stands(corrected: Run) -> None:
    _code, text = corrected("history", "penalties", "--json")
    lines = json.loads(text)
    assert [(e["version"], e["in_force"], e["rows"]) for e in lines] == [
        (1, False, 2),
        (2, True, 1),
    ]
    assert [e["file"] for e in lines] == ["a.xlsx", "b.xlsx"]


def test_restore_shows_the_difference_and_publishes(
    corrected: Run, base: Store
) -> None:
    code, text = corrected("restore", "penalties", 1, "--note", "误报")
    assert code == 0
    assert text == (
        "行权月报 2023年9月：新增 1，删除 0，更改 1 行。\n"
        f"已恢复，快照：{base.snapshot().id}\n"
    )
    line = list(base.snapshot().published.values())[-1]
    assert (line.action, line.note, line.row_count) == ("restore", "误报", 2)


def test_restore_of_what_stands_changes_nothing(corrected: Run, base: Store) -> None:
    before = base.snapshot().id
    code, text = corrected("restore", "penalties", 2)
    assert code == 0
    assert f"与在用版本相同，无需恢复。快照：{before}\n" in text
    assert base.snapshot().id == before


def test_restore_asks_a_person_and_stops_at_no(
    corrected: Run, base: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = base.snapshot().id
    monkeypatch.setattr("sys.stdin", _Person("n\n"))
    code, text = corrected("restore", "penalties", 1)
    assert code == 1
    assert "新增 1，删除 0，更改 1 行" in text
    assert base.snapshot().id == before


def test_metrics_print_the_month_as_of_a_snapshot(corrected: Run, base: Store) -> None:
    _code, text = corrected("history", "penalties", "--json")
    first = json.loads(text)[0]["snapshot"]
    words = (
        "metrics",
        "--metric",
        "exercise_count",
        "--area",
        G1,
        "--period",
        "2023-09",
    )
    _code, old = corrected(*words, "--as-of", first, "--format", "json")
    _code, new = corrected(*words, "--format", "json")
    assert [json.loads(shown)[0]["value"] for shown in (old, new)] == [1, 5]


class _Person:
    """Standard input with somebody at it."""

    def __init__(self, answer: str) -> None:
        self._answer = answer

    def readline(self) -> str:
        return self._answer

    def isatty(self) -> bool:
        return True
