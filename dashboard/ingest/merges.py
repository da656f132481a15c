"""Merged data cells: names and days hold for every row they span, numbers do not."""

from collections.abc import Iterable, Mapping

from dashboard.datasets import Column, Dataset
from dashboard.ingest.addresses import cell_address
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.workbook import Cell, Sheet

_NUMBERS = ("count", "amount")


def fill_merges(
    sheet: Sheet, recognition: Recognition, dataset: Dataset
) -> tuple[dict[tuple[int, int], Cell], list[Issue]]:
    """Values for the cells that merges cover, by position, and merged numbers.

    A number merged over several rows belongs to none of them alone: an issue. One that
    numbers things (a round) is a name and holds for every row.
    """
    fills: dict[tuple[int, int], Cell] = {}
    issues = []
    columns = {p: dataset.columns[n] for n, p in recognition.header.columns.items()}
    for (top, left), (bottom, right) in _data_merges(sheet, recognition, columns):
        bottom = min(bottom, len(sheet.rows) - 1)
        value = sheet.rows[top][left]
        for place in range(left, right + 1):
            column = columns.get(place)
            if column is None:
                continue
            if bottom > top and column.kind in _NUMBERS and not column.is_ordinal:
                span = f"{cell_address(top, left)}:{cell_address(bottom, right)}"
                issues.append(make_issue("merged_numbers", sheet.name, span))
            else:
                for row in range(top, bottom + 1):
                    fills[row, place] = value
    return fills, issues


def _data_merges(
    sheet: Sheet, recognition: Recognition, columns: Mapping[int, Column]
) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """The merges that lie in data rows and cover one column that is read.

    One across several of them is a line of text.
    """
    for first, last in sheet.merges:
        is_data = first[0] >= recognition.first_row and first[0] < len(sheet.rows)
        read = sum(place in columns for place in range(first[1], last[1] + 1))
        if is_data and read == 1:
            yield first, last
