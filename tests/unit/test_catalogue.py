"""The English catalogue: complete, nothing stale, every placeholder kept."""

import ast
import re
from collections.abc import Iterator
from contextvars import copy_context
from io import BytesIO
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

from dashboard.i18n import _, use_language
from dashboard.settings import LOCALE_DIR

ROOT = Path(__file__).parents[2]
CATALOGUE = LOCALE_DIR / "en" / "LC_MESSAGES" / "dashboard.po"
SOURCES = [
    ROOT / "app.py",
    *(ROOT / "dashboard").rglob("*.py"),
    *(ROOT / "pages").rglob("*.py"),
]
#: Ideographs, kana, and the full-width marks that belong to Chinese text.
CHINESE = re.compile(r"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
#: Chinese on purpose: the blank workbook's title, whose month the reader looks for.
KEPT_CHINESE = {"{label}（    年  月）"}


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as source:
        return read_po(source, locale="en")


def entries(catalogue: Catalog) -> list[Message]:
    """All messages but the header."""
    return [message for message in catalogue if message.id]


def extract() -> set[str]:
    """The texts that babel finds inside `_()`."""
    keywords = {"_": None}
    found = list(extract_from_file("python", ROOT / "app.py", keywords=keywords))
    texts = {text for _line, text, _comments, _context in found}
    for folder in ("dashboard", "pages"):
        rows = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=keywords)
        texts |= {text for _file, _line, text, _comments, _context in rows}
    return texts


def find_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `_` in the sources, and where it stands."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "_":
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def is_literal(call: ast.Call) -> bool:
    """Whether the call has one argument, a text that stands in the source."""
    if len(call.args) != 1 or call.keywords:
        return False
    text = call.args[0]
    return isinstance(text, ast.Constant) and isinstance(text.value, str)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def speak(code: str, text: str) -> str:
    """`text` in a language; run in a context of its own, which it changes."""
    use_language(code)
    return _(text)


def test_every_text_has_an_entry_and_no_entry_is_stale(catalogue: Catalog) -> None:
    known, used = {message.id for message in entries(catalogue)}, extract()
    missing, stale = sorted(used - known), sorted(known - used)
    assert not missing, f"missing: {missing}"
    assert not stale, f"stale: {stale}"


def test_every_entry_is_translated(catalogue: Catalog) -> None:
    assert [m.id for m in entries(catalogue) if not m.string or m.fuzzy] == []


def test_english_texts_hold_no_chinese(catalogue: Catalog) -> None:
    left = {m.id for m in entries(catalogue) if CHINESE.search(m.string)}
    assert left == KEPT_CHINESE


def test_placeholders_are_those_of_the_source(catalogue: Catalog) -> None:
    differing = {
        message.id: placeholders(message.id) ^ placeholders(message.string)
        for message in entries(catalogue)
    }
    assert {text: names for text, names in differing.items() if names} == {}


def test_only_literals_are_translated() -> None:
    assert [place for place, call in find_calls() if not is_literal(call)] == []


def test_extraction_sees_every_call() -> None:
    """Inside an f-string, for one, a call would work and yet never be extracted."""
    written = {ast.literal_eval(call.args[0]) for _place, call in find_calls()}
    assert written - extract() == set()


def test_catalogue_is_sorted_and_as_babel_writes_it(catalogue: Catalog) -> None:
    body = BytesIO()
    write_po(
        body, catalogue, width=88, no_location=True, sort_output=True, omit_header=True
    )
    _header, _blank, rest = CATALOGUE.read_text(encoding="utf-8").partition("\n\n")
    assert rest == body.getvalue().decode()


@pytest.mark.parametrize(
    ("code", "text"), [("zh", "逾期"), ("en", "Overdue"), ("fr", "逾期")]
)
def test_a_text_is_spoken_in_the_language_at_hand(code: str, text: str) -> None:
    assert copy_context().run(speak, code, "逾期") == text
