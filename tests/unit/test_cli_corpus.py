"""Every workbook of the corpus through the command line: the same issues and rows."""

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from tests.unit.conftest import Run
from tests.unit.ingest.builder import PERIOD, Case
from tests.unit.ingest.corpus import corpus_files, own_issues


def said_of(uploads: list[dict[str, Any]]) -> list[tuple[str, str]]:
    issues = [issue for upload in uploads for issue in upload["issues"]]
    return own_issues((i["severity"], i["rule"], i["cell"]) for i in issues)


def is_like(one: Case, other: Case) -> bool:
    """Whether two workbooks can be read by one command."""
    return (one.options, one.answers) == (other.options, other.answers)


def unlike_cases(cases: Iterable[Case]) -> list[Case]:
    """One case for each set of options and answers."""
    chosen: list[Case] = []
    for case in cases:
        if not any(is_like(case, other) for other in chosen):
            chosen.append(case)
    return chosen


def test_command_line_says_of_each_workbook_what_the_reader_says(
    run: Run, save: Any
) -> None:
    cases = corpus_files()
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for case in unlike_cases(cases.values()):
        batch = {name: c for name, c in cases.items() if is_like(c, case)}
        words = ["--period", "2023-09"] if case.options == {"period": PERIOD} else []
        for question, answer in case.answers.items():
            words += ["--answer", f"{question}={answer}"]
        files = [save(name, case.build()) for name, case in batch.items()]
        _code, text = run("ingest", *files, *words, "--check-only", "--json")
        for upload in json.loads(text)["files"]:
            found[upload["file"]].append(upload)
    rows = {n: [u["rows"] for u in us if u["dataset"]] for n, us in found.items()}
    assert {name: said_of(uploads) for name, uploads in found.items()} == {
        name: sorted(case.issues) for name, case in cases.items()
    }
    assert rows == {n: [len(p.rows) for p in c.parts] for n, c in cases.items()}
