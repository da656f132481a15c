"""Merged data cells: names and days hold for every row they span, numbers do not."""

from collections.abc import Iterable

from dashboard.datasets import Dataset
from dashboard.ingest.addresses import cell_address
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.workbook import Cell, Sheet

_NUMBERS = ("count", "amount")


def fill_merges(
    sheet: Sheet, recognition: Recognition, dataset: Dataset
) -> tuple[dict[tuple[int, int], Cell], list[Issue]]:
    """Values for the cells that merges cover, by position, and merged numbers.

    A number merged over several rows belongs to none of them alone: an issue.
    """
    fills: dict[tuple[int, int], Cell] = {}
    issues = []
    kinds = {p: dataset.columns[n].kind for n, p in recognition.header.columns.items()}
    for (top, left), (bottom, right) in _data_merges(sheet, recognition):
        bottom = min(bottom, len(sheet.rows) - 1)
        value = sheet.rows[top][left]
        for column in range(left, right + 1):
            if bottom > top and kinds.get(column) in _NUMBERS:
                span = f"{cell_address(top, left)}:{cell_address(bottom, right)}"
                issues.append(make_issue("merged_numbers", sheet.name, span))
            elif column in kinds:
                for row in range(top, bottom + 1):
                    fills[row, column] = value
    return fills, issues


def _data_merges(
    sheet: Sheet, recognition: Recognition
) -> Iterable[tuple[tuple[int, int], tuple[int, int]]]:
    """The merges that lie in data rows; one across columns is a line of text."""
    for first, last in sheet.merges:
        is_data = first[0] >= recognition.first_row and first[0] < len(sheet.rows)
        if is_data and first[1] == last[1]:
            yield first, last
