"""Texts that users wrote, shown as they are."""

import re

from dashboard.errors import DashboardError

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+.!|<>~$:-])")


def escape_markdown(text: str) -> str:
    """`text` as Markdown that shows it letter by letter."""
    return _MARKDOWN.sub(r"\\\1", text)


def write_failure(failure: DashboardError) -> str:
    """What happened, where, and what to do, as Markdown of a line each.

    All three may quote a file, a sheet or a link.
    """
    rest = filter(None, (failure.where, failure.remedy))
    lines = [f"**{escape_markdown(failure.message)}**", *map(escape_markdown, rest)]
    return "  \n".join(lines)
