"""Tables as files that Excel opens: Chinese intact, no cell taken for a formula."""

import re

import pandas as pd

from dashboard.printable import drop_unprintable

_FORMULA_START = re.compile(r"[=+\-@\t\r]")
# +2.5个百分点: a sign, a number and a word cannot call anything.
_SIGNED_NUMBER = re.compile(r"[+-]\d[\d.,]*[\w% ]*")


def write_csv(frame: pd.DataFrame) -> bytes:
    """`frame` as CSV in UTF-8 with the mark by which Excel knows it; no index."""
    safe = frame.map(neutralise).rename(columns=neutralise)
    return safe.to_csv(index=False).encode("utf-8-sig")


def neutralise(value: object) -> object:
    """Text that a spreadsheet would calculate gets an apostrophe in front."""
    if not isinstance(value, str):
        return value
    value = drop_unprintable(value)
    if not _FORMULA_START.match(value):
        return value
    return value if _SIGNED_NUMBER.fullmatch(value) else f"'{value}"


def file_name(snapshot_id: str, *parts: str, suffix: str = "csv") -> str:
    """What a download is called: its parts and the snapshot that it shows."""
    return "_".join(part for part in (*parts, snapshot_id) if part) + f".{suffix}"
