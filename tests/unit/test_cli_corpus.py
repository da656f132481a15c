"""Every workbook of the corpus through the command line: the same issues and rows."""

import json
import string
from collections import defaultdict
from typing import Any

from tests.unit.conftest import Run
from tests.unit.ingest.builder import PERIOD, Case
from tests.unit.ingest.corpus import CORPUS

#: Said of rows beside other uploads or tables: the corpus is one batch here.
_KEY_TWICE, _BUSINESS = "key_in_other_sheet", "__"


def own_name(number: int, case: Case) -> str:
    """The file's name made unique by letters: digits could be taken for a month."""
    letters = string.ascii_lowercase
    tens, ones = divmod(number, len(letters))
    return f"{letters[tens]}{letters[ones]}_{case.file_name}"


def own_issues(uploads: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """Errors and warnings about the workbooks themselves, as (rule, cell)."""
    return sorted(
        (issue["rule"], issue["cell"])
        for upload in uploads
        for issue in upload["issues"]
        if issue["severity"] != "info"
        and issue["rule"] != _KEY_TWICE
        and _BUSINESS not in issue["rule"]
    )


def test_command_line_says_of_each_workbook_what_the_reader_says(
    run: Run, save: Any
) -> None:
    cases = {own_name(number, case): case for number, case in enumerate(CORPUS)}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for options, words in (({}, []), ({"period": PERIOD}, ["--period", "2023-09"])):
        batch = {name: c for name, c in cases.items() if c.options == options}
        files = [save(name, case.build()) for name, case in batch.items()]
        _code, text = run("ingest", *files, *words, "--check-only", "--json")
        for upload in json.loads(text)["files"]:
            found[upload["file"]].append(upload)
    said = {name: own_issues(uploads) for name, uploads in found.items()}
    rows = {n: [u["rows"] for u in us if u["dataset"]] for n, us in found.items()}
    assert said == {name: sorted(case.issues) for name, case in cases.items()}
    assert rows == {n: [len(p.rows) for p in c.parts] for n, c in cases.items()}
