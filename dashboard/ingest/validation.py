"""What is wrong with a sheet's rows: cell by cell, row by row, with addresses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from pandera.errors import SchemaErrors

from dashboard.datasets import Column, Dataset
from dashboard.ingest.issues import Answer, IssueLog, rules
from dashboard.ingest.names import propose_names
from dashboard.ingest.outcomes import Failure, Noted
from dashboard.ingest.parsing import ParsedSheet
from dashboard.ingest.personal import find_personal
from dashboard.ingest.recognition import Recognition

#: The contracts' checks that have a rule of their own.
_CHECK_RULES = {
    "not_nullable": "missing_value",
    "greater_than_or_equal_to": "below_minimum",
    "less_than_or_equal_to": "above_maximum",
    "str_matches": "bad_code",
}
#: With more unreadable rows than this, the contract is run over the others only: each
#: of their blanks would be a case of its own, and is reported as unreadable already.
_MANY_ROWS = 10_000


@dataclass
class _Findings:
    """The rows under check and where what is found goes.

    `failed`: the sheet rows that could not be read, by column.
    """

    frame: pd.DataFrame
    dataset: Dataset
    sheet: str
    letters: Mapping[str, str]
    log: IssueLog
    failed: dict[str, set[int]] = field(default_factory=dict)

    def add(self, rule: str, name: str, row: int, **values: Any) -> None:
        """Record an issue of the cell in column `name` and sheet row `row`."""
        cell = f"{self.letters.get(name, 'A')}{row}"
        header = self.dataset.columns[name].header
        words = {"header": header, "name": name}
        self.log.add(rule, self.sheet, cell, **{**words, **values})

    def add_range(
        self, rule: str, name: str, rows: Sequence[int], **values: Any
    ) -> None:
        """Record one issue of the cells in column `name` from first to last row."""
        letter, column = self.letters.get(name, "A"), self.dataset.columns[name]
        cell = f"{letter}{rows[0]}"
        if len(rows) > 1 and rows[-1] - rows[0] == len(rows) - 1:
            cell += f":{letter}{rows[-1]}"
        words = {"header": column.header, "name": name, "unit": column.unit}
        self.log.add(rule, self.sheet, cell, **{**words, **values})

    def has_failed(self, name: str, row: int) -> bool:
        """Whether the cell is reported as unreadable."""
        return row in self.failed.get(name, ())


def check_rows(
    frame: pd.DataFrame,
    parsed: ParsedSheet,
    places: Sequence[int],
    recognition: Recognition,
    log: IssueLog,
) -> None:
    """Report what is wrong with the rows at `places`, of which `frame` is made."""
    found = _Findings(
        frame, parsed.dataset, recognition.sheet, recognition.mapping, log
    )
    _report_failures(found, parsed, places)
    _report_checks(found)
    _report_duplicates(found)
    _report_personal(found)


def _report_failures(
    found: _Findings, parsed: ParsedSheet, places: Sequence[int]
) -> None:
    """Report the cells that could not be read, and remember them."""
    wanted = set(places)
    for name, column in parsed.columns.items():
        failures = [(p, f) for p, f in column.failures.items() if p in wanted]
        for place, failure in failures:
            row = parsed.rows[place]
            found.failed.setdefault(name, set()).add(row)
            if not rules()[failure.rule].is_column:
                proposal = _proposal(failure, name, parsed, found)
                found.add(failure.rule, name, row, **failure.values, **proposal)
        notes = [(p, n) for p, n in column.notes.items() if p in wanted]
        _report_columns(found, parsed, name, failures)
        _report_columns(found, parsed, name, notes)


def _report_columns(
    found: _Findings,
    parsed: ParsedSheet,
    name: str,
    cases: Sequence[tuple[int, Failure | Noted]],
) -> None:
    """Report once a column what is true of many of its cells, at the first of them."""
    groups: dict[str, list[tuple[int, Failure | Noted]]] = {}
    for place, case in cases:
        if rules()[case.rule].is_column:
            groups.setdefault(case.rule, []).append((place, case))
    for rule, group in groups.items():
        rows = [parsed.rows[place] for place, _ in group]
        values = {**group[0][1].values, "count": len(group)}
        found.add_range(rule, name, rows, **values)


def _proposal(
    failure: Failure, name: str, parsed: ParsedSheet, found: _Findings
) -> Mapping[str, Any]:
    """What an unknown name or word might mean, while issues are still kept."""
    log = found.log
    if failure.rule == "not_a_choice":
        column = found.dataset.columns[name]
        choices = zip(column.choices, column.choices_en, strict=True)
        return {"answers": [Answer(zh, zh, en) for zh, en in choices]}
    if failure.rule != "unknown_subdistrict" or log.is_full(failure.rule):
        return {}
    return propose_names(str(failure.values["text"]), parsed.subdistricts)


def _report_checks(found: _Findings) -> None:
    """Run the contract over the frame and report what it finds, cell by cell."""
    frame, dataset = found.frame, found.dataset
    unreadable = set().union(*found.failed.values())
    if len(unreadable) > _MANY_ROWS:
        frame = frame.drop(index=list(unreadable))
    try:
        dataset.model.to_schema().validate(frame, lazy=True)
    except SchemaErrors as errors:
        cases = errors.failure_cases
    else:
        return
    fields = ("column", "check", "failure_case", "index")
    for name, check, case, row in zip(*(cases[f] for f in fields), strict=True):
        is_cell = name in dataset.columns and name in found.letters and pd.notna(row)
        if is_cell and not found.has_failed(name, int(row)):
            _report_case(found, dataset.columns[name], str(check), case, int(row))


def _report_case(
    found: _Findings, column: Column, check: str, case: object, row: int
) -> None:
    name, _, bound = check.partition("(")
    if "uniqueness" in check:
        return
    found.add(
        _CHECK_RULES.get(name, "check_failed"),
        column.name,
        row,
        text=f"{case:g}" if isinstance(case, float) else case,
        bound=bound.rstrip(")"),
        check=check,
        example=column.example,
    )


def _report_duplicates(found: _Findings) -> None:
    """Report each row whose key an earlier row bears, with both addresses."""
    key = list(found.dataset.key)
    broken = set().union(*(found.failed.get(name, ()) for name in key))
    frame = found.frame.drop(index=list(broken)) if broken else found.frame
    if not key or not frame.duplicated(key).any():
        return
    rows = pd.Series(frame.index, index=frame.index)
    groups = frame.groupby(key, dropna=False, sort=False).ngroup()
    firsts = rows.groupby(groups).transform("first")
    last = next((name for name in reversed(key) if name in found.letters), key[-1])
    letter = found.letters.get(last, "A")
    keys = "、".join(found.dataset.columns[name].header for name in key)
    for row, first in firsts[firsts != rows].items():
        found.add(
            "duplicate_key", last, int(str(row)), first=f"{letter}{first}", keys=keys
        )


def _report_personal(found: _Findings) -> None:
    """Report cells of free text that hold identity-card or mobile numbers."""
    for column in found.dataset.columns.values():
        if not column.is_sensitive or column.name not in found.letters:
            continue
        texts = found.frame[column.name].dropna()
        rules = {text: find_personal(text) for text in texts.unique()}
        if any(rules.values()):
            for row, text in texts.items():
                if rule := rules[text]:
                    found.add(rule, column.name, int(str(row)))
