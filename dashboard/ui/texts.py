"""Texts that users wrote, shown as they are."""

import re

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~$:-])")


def escape_markdown(text: str) -> str:
    """`text` as Markdown that shows it letter by letter."""
    return _MARKDOWN.sub(r"\\\1", text)
