"""Header cells: levels joined across merges, and matched with the contracts' names."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from dashboard.datasets import DATASETS, Column, Dataset
from dashboard.ingest.addresses import column_letter
from dashboard.ingest.header_texts import (
    Spelling,
    fold_header,
    joined_header,
    path_spellings,
    spellings,
)
from dashboard.ingest.units import unit_factor
from dashboard.ingest.workbook import Sheet

#: No table of ours begins further right; wide sheets would take seconds.
_SEARCHED_COLUMNS = 200


@dataclass(frozen=True)
class HeaderMatch:
    """One sheet's header read as one data set.

    `columns`: column name to zero-based position. `texts`: each position's joined
    header. `clashes`: column name to the positions that all claim it. `units`: column
    name to the units that its header states. `doubtful`: position to the column it
    would be but for the words that it adds.
    """

    dataset: str
    row: int
    levels: int
    columns: Mapping[str, int]
    texts: tuple[str, ...]
    clashes: Mapping[str, tuple[int, ...]]
    units: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    doubtful: Mapping[int, tuple[str, str]] = field(default_factory=dict)

    @property
    def missing(self) -> list[str]:
        """The columns that must be there and are not."""
        dataset = DATASETS[self.dataset]
        return [name for name in needed_columns(dataset) if name not in self.meant]

    @property
    def meant(self) -> frozenset[str]:
        """The columns that were found, those in doubt included."""
        return frozenset(self.columns) | {name for name, _ in self.doubtful.values()}

    @property
    def score(self) -> float:
        """How much of the data set was found, 0 to 1, and how little else there is."""
        dataset = DATASETS[self.dataset]
        needed = needed_columns(dataset)
        found = sum(name in self.meant for name in needed) / len(needed)
        whole = len(self.meant) / len(dataset.columns)
        used = len(self.meant) / max(1, sum(map(bool, self.texts)))
        return 0.6 * found + 0.3 * whole + 0.1 * used


@dataclass(frozen=True)
class HeaderBlock:
    """Rows read as a header, whatever the data set. `spellings`: names by position."""

    row: int
    levels: int
    texts: tuple[str, ...]
    spellings: tuple[tuple[Spelling, ...], ...]


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


def read_header(sheet: Sheet, row: int, levels: int) -> HeaderBlock:
    """The header that `levels` rows from `row` on would be."""
    paths = header_paths(sheet, row, levels)
    for place in _continued_columns(sheet, row + levels):
        if place < len(paths):
            paths[place] = ("",) * levels
    return HeaderBlock(
        row,
        levels,
        tuple(joined_header(path) for path in paths),
        tuple(tuple(path_spellings(path)) for path in paths),
    )


def _continued_columns(sheet: Sheet, first_row: int) -> frozenset[int]:
    """The blank columns whose header cell is merged with one further left."""
    places = {
        place
        for (top, left), (bottom, right) in sheet.merges
        if top < first_row == bottom + 1
        for place in range(left + 1, right + 1)
    }
    if not places:
        return frozenset()
    rows = sheet.rows[first_row:]
    return frozenset(
        p for p in places if all(row[p] == "" for row in rows if p < len(row))
    )


def match_header(block: HeaderBlock, dataset: str) -> HeaderMatch:
    """The columns that a header gives to `dataset`."""
    index = header_index(dataset)
    claims: dict[str, list[tuple[bool, int]]] = {}
    doubtful: dict[int, tuple[str, str]] = {}
    units: dict[int, tuple[str, ...]] = {}
    for position, texts in enumerate(block.spellings):
        found = next((text for text in texts if text.text in index), None)
        if found is None:
            continue
        name, is_exact = index[found.text]
        if doubt := _doubt(found, DATASETS[dataset].columns[name]):
            doubtful[position] = (name, doubt)
        else:
            claims.setdefault(name, []).append((is_exact, position))
            units[position] = found.units
    columns, clashes = {}, {}
    for name, places in claims.items():
        exact = [place for is_exact, place in places if is_exact]
        rivals = exact or [place for _, place in places]
        columns[name] = rivals[0]
        if len(rivals) > 1:
            clashes[name] = tuple(rivals)
    return HeaderMatch(
        dataset,
        block.row,
        block.levels,
        columns,
        block.texts,
        clashes,
        {name: units[place] for name, place in columns.items() if units[place]},
        {p: entry for p, entry in doubtful.items() if entry[0] not in columns},
    )


def _doubt(spelling: Spelling, column: Column) -> str:
    """The words of a header that may make it another column; "" for none."""
    if spelling.doubt:
        return spelling.doubt
    foreign = (u for u in spelling.units if unit_factor(u, column.unit) is None)
    return next(foreign, "")


def apply_columns(match: HeaderMatch, decided: Mapping[str, str]) -> HeaderMatch:
    """The match with the analyst's own mapping of headers or letters laid over it."""
    if not decided:
        return match
    columns, clashes = dict(match.columns), dict(match.clashes)
    doubtful = dict(match.doubtful)
    for position, text in enumerate(match.texts):
        letter = column_letter(position)
        keys = [
            k for k in decided if k == letter or fold_header(k) == fold_header(text)
        ]
        if not keys:
            continue
        doubtful.pop(position, None)
        columns = {n: p for n, p in columns.items() if p != position}
        name = decided[keys[0]]
        if name in DATASETS[match.dataset].columns:
            columns[name] = position
            clashes.pop(name, None)
    doubtful = {p: e for p, e in doubtful.items() if e[0] not in columns}
    return replace(match, columns=columns, clashes=clashes, doubtful=doubtful)
