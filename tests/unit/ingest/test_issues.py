"""Issues: texts in both languages, capped lists with full counts, JSON."""

import re
from pathlib import Path
from string import Formatter

import pytest

from dashboard.i18n import use_language
from dashboard.ingest import issues
from dashboard.ingest.issues import IssueLog, cap_issues, make_issue, rules

INGEST = Path(issues.__file__).parent
CODE = "".join(
    path.read_text(encoding="utf-8")
    for folder in (INGEST, INGEST.parent / "ui")
    for path in folder.rglob("*.py")
)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_issue_speaks_both_languages() -> None:
    issue = make_issue("not_integer", "S", "E5", header="行权次数", text=2.5)
    assert issue.text == "“行权次数”的“2.5”不是整数。"
    use_language("en")
    assert issue.text == "“2.5” in “行权次数” is not a whole number."
    assert issue.remedy_text == "Enter a whole number."
    use_language("zh")


def test_issue_as_json() -> None:
    issue = make_issue("empty_file")
    assert issue.to_json() == {
        "severity": "error",
        "rule": "empty_file",
        "sheet": "",
        "cell": "",
        "message": "文件是空的。",
    }


@pytest.mark.parametrize("rule", rules().values(), ids=list(rules()))
def test_both_languages_of_a_rule_say_the_same(rule: issues.Rule) -> None:
    english = {name.removesuffix("_en") for name in fields(rule.en)}
    assert fields(rule.zh) == english
    assert bool(rule.remedy) == bool(rule.remedy_en)
    assert not re.search("[\u4e00-\u9fff]{6}", rule.en)


@pytest.mark.parametrize("name", rules())
def test_rule_is_used(name: str) -> None:
    built = {f"period_from_{s}" for s in ("chosen", "sheet", "title", "file", "folder")}
    built |= {f"period_conflict_{s}" for s in ("sheet", "title", "file", "folder")}
    assert name in built or f'"{name}"' in CODE


def test_capping_keeps_the_first_and_counts_all() -> None:
    found = [make_issue("empty_file")] * 3 + [make_issue("damaged")]
    shown, counts = cap_issues(found, per_rule=2)
    assert [i.rule for i in shown] == ["empty_file", "empty_file", "damaged"]
    assert counts == {"empty_file": 3, "damaged": 1}


def test_log_keeps_a_bounded_number_and_sorts_the_worst_first(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(issues, "KEPT_PER_RULE", 2)
    log = IssueLog()
    for _ in range(5):
        log.add("hidden_sheet", "S")
    log.extend([make_issue("damaged")] * 3)
    assert log.counts == {"hidden_sheet": 5, "damaged": 3}
    assert [i.rule for i in log.sorted()] == ["damaged"] * 2 + ["hidden_sheet"] * 2
