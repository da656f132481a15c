"""Business checks: SQL files that return the rows that break a rule."""

from dataclasses import dataclass
from typing import Literal, get_args

import pandas as pd

from dashboard.errors import QueryError
from dashboard.i18n import pick
from dashboard.names import name_codes
from dashboard.store.database import SnapshotDatabase
from dashboard.store.query import Query, load_query, query_names

Severity = Literal["error", "warning", "info"]

SEVERITIES: tuple[Severity, ...] = get_args(Severity)

_BY_WORD: dict[str, Severity] = {severity: severity for severity in SEVERITIES}

#: The header's words, in the order of the fields of `Check` after its severity.
_TEXTS = ("Label", "Label (en)", "Message", "Message (en)", "Remedy", "Remedy (en)")


@dataclass(frozen=True)
class Check:
    """One business rule; its SQL is queries/checks/<id>.sql, its texts the header's.

    `message` may hold `{detail}`, which stands for a row's own evidence.
    """

    id: str
    dataset: str
    severity: Severity
    label: str
    label_en: str
    message: str
    message_en: str
    remedy: str
    remedy_en: str

    @property
    def title(self) -> str:
        """The rule's name in the language at hand."""
        return pick(self.label, self.label_en)

    @property
    def remedy_text(self) -> str:
        """What to do, in the language at hand."""
        return pick(self.remedy, self.remedy_en)

    def describe(self, detail: str) -> str:
        """What is wrong with one row, in the language at hand, units by their names."""
        return pick(self.message, self.message_en).format(detail=name_codes(detail))


def load_checks(dataset: str | None = None) -> list[Check]:
    """The checks of a data set, or of all: errors first, then by id.

    Raises `QueryError` if a header lacks a text or its severity is none of ours.
    """
    checks = [_read_check(load_query(name)) for name in query_names("checks")]
    return sorted(
        (check for check in checks if dataset in (None, check.dataset)),
        key=lambda check: (SEVERITIES.index(check.severity), check.id),
    )


def run_checks(database: SnapshotDatabase, dataset: str | None = None) -> pd.DataFrame:
    """Every row that breaks a check of the data set (or of any).

    Columns: check, severity, then those of the check files: period (first of the month,
    missing for whole sets), source_sha256, source_sheet, source_row (Int64, missing
    where no single row is at fault), column_name, detail.
    """
    frames = []
    for check in load_checks(dataset):
        rows = database.run(f"checks/{check.id}").astype({"source_row": "Int64"})
        rows.insert(0, "check", check.id)
        rows.insert(1, "severity", check.severity)
        frames.append(rows)
    return pd.concat(frames, ignore_index=True)


def _read_check(query: Query) -> Check:
    """The check that a file's header describes."""
    name = query.name.removeprefix("checks/")
    try:
        severity = _BY_WORD[query.notes["Severity"]]
        texts = [query.notes[word] for word in _TEXTS]
    except KeyError as word:
        raise QueryError(f"Header lacks or misnames {word}", where=query.name) from None
    return Check(name, name.partition("__")[0], severity, *texts)
