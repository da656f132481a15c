"""What cells show of their numbers, where that is not what they store."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from dashboard.datasets import Column
from dashboard.ingest.number_formats import Section, show_number, shown_section
from dashboard.ingest.outcomes import Shown, squeeze_text
from dashboard.ingest.units import unit_factor
from dashboard.ingest.workbook import Cell

_NUMBERS = ("count", "amount")
_SIGNS = str.maketrans("", "", "¥￥$€£+() \u00a0")
#: Tokens of a format that are shown as they stand.
_TEXTS = ("quoted", "escaped", "banged", "plain")


def show_cells(
    cells: list[Cell],
    codes: Mapping[int, str],
    column: Column,
    scale: int,
    answer: str,
) -> list[Cell | Shown]:
    """`cells` as they are to be read, given the telling formats of some of them.

    `codes`: position among the cells to format. Numbers that are shown otherwise
    become `Shown`, shares texts with their per-cent sign, all others what is shown.
    `answer`: the analyst's, "shown" or "stored".
    """
    shown: list[Cell | Shown] = list(cells)
    for place, code in codes.items():
        cell = cells[place]
        if isinstance(cell, bool) or not isinstance(cell, (int, float)):
            continue
        text = show_number(cell, code)
        if text is not None:
            section = shown_section(cell, code)
            shown[place] = _as_shown(cell, text, section, column, scale, answer)
    return shown


def _as_shown(
    cell: int | float,
    text: str,
    section: Section,
    column: Column,
    scale: int,
    answer: str,
) -> Cell | Shown:
    if column.kind == "metric_value" or column.unit == "%":
        return _as_share(cell, text, section)
    if column.kind not in _NUMBERS or column.is_ordinal:
        return text or cell
    if answer == "stored":
        return cell
    meant = _meant(cell, section, column, scale)
    if meant is not None and meant == Decimal(repr(cell)) * scale:
        return cell
    return Shown(cell, text or "（空白）", meant, is_answer=answer == "shown")


def _as_share(cell: int | float, text: str, section: Section) -> Cell | Shown:
    if not text.endswith("%"):
        return Shown(cell, text) if section.thousands else cell
    exact = Decimal(repr(cell)) * Decimal(100) ** section.percents
    return f"{exact.normalize():f}%"


def _meant(
    cell: int | float, section: Section, column: Column, scale: int
) -> Decimal | None:
    """The number that is shown, unrounded, in the column's unit; None: it is none."""
    if not section.slots and not any(
        k in ("general", "text") for k, _ in section.tokens
    ):
        return None
    before, inner, after = _texts(section)
    if before.translate(_SIGNS).strip("-"):
        return None
    number = Decimal(repr(cell)) * Decimal(100) ** section.percents
    number /= Decimal(1000) ** section.thousands
    if inner:
        if inner != ".":
            return None
        number = number.scaleb(-_slots_after_text(section))
    unit = squeeze_text(after.translate(_SIGNS)).strip("-")
    if not unit:
        return number * scale
    factor = unit_factor(unit, column.unit)
    return None if factor is None or scale not in (1, factor) else number * factor


def _texts(section: Section) -> tuple[str, str, str]:
    """What stands before, between and after the digits of a section."""
    texts = ["", "", ""]
    digits = ("slot", "general", "text", "point")
    places = [p for p, (kind, _) in enumerate(section.tokens) if kind in digits]
    for place, (kind, text) in enumerate(section.tokens):
        if kind in _TEXTS:
            side = (place > places[0]) + (place > places[-1]) if places else 0
            texts[side] += text
    return texts[0], texts[1], texts[2]


def _slots_after_text(section: Section) -> int:
    """How many digits are shown behind the text that stands between digits."""
    kinds = [kind for kind, _ in section.tokens]
    first = kinds.index("slot")
    text = next(p for p, k in enumerate(kinds) if k in _TEXTS and p > first)
    return kinds[text:].count("slot")


def column_formats(
    formats: Mapping[tuple[int, int], str], rows: Sequence[int], position: int
) -> dict[int, str]:
    """The telling formats of one column's cells, by their place among `rows`."""
    return dict(_codes(formats, rows, position)) if formats else {}


def _codes(
    formats: Mapping[tuple[int, int], str], rows: Sequence[int], position: int
) -> Iterator[tuple[int, str]]:
    for place, row in enumerate(rows):
        if code := formats.get((row, position)):
            yield place, code
