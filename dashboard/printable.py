"""Text from elsewhere, fit to be written into a file."""

import re

#: All that XML 1.0 cannot hold (Char, section 2.2); lone surrogates fit no file at all.
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def drop_unprintable(text: str) -> str:
    """`text` without the characters that would make a Word or Excel file unreadable."""
    return _NO_XML.sub("", text)
