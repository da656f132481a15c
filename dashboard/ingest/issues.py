"""Problems found in an upload, as values: where, what, why it matters, what to do."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Literal

from dashboard.i18n import pick

Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")

#: Issues kept per rule while reading; all are counted, so memory stays bounded.
KEPT_PER_RULE = 2000


@dataclass(frozen=True)
class Answer:
    """One answer to a question: what is kept, and what it says to the analyst."""

    value: str
    label: str
    label_en: str

    @property
    def text(self) -> str:
        """What it says, in the language at hand."""
        return pick(self.label, self.label_en)


@dataclass(frozen=True)
class Issue:
    """One problem. `cell` is an A1 address or range, "" when it is not in a cell.

    `question`: what `Corrections.answers` answers it by, "" where nothing is asked;
    `answers`: those to choose from. An answered question is an issue no longer.
    """

    severity: Severity
    rule: str
    sheet: str
    cell: str
    message: str
    remedy: str = ""
    message_en: str = ""
    remedy_en: str = ""
    question: str = ""
    answers: tuple[Answer, ...] = ()

    @property
    def text(self) -> str:
        """What is wrong, in the language at hand."""
        return pick(self.message, self.message_en or self.message)

    @property
    def remedy_text(self) -> str:
        """What to do, in the language at hand."""
        return pick(self.remedy, self.remedy_en or self.remedy)

    def to_json(self) -> dict[str, object]:
        """The issue as the command line prints it, in the language at hand."""
        plain: dict[str, object] = {
            "severity": self.severity,
            "rule": self.rule,
            "sheet": self.sheet,
            "cell": self.cell,
            "message": self.text,
        }
        if self.question:
            plain["question"] = self.question
            plain["answers"] = {a.value: a.text for a in self.answers}
        return plain


@dataclass(frozen=True)
class Rule:
    """What a rule says of every issue it finds; texts are format templates.

    `is_column`: it is told once a column, however many cells it is true of. `question`:
    the template of what it is answered by; `answers`: value, Chinese, English of each.
    `is_lasting`: the answer holds for next month's sheet of the same layout as well.
    """

    severity: Severity
    zh: str
    en: str
    remedy: str
    remedy_en: str
    is_column: bool = False
    question: str = ""
    answers: tuple[tuple[str, str, str], ...] = ()
    is_lasting: bool = False


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by id, from rules.toml."""
    path = Path(__file__).with_name("rules.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: Rule(**entry) for name, entry in table.items()}


def make_issue(
    rule: str,
    sheet: str = "",
    cell: str = "",
    answers: Iterable[Answer] = (),
    **values: Any,
) -> Issue:
    """The issue that `rule` states about a place, with `values` in its texts.

    `answers`: to its question, where the rule itself has none.
    """
    entry = rules()[rule]
    zh, remedy, en, remedy_en = (
        template.format(sheet=sheet, **values)
        for template in (entry.zh, entry.remedy, entry.en, entry.remedy_en)
    )
    texts = (zh, remedy, en, remedy_en)
    if not entry.question:
        return Issue(entry.severity, rule, sheet, cell, *texts)
    choices = tuple(answers) or tuple(Answer(*line) for line in entry.answers)
    question = entry.question.format(**values)
    return Issue(entry.severity, rule, sheet, cell, *texts, question, choices)


def is_lasting(question: str) -> bool:
    """Whether an answer holds for next month's sheet of the same layout as well."""
    kind = question.partition(":")[0]
    return any(
        rule.is_lasting and rule.question.partition(":")[0] == kind
        for rule in rules().values()
    )


@dataclass
class IssueLog:
    """Collects issues; beyond `KEPT_PER_RULE` of a rule it only counts."""

    issues: list[Issue] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, rule: str, sheet: str = "", cell: str = "", **values: Any) -> None:
        """Record one issue of `rule`."""
        self.counts[rule] += 1
        if self.counts[rule] <= KEPT_PER_RULE:
            self.issues.append(make_issue(rule, sheet, cell, **values))

    def is_full(self, rule: str) -> bool:
        """Whether further issues of `rule` are only counted."""
        return self.counts[rule] >= KEPT_PER_RULE

    def extend(self, issues: Iterable[Issue]) -> None:
        """Record issues that were made elsewhere."""
        for issue in issues:
            self.counts[issue.rule] += 1
            if self.counts[issue.rule] <= KEPT_PER_RULE:
                self.issues.append(issue)

    def sorted(self) -> tuple[Issue, ...]:
        """The kept issues, worst first, then in the order found."""
        return sort_issues(self.issues)


def sort_issues(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    """The issues worst first, then in the order found."""
    return tuple(sorted(issues, key=lambda i: SEVERITIES.index(i.severity)))


def cap_issues(
    issues: Iterable[Issue], per_rule: int = 50
) -> tuple[list[Issue], dict[str, int]]:
    """The first `per_rule` issues of each rule, and how many each rule has in all."""
    counts: Counter[str] = Counter()
    shown = []
    for issue in issues:
        counts[issue.rule] += 1
        if counts[issue.rule] <= per_rule:
            shown.append(issue)
    return shown, dict(counts)
