"""Every workbook of the corpus through the command line: the same issues and rows."""

import json
from collections import defaultdict
from typing import Any

from tests.unit.conftest import Run
from tests.unit.ingest.builder import PERIOD
from tests.unit.ingest.corpus import corpus_files, own_issues


def said_of(uploads: list[dict[str, Any]]) -> list[tuple[str, str]]:
    issues = [issue for upload in uploads for issue in upload["issues"]]
    return own_issues((i["severity"], i["rule"], i["cell"]) for i in issues)


def test_command_line_says_of_each_workbook_what_the_reader_says(
    run: Run, save: Any
) -> None:
    cases = corpus_files()
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for options, words in (({}, []), ({"period": PERIOD}, ["--period", "2023-09"])):
        batch = {name: c for name, c in cases.items() if c.options == options}
        files = [save(name, case.build()) for name, case in batch.items()]
        _code, text = run("ingest", *files, *words, "--check-only", "--json")
        for upload in json.loads(text)["files"]:
            found[upload["file"]].append(upload)
    rows = {n: [u["rows"] for u in us if u["dataset"]] for n, us in found.items()}
    assert {name: said_of(uploads) for name, uploads in found.items()} == {
        name: sorted(case.issues) for name, case in cases.items()
    }
    assert rows == {n: [len(p.rows) for p in c.parts] for n, c in cases.items()}
