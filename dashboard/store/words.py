"""Words that analysts decided to stand for a choice: the bureau's own vocabulary.

One append-only table beside those of names and layouts, kept in the same way.
"""

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.aliases import fold_name
from dashboard.datasets import DATASETS
from dashboard.errors import DashboardError
from dashboard.i18n import _
from dashboard.store.appended import hold_lock
from dashboard.store.decision_lines import (
    append_decision,
    end_decision,
    pair_lines,
    tell_course,
)
from dashboard.store.tables import Store

_VOCABULARY = "vocabulary_decisions"


@dataclass(frozen=True)
class WordDecision:
    """A written form (folded) that stands for a choice of one column."""

    dataset: str
    column: str
    written: str
    value: str
    author: str
    decided_at: dt.datetime
    withdrawn_at: dt.datetime | None = None
    withdrawn_by: str = ""


def list_words(store: Store) -> list[WordDecision]:
    """All decisions about words, oldest first, withdrawn ones with their end."""
    decisions = []
    for line, end in pair_lines(store, _VOCABULARY):
        dataset, column, written = json.loads(line["subject"])
        course = tell_course(line, end)
        decisions.append(
            WordDecision(dataset, column, written, line["content"], *course)
        )
    return decisions


def known_words(store: Store) -> dict[str, dict[str, dict[str, str]]]:
    """Data set to column to written form to the choice that it stands for now."""
    words: dict[str, dict[str, dict[str, str]]] = {}
    for decision in list_words(store):
        if decision.withdrawn_at is None:
            columns = words.setdefault(decision.dataset, {})
            columns.setdefault(decision.column, {})[decision.written] = decision.value
    return words


def accept_word(
    store: Store, dataset: str, column: str, written: str, value: str, author: str = ""
) -> None:
    """Let `written` stand for `value` in that column from now on; known: no change.

    Raises `DashboardError` if `value` is no choice of the column, or `written` is one.
    """
    check_word(dataset, column, written, value)
    subject = _subject(dataset, column, written)
    with hold_lock(store.root):
        standing: Mapping[str, str] = (
            known_words(store).get(dataset, {}).get(column, {})
        )
        if standing.get(fold_name(written)) != value:
            append_decision(store, _VOCABULARY, subject, "accept", value, author)


def withdraw_word(
    store: Store, dataset: str, column: str, written: str, *, author: str = ""
) -> None:
    """Let a word stand for nothing again; `NotPublished` if it does not."""
    end_decision(store, _VOCABULARY, _subject(dataset, column, written), author)


def check_word(dataset: str, column: str, written: str, value: str) -> None:
    """Raise `DashboardError` unless `written` may stand for `value` in that column."""
    choices = DATASETS[dataset].columns[column].choices
    if value not in choices:
        raise DashboardError(
            _("“{value}”不是可选项。").format(value=value),
            remedy=_("可用：{names}").format(names=_("、").join(choices)),
        )
    if not fold_name(written) or fold_name(written) in choices:
        raise DashboardError(
            _("“{written}”不需要对照。").format(written=written.strip()),
            remedy=_("请填写表中的写法。"),
        )


def _subject(dataset: str, column: str, written: str) -> str:
    return json.dumps([dataset, column, fold_name(written)], ensure_ascii=False)
