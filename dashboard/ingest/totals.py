"""The sheet's own totals, compared with what its rows add up to."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dashboard.datasets import Column, Dataset
from dashboard.ingest.addresses import cell_address
from dashboard.ingest.cells import ParsedColumn
from dashboard.ingest.issues import Issue, make_issue
from dashboard.ingest.numbers import parse_number
from dashboard.ingest.outcomes import Failure
from dashboard.ingest.recognition import Recognition
from dashboard.ingest.rows import SheetRows, TotalRow
from dashboard.ingest.workbook import Sheet


def compare_totals(
    sheet: Sheet,
    recognition: Recognition,
    dataset: Dataset,
    rows: SheetRows,
    parsed: Mapping[str, ParsedColumn],
) -> Iterator[Issue]:
    """An issue for every total, subtotal or mean that its rows do not give.

    Columns with unreadable cells are left out: those are reported already.
    """
    columns = {
        name: position
        for name, position in recognition.header.columns.items()
        if name in parsed and not parsed[name].failures
    }
    for total in rows.totals:
        for name, position in columns.items():
            column = dataset.columns[name]
            if not _is_compared(column, dataset, total):
                continue
            stated = _stated(sheet, total, column, position, recognition)
            if stated is None:
                continue
            computed = _computed(rows, total, parsed[name].values)
            if computed is not None and not _agree(stated, computed, total):
                yield make_issue(
                    "total_mismatch",
                    sheet.name,
                    cell_address(total.row, position),
                    label=total.label,
                    header=column.header,
                    stated=f"{stated:g}" if abs(stated) < 1e5 else f"{stated:.2f}",
                    computed=f"{computed:.12g}",
                )


def _is_compared(column: Column, dataset: Dataset, total: TotalRow) -> bool:
    """Counts and amounts add up; scores only average; keys and rounds do neither."""
    if column.kind not in ("count", "amount") or column.name in dataset.key:
        return False
    if total.kind == "cumulative" or column.name == "round":
        return False
    return total.kind == "mean" or column.unit not in ("分", "%")


def _stated(
    sheet: Sheet,
    total: TotalRow,
    column: Column,
    position: int,
    recognition: Recognition,
) -> float | None:
    cell = sheet.rows[total.row][position]
    if isinstance(cell, str) and not cell.strip():
        return None
    scale = recognition.scales.get(column.name, 1)
    number = parse_number(cell, column.unit, scale)
    return None if isinstance(number, Failure) else float(number)


def _computed(rows: SheetRows, total: TotalRow, values: Sequence[Any]) -> float | None:
    """What the rows give that `total` speaks of, None when there are none."""
    start = -1
    if total.kind == "subtotal":
        before = [t.row for t in rows.totals if t.row < total.row]
        start = max(before, default=-1)
        end = total.row
    else:
        end = len(rows.data) and rows.data[-1] + 1
    counted = [
        value
        for row, value in zip(rows.data, values, strict=True)
        if start < row < end and value is not None
    ]
    if not counted:
        return None
    whole = float(sum(counted))
    return whole / len(counted) if total.kind == "mean" else whole


def _agree(stated: float, computed: float, total: TotalRow) -> bool:
    """Equal up to a cent; a mean up to what two decimals can show."""
    tolerance = 0.05 if total.kind == "mean" else 0.006
    return abs(stated - computed) <= tolerance
