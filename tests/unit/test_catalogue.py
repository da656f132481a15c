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
#: Functions that speak, with the argument that is the text.
KEYWORDS = {"_": None, "ngettext": (1,)}
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
    """The texts that babel finds inside `_()` and as the first argument of `ngettext`.

    A plural's source has one form for both.
    """
    found = list(extract_from_file("python", ROOT / "app.py", keywords=KEYWORDS))
    texts = {text for _line, text, _comments, _context in found}
    for folder in ("dashboard", "pages"):
        rows = extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS)
        texts |= {text for _file, _line, text, _comments, _context in rows}
    return texts


def find_calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `_` and `ngettext` in the sources, and where it stands."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in KEYWORDS:
                yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def is_literal(call: ast.Call) -> bool:
    """Whether the call's text stands in the source, a plural's number beside it."""
    wanted = 2 if getattr(call.func, "id", "") == "ngettext" else 1
    if len(call.args) != wanted or call.keywords:
        return False
    text = call.args[0]
    return isinstance(text, ast.Constant) and isinstance(text.value, str)


def source(message: Message) -> str:
    """The Chinese text."""
    return message.id[0] if isinstance(message.id, tuple) else message.id


def forms(message: Message) -> tuple[str, ...]:
    """Its English: one text, or one for one and one for many."""
    text = message.string
    return text if isinstance(text, tuple) else (text,)


def placeholders(text: str) -> set[str]:
    """The names in braces."""
    return {name for _text, name, _spec, _conversion in Formatter().parse(text) if name}


def speak(code: str, text: str) -> str:
    """`text` in a language; run in a context of its own, which it changes."""
    use_language(code)
    return _(text)


def test_every_text_has_an_entry_and_no_entry_is_stale(catalogue: Catalog) -> None:
    known, used = set(map(source, entries(catalogue))), extract()
    missing, stale = sorted(used - known), sorted(known - used)
    assert not missing, f"missing: {missing}"
    assert not stale, f"stale: {stale}"


def test_every_entry_is_translated(catalogue: Catalog) -> None:
    assert [m.id for m in entries(catalogue) if not all(forms(m)) or m.fuzzy] == []


def test_english_texts_hold_no_chinese(catalogue: Catalog) -> None:
    left = {m.id for m in entries(catalogue) if CHINESE.search("".join(forms(m)))}
    assert left == KEPT_CHINESE


def test_placeholders_are_those_of_the_source(catalogue: Catalog) -> None:
    """Of the singular some: one finding is in one unit."""
    differing = {
        message.id: placeholders(source(message)) ^ placeholders(forms(message)[-1])
        for message in entries(catalogue)
    }
    assert {text: names for text, names in differing.items() if names} == {}
    for message in entries(catalogue):
        assert placeholders(forms(message)[0]) <= placeholders(source(message))


def test_a_plural_is_its_sources_only_form(catalogue: Catalog) -> None:
    plurals = [m.id for m in entries(catalogue) if isinstance(m.id, tuple)]
    assert plurals
    assert [ids for ids in plurals if len(set(ids)) != 1] == []


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
