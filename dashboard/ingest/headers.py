"""Header cells: levels joined across merges, and matched with the contracts' names."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.outcomes import squeeze_text
from dashboard.ingest.workbook import Sheet

#: No table of ours begins further right; wide sheets would take seconds.
_SEARCHED_COLUMNS = 200
_BRACKETS = re.compile(r"[(\[【][^)\]】]*[)\]】]")
_ORNAMENTS = re.compile(r"[*:;,.。、★※#]+")
_TEN_THOUSAND = re.compile(r"\(?(?:单位:?)?万元\)?")
#: A row of units or column numbers between header and data.
_UNIT_CELL = re.compile(
    r"[(\[]?(?:单位:?)?(?:万元|元|次|件|起|个|项|人|分|卷|例|%)[)\]]?"
)


@dataclass(frozen=True)
class HeaderMatch:
    """One sheet's header read as one data set.

    `columns`: column name to zero-based position. `texts`: each position's joined
    header. `clashes`: column name to the positions that all claim it.
    """

    dataset: str
    row: int
    levels: int
    columns: Mapping[str, int]
    texts: tuple[str, ...]
    clashes: Mapping[str, tuple[int, ...]]

    @property
    def missing(self) -> list[str]:
        """The columns that must be there and are not."""
        dataset = DATASETS[self.dataset]
        return [name for name in needed_columns(dataset) if name not in self.columns]

    @property
    def score(self) -> float:
        """How much of the data set was found, 0 to 1, and how little else there is."""
        dataset = DATASETS[self.dataset]
        needed = needed_columns(dataset)
        found = sum(name in self.columns for name in needed) / len(needed)
        whole = len(self.columns) / len(dataset.columns)
        used = len(self.columns) / max(1, sum(map(bool, self.texts)))
        return 0.6 * found + 0.3 * whole + 0.1 * used


@dataclass(frozen=True)
class HeaderBlock:
    """Rows read as a header, whatever the data set. `spellings`: names by position."""

    row: int
    levels: int
    texts: tuple[str, ...]
    spellings: tuple[tuple[str, ...], ...]


def needed_columns(dataset: Dataset) -> list[str]:
    """The columns a sheet must have: required ones and those of the key.

    A monthly set's month may be missing: title, file or the analyst may say it.
    """
    return [
        column.name
        for column in dataset.columns.values()
        if (column.is_required or column.name in dataset.key)
        and not is_stated_month(dataset, column)
    ]


def is_stated_month(dataset: Dataset, column: Column) -> bool:
    """Whether the column holds the month that is stated outside the cells as well."""
    return column.kind == "month" and column.name == dataset.period_column


def fold_header(text: str) -> str:
    """A header as it is compared: folded, without ornaments."""
    return _ORNAMENTS.sub("", squeeze_text(text)).lower()


def spellings(text: str) -> Iterator[str]:
    """A header as written, then without what stands in brackets."""
    folded = fold_header(text)
    yield folded
    bare = _BRACKETS.sub("", folded)
    if bare and bare != folded:
        yield bare


@cache
def header_index(dataset: str) -> Mapping[str, tuple[str, bool]]:
    """Folded header to (column name, whether it is the header itself, no alias)."""
    index: dict[str, tuple[str, bool]] = {}
    columns = DATASETS[dataset].columns.values()
    for column in columns:
        for text in (column.header, column.header_en, column.name):
            index.setdefault(fold_header(text), (column.name, True))
    for column in columns:
        for alias in column.aliases:
            for text in spellings(alias):
                index.setdefault(text, (column.name, False))
    return index


def header_paths(sheet: Sheet, row: int, levels: int) -> list[tuple[str, ...]]:
    """Each column's header cells from top to leaf, merged cells filled in."""
    grid = [
        [cell if isinstance(cell, str) else "" for cell in cells[:_SEARCHED_COLUMNS]]
        for cells in sheet.rows[row : row + levels]
    ]
    for (top, left), (bottom, right) in sheet.merges:
        if row <= top < row + levels and top < len(sheet.rows):
            for r in range(top, min(bottom + 1, row + len(grid))):
                cells = grid[r - row]
                for c in range(left, min(right + 1, len(cells))):
                    cells[c] = grid[top - row][left]
    if not sheet.merges:
        _fill_right(grid)
    return list(zip(*grid, strict=True))


def _fill_right(grid: list[list[str]]) -> None:
    """Spread upper levels to the right where the file could not keep merges."""
    for upper in grid[:-1]:
        for c in range(1, len(upper)):
            if not upper[c].strip() and grid[-1][c].strip():
                upper[c] = upper[c - 1]


def spans_texts(sheet: Sheet, row: int) -> bool:
    """Whether a cell of `row` is merged over several texts: the header goes on."""
    below = sheet.rows[row + 1] if row + 1 < len(sheet.rows) else []
    return any(
        left < right < len(below)
        and all(isinstance(c, str) and c.strip() for c in below[left : right + 1])
        for (_top, left), (bottom, right) in sheet.merges
        if bottom == row
    )


def joined_header(path: Iterable[str]) -> str:
    """A path's levels as one text, repeated and blank levels once."""
    parts: list[str] = []
    for text in path:
        plain = squeeze_text(text)
        if plain and plain not in parts:
            parts.append(plain)
    return "".join(parts)


def read_header(sheet: Sheet, row: int, levels: int) -> HeaderBlock:
    """The header that `levels` rows from `row` on would be."""
    paths = header_paths(sheet, row, levels)
    return HeaderBlock(
        row,
        levels,
        tuple(joined_header(path) for path in paths),
        tuple(tuple(_path_spellings(path)) for path in paths),
    )


def match_header(block: HeaderBlock, dataset: str) -> HeaderMatch:
    """The columns that a header gives to `dataset`."""
    index = header_index(dataset)
    claims: dict[str, list[tuple[bool, int]]] = {}
    for position, texts in enumerate(block.spellings):
        found = next((index[text] for text in texts if text in index), None)
        if found:
            claims.setdefault(found[0], []).append((found[1], position))
    columns, clashes = {}, {}
    for name, places in claims.items():
        exact = [place for is_exact, place in places if is_exact]
        rivals = exact or [place for _, place in places]
        columns[name] = rivals[0]
        if len(rivals) > 1:
            clashes[name] = tuple(rivals)
    return HeaderMatch(dataset, block.row, block.levels, columns, block.texts, clashes)


def _path_spellings(path: tuple[str, ...]) -> Iterator[str]:
    """The names a path may stand for: all levels joined, then fewer from the top."""
    for start in range(len(path)):
        if text := joined_header(path[start:]):
            yield from spellings(text)


def find_scales(match: HeaderMatch, title: str) -> dict[str, int]:
    """The columns in yuan whose header, or the title above, states 万元."""
    columns = DATASETS[match.dataset].columns
    in_title = re.search(r"单位[:：]?\s*(?:人民币)?万元", title) is not None
    return {
        name: 10_000
        for name, position in match.columns.items()
        if columns[name].unit == "元"
        and (in_title or _TEN_THOUSAND.search(fold_header(match.texts[position])))
    }


def count_tail_rows(sheet: Sheet, start: int) -> int:
    """How many rows at `start` hold only units or column numbers, no data."""
    count = 0
    for cells in sheet.rows[start : start + 2]:
        texts = [squeeze_text(_plain(cell)) for cell in cells]
        filled = [text for text in texts if text]
        is_units = bool(filled) and all(map(_UNIT_CELL.fullmatch, filled))
        numbers = [text.strip("()") for text in filled]
        is_numbering = len(filled) > 2 and numbers == [
            str(n) for n in range(1, len(filled) + 1)
        ]
        if not (is_units or is_numbering):
            break
        count += 1
    return count


def _plain(cell: object) -> str:
    return (
        str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)
    )


def apply_columns(match: HeaderMatch, decided: Mapping[str, str]) -> HeaderMatch:
    """The match with the analyst's own mapping of headers or letters laid over it."""
    if not decided:
        return match
    columns = dict(match.columns)
    clashes = dict(match.clashes)
    for position, text in enumerate(match.texts):
        letter = column_letter(position)
        keys = [
            k for k in decided if k == letter or fold_header(k) == fold_header(text)
        ]
        if not keys:
            continue
        columns = {n: p for n, p in columns.items() if p != position}
        name = decided[keys[0]]
        if name in DATASETS[match.dataset].columns:
            columns[name] = position
            clashes.pop(name, None)
    return HeaderMatch(
        match.dataset, match.row, match.levels, columns, match.texts, clashes
    )
