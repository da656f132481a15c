"""Personal data in free text: identity-card and mobile numbers."""

import re

from dashboard.ingest.outcomes import fold_text

_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
    r"\d{3}[\dXx](?!\d)"
)
_OLD_IDENTITY = re.compile(
    r"(?<!\d)[1-9]\d{7}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)"
)
_MOBILE = re.compile(r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)")


def find_personal(text: str) -> str | None:
    """ "identity_number" or "mobile_number" when `text` holds one, else None."""
    plain = fold_text(text)
    if not any(sign.isdecimal() for sign in plain):
        return None
    if _IDENTITY.search(plain) or _OLD_IDENTITY.search(plain):
        return "identity_number"
    return "mobile_number" if _MOBILE.search(plain) else None
