"""Two languages: source strings are Chinese, English comes from a gettext catalogue."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from dashboard.settings import LOCALE_DIR

LANGUAGES = {"zh": "中文", "en": "English"}
DEFAULT_LANGUAGE = "zh"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


def use_language(code: str) -> None:
    """Speak `code` ("zh" or "en") in the thread or task at hand; unknown codes: zh."""
    _language.set(code if code in LANGUAGES else DEFAULT_LANGUAGE)


@contextmanager
def speak(code: str) -> Iterator[None]:
    """Within it, the language is `code`; afterwards what it was."""
    before = language()
    use_language(code)
    try:
        yield
    finally:
        use_language(before)


def language() -> str:
    """The language of the thread or task at hand, "zh" or "en"."""
    return _language.get()


def pick(zh: str, en: str) -> str:
    """The one of two texts that is in the language at hand (catalogue entries)."""
    return en if language() == "en" else zh


def in_sentence(name: str) -> str:
    """A name as it stands within a sentence: an English one without its capital.

    Abbreviations keep theirs (KPI); Chinese has none.
    """
    is_word = language() == "en" and name[1:2].islower()
    return name[0].lower() + name[1:] if is_word else name


def match_language(locale: str | None) -> str:
    """The language for a browser locale such as "en-GB"; Chinese when in doubt."""
    return "en" if (locale or "").lower().startswith("en") else DEFAULT_LANGUAGE


@cache
def _translations(code: str) -> NullTranslations:
    """The catalogue of `code`, compiled in memory from its .po file."""
    path = LOCALE_DIR / code / "LC_MESSAGES" / "dashboard.po"
    if not path.exists():
        return NullTranslations()
    compiled = BytesIO()
    with path.open("rb") as source:
        write_mo(compiled, read_po(source, locale=code))
    compiled.seek(0)
    return GNUTranslations(compiled)


def _(text: str) -> str:
    """`text` in the language at hand."""
    return _translations(language()).gettext(text)


def ngettext(text: str, number: float) -> str:
    """`text` in the language at hand, in the form that goes with `number`.

    Chinese has one form; the catalogue's entry repeats it as its plural.
    """
    whole = 1 if number == 1 else 2  # gettext counts in whole numbers: 0.5 is many
    return _translations(language()).ngettext(text, text, whole)
