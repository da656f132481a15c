"""Shared texts parts of which are raised or struck out: 5² that reads as 52."""

import re

_TEXT = re.compile(rb"<(?:\w+:)?si\b[^>]*?(?:/>|>(.*?)</(?:\w+:)?si>)", re.S)
_RAISED = re.compile(rb"""<(?:\w+:)?vertAlign\b[^>]*\bval\s*=\s*["']su[pb]""")
_STRUCK = re.compile(rb"""<(?:\w+:)?strike\b(?![^>]*\bval\s*=\s*["'](?:0|false)["'])""")


def rich_kind(body: bytes) -> str:
    """ "raised", "struck" or "", by the runs of one text's XML."""
    if _RAISED.search(body):
        return "raised"
    return "struck" if _STRUCK.search(body) else ""


def find_rich_texts(data: bytes) -> dict[int, str]:
    """Index of each shared text with such a run, to its kind."""
    if b"vertAlign" not in data and b"strike" not in data:
        return {}
    kinds = (rich_kind(match[1] or b"") for match in _TEXT.finditer(data))
    return {index: kind for index, kind in enumerate(kinds) if kind}
