"""A person's mapping of columns, as the correction that brings it about."""

import re
from collections import Counter
from collections.abc import Mapping

from dashboard.ingest.addresses import column_letter
from dashboard.ingest.header_texts import fold_header
from dashboard.ingest.headers import HeaderMatch

_LETTERS = re.compile("[A-Za-z]{1,3}")


def changed_columns(
    header: HeaderMatch, chosen: Mapping[str, int | None]
) -> dict[str, str]:
    """`Corrections.columns` that turn `header` into `chosen`: column name to position.

    Only what is chosen otherwise, and what several columns claim. A sheet column is
    named by its text, which holds when columns move; by its letter if that is not its
    alone. None: the column is not in the sheet.
    """
    places = set(chosen.values())
    dropped = {
        _place_name(header, place): ""
        for place in header.columns.values()
        if place not in places
    }
    taken = {
        _place_name(header, place): name
        for name, place in chosen.items()
        if place is not None
        and (header.columns.get(name) != place or name in header.clashes)
    }
    return dropped | taken


def _place_name(header: HeaderMatch, place: int) -> str:
    text = header.texts[place]
    alike = Counter(map(fold_header, header.texts))[fold_header(text)]
    is_own = text and alike == 1 and not _LETTERS.fullmatch(text)
    return text if is_own else column_letter(place)
