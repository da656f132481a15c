"""The bureau's own words for the choices of a column."""

from collections.abc import Mapping

from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.recognition import Recognition

#: Data set to column to folded written form to the choice that it stands for.
Words = Mapping[str, Mapping[str, Mapping[str, str]]]


def split_word(question: str) -> tuple[str, str]:
    """Column and written form that a question asks about, "" for any other question."""
    kind, _, rest = question.partition(":")
    column, _, written = rest.partition(":")
    return (column, written) if kind == "word" else ("", "")


def words_of(recognition: Recognition, known: Words) -> dict[str, dict[str, str]]:
    """Column to written form to choice: remembered before, and answered now."""
    words = {c: dict(w) for c, w in known.get(recognition.dataset, {}).items()}
    for question, value in recognition.answers.items():
        column, written = split_word(question)
        if column:
            words.setdefault(column, {})[squeeze_text(written)] = value
    return words
